/// Data that becomes objects of any type, and so runs code.
extension CodeJudge {
  private static let check = "code/unsafe-deserialization"

  private static let pickles: Set<String> = [
    "pickle", "cPickle", "_pickle", "dill", "cloudpickle", "jsonpickle", "marshal", "shelve",
    "joblib", "pandas", "pd",
  ]

  mutating func judgeObject(_ call: CodeCall) {
    let isUnsafe =
      switch language {
      case .python: isUnsafeInPython(call)
      case .javascript: isUnsafeInScript(call)
      case .ruby: isUnsafeInRuby(call)
      case .php: isUnsafeInPHP(call)
      case .java, .kotlin: isUnsafeInJava(call)
      case .csharp: isUnsafeInDotNet(call)
      case .go: false
      case .swift: call.name == "unarchiveObject"
      }
    if isUnsafe { report(Self.check, call.tokens) }
  }

  private func isUnsafeInPython(_ call: CodeCall) -> Bool {
    let path = resolved(call)
    guard path.count > 1 else { return false }
    let (module, name) = (path[path.count - 2], call.name)
    switch module {
    case "pickle", "cPickle", "_pickle", "dill", "cloudpickle":
      return ["load", "loads", "Unpickler"].contains(name) && !isWritten(call)
    case "marshal": return name == "load" || name == "loads"
    case "shelve": return name == "open" || name == "DbfilenameShelf"
    case "jsonpickle": return name == "decode" || name == "loads"
    case "joblib": return name == "load"
    case "pandas", "pd": return name == "read_pickle"
    case "yaml", "ruamel": return isUnsafeYAML(call)
    case "torch": return name == "load" && !isWord(call.value(named: "weights_only"), "True")
    case "numpy", "np": return name == "load" && isWord(call.value(named: "allow_pickle"), "True")
    default: return false
    }
  }

  /// Whether the program holds the data as a text.
  private func isWritten(_ call: CodeCall) -> Bool {
    guard let first = call.values.first else { return false }
    let value = program.value(first)
    return value.isConstant && value.hasLiteral
  }

  private func isUnsafeYAML(_ call: CodeCall) -> Bool {
    switch call.name {
    case "unsafe_load", "unsafe_load_all", "full_load", "full_load_all": return true
    case "YAML":
      return call.value(named: "typ").map { tokens in
        tokens.contains { code.literal($0).map { code.plainText($0) == "unsafe" } ?? false }
      } ?? false
    case "load", "load_all":
      guard let loader = call.value(named: "Loader") ?? call.values.dropFirst().first else {
        return true
      }
      return !loader.contains { index in
        let word = code.word(index)
        return word.hasSuffix("SafeLoader") || word == "BaseLoader"
      }
    default: return false
    }
  }

  private func isUnsafeInScript(_ call: CodeCall) -> Bool {
    guard call.name == "unserialize" || call.name == "deserialize" else { return false }
    return resolved(call).contains {
      ["node-serialize", "serialize", "serialize-to-js", "v8"].contains($0)
    }
      && call.object != "v8"
  }

  private func isUnsafeInRuby(_ call: CodeCall) -> Bool {
    guard let first = call.arguments.first, !value(first.tokens).isConstant else { return false }
    switch call.object {
    case "Marshal": return call.name == "load" || call.name == "restore"
    case "YAML", "Psych":
      return ["load", "unsafe_load", "load_stream", "load_documents", "unsafe_load_file"].contains(
        call.name) && !call.tokens.contains { code.word($0) == "safe" }
    case "Oj": return call.name == "load" && !hasSafeMode(call) || call.name == "object_load"
    case "CSV": return call.name == "load"
    default: return false
    }
  }

  private func hasSafeMode(_ call: CodeCall) -> Bool {
    call.value(named: "mode").map { tokens in
      tokens.contains { ["strict", "null", "compat", "json", "rails"].contains(code.word($0)) }
    } ?? false
  }

  private func isUnsafeInPHP(_ call: CodeCall) -> Bool {
    guard call.path == ["unserialize"], let first = call.values.first, !value(first).isConstant
    else {
      return false
    }
    return !call.tokens.contains {
      code.literal($0).map { code.plainText($0) == "allowed_classes" } ?? false
    }
  }

  private func isUnsafeInJava(_ call: CodeCall) -> Bool {
    switch call.name {
    case "ObjectInputStream", "XMLDecoder": return !call.values.isEmpty
    case "readObject": return isNamed(call.object, ["in", "ois", "stream", "input"])
    case "fromXML": return true
    case "enableDefaultTyping": return true
    case "Yaml":
      return !call.tokens.contains { code.word($0) == "SafeConstructor" }
        && code.word(call.start - 1) == "new"
    default: return false
    }
  }

  private func isNamed(_ name: String, _ parts: [String]) -> Bool {
    let folded = name.lowercased()
    return parts.contains { folded == $0 || folded.hasSuffix("stream") || folded.hasSuffix("ois") }
  }

  private func isUnsafeInDotNet(_ call: CodeCall) -> Bool {
    if [
      "BinaryFormatter", "NetDataContractSerializer", "SoapFormatter", "LosFormatter",
      "ObjectStateFormatter",
    ].contains(call.name) {
      return code.word(call.start - 1) == "new"
    }
    return call.name == "JavaScriptSerializer"
      && call.tokens.contains { code.word($0) == "SimpleTypeResolver" }
  }

  /// Judges `TypeNameHandling = TypeNameHandling.All`.
  mutating func judgeObjectSetting(at index: Int) {
    guard language == .csharp, code.word(index - 1) == "TypeNameHandling",
      code.word(index + 1) == "TypeNameHandling",
      ["All", "Auto", "Objects", "Arrays"].contains(code.word(index + 3))
    else { return }
    report(Self.check, (index - 1)..<(index + 4))
  }
}
