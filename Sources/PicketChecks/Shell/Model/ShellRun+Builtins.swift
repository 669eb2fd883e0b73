import PicketModel

/// Commands that change the shell itself, or make it read code.
extension ShellRun {
  /// Takes a builtin; `nil` for any other command.
  mutating func performBuiltin(_ call: ShellCall) -> ShellFlow? {
    switch call.name {
    case "cd", "pushd", "chdir": changeDirectory(call)
    case "popd": directory = nil
    case "export", "local", "declare", "typeset", "readonly": return performDeclaration(call)
    case "alias": setAliases(call)
    case "unalias": for word in call.words { aliases[word] = nil }
    case "set":
      if call.arguments.isEmpty { return ShellFlow(marks: .environment) }
      if let dash = call.arguments.firstIndex(where: { $0.text == "--" }) {
        positional = call.arguments[(dash + 1)...].map(\.value)
      }
    case "shift":
      let count = min(call.words.first.flatMap { Int($0) } ?? 1, positional?.count ?? 0)
      positional?.removeFirst(max(0, count))
    case "unset":
      for word in call.words {
        variables[word] = nil
        functions[word] = nil
      }
      judgeUnset(call)
    case "read", "mapfile", "readarray": read(call)
    case "printf": return printf(call)
    case "echo": return ShellEcho.output(of: call)
    case "eval": return evaluateJoined(call)
    case "source", ".": return performSource(call)
    case "trap":
      guard let code = call.arguments.first?.constant, call.arguments.count > 1 else { return nil }
      _ = evaluate(code: code, call.range)
    case "hash":
      if let index = call.arguments.firstIndex(where: { $0.text == "-p" }),
        index + 2 < call.arguments.count
      {
        aliases[call.arguments[index + 2].text] = call.arguments[index + 1].text
      }
    case ":", "true", "false", "test", "[", "[[", "((", "exit", "return", "break", "continue":
      judgeSettings(call.assignments, call.range)
      return ShellFlow(text: "")
    default: return nil
    }
    judgeSettings(call.assignments, call.range)
    return ShellFlow(text: "")
  }

  /// What Linux takes, in bytes.
  private static var longestPath: Int { 4_096 }

  private mutating func changeDirectory(_ call: ShellCall) {
    let options = ShellOptions(call.arguments, stopsAtOperand: true)
    guard let target = options.operands.first else {
      directory = setting.home
      return
    }
    guard target.value.isConstant, target.text != "-", !target.hasGlob else {
      directory = target.value.marks.contains(.temporary) ? "/tmp/x" : nil
      return
    }
    guard directory != nil || target.text.hasPrefix("/") else { return }
    let path = absolute(target.text)
    directory = path.utf8.count <= Self.longestPath ? path : nil
  }

  private mutating func performDeclaration(_ call: ShellCall) -> ShellFlow {
    judgeSettings(call.assignments, call.range)
    let prints = call.assignments.isEmpty && (call.arguments.isEmpty || call.has("-p", "-x", "-px"))
    return prints ? ShellFlow(marks: .environment) : ShellFlow(text: "")
  }

  private mutating func setAliases(_ call: ShellCall) {
    for argument in call.arguments {
      guard let equals = argument.text.firstIndex(of: "="), argument.value.isConstant else {
        continue
      }
      let code = String(argument.text[argument.text.index(after: equals)...])
      aliases[String(argument.text[..<equals])] = code
    }
  }

  private mutating func read(_ call: ShellCall) {
    let options = ShellOptions(call.arguments, valued: "adinNptuCcO")
    var input = call.input ?? ShellFlow(marks: .external)
    if call.name != "read" { input.text = nil }
    var words = input.text?.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)
    let names = options.operands.compactMap(\.constant) + options.all("a").compactMap(\.constant)
    for (index, name) in names.enumerated() {
      var value = ShellText(
        hole: ShellHole(name: name, canBeEmpty: true, isQuoted: false), marks: input.marks)
      if let known = words, !known.isEmpty {
        value = ShellText(index == names.count - 1 ? known.joined(separator: " ") : known[0])
        words?.removeFirst()
      }
      variables[name] = [value]
    }
  }

  private mutating func printf(_ call: ShellCall) -> ShellFlow {
    var arguments = call.arguments[...]
    var variable: String?
    if arguments.first?.text == "-v" {
      variable = arguments.dropFirst().first?.constant
      arguments = arguments.dropFirst(2)
    }
    if arguments.first?.text == "--" { arguments = arguments.dropFirst() }
    let output = ShellEcho.formatted(Array(arguments))
    guard let variable else { return output }
    var value = ShellText(output.text ?? "")
    if output.text == nil {
      value = ShellText(hole: ShellHole(name: variable, canBeEmpty: true, isQuoted: false))
    }
    value.marks = output.marks
    variables[variable] = [value]
    return ShellFlow(text: "")
  }

  // MARK: Code

  /// `eval`: its words are joined and read again.
  private mutating func evaluateJoined(_ call: ShellCall) -> ShellFlow {
    judgeCode(call, call.arguments.map(\.value))
    let code = call.arguments.map(\.text).joined(separator: " ")
    return evaluate(code: code, call.range, call.input)
  }

  private mutating func performSource(_ call: ShellCall) -> ShellFlow {
    guard let file = call.arguments.first else { return .unknown }
    runFile(file, call)
    return .unknown
  }

  /// Judges a file that an interpreter runs, and takes what was written into it.
  mutating func runFile(_ file: ShellArgument, _ call: ShellCall) {
    var flow = flow(ofFile: file)
    flow.marks.formUnion(file.value.marks)
    if flow.marks.contains(.download), !flow.marks.contains(.verified) {
      let isPipe = file.text.contains(ShellText.hole)
      report(
        isPipe ? .downloadRunBySubstitution : .downloadThenRun, call.range,
        isPipe ? "" : "it was downloaded before")
    } else if flow.marks.contains(.decoded) {
      report(.decodeThenRun, call.range)
    }
    if let text = flow.text { _ = evaluate(code: text, call.range) }
  }
}

/// What `echo` and `printf` write.
enum ShellEcho {
  static func output(of call: ShellCall) -> ShellFlow {
    var arguments = call.arguments[...]
    var interprets = false
    var endsLine = true
    while let first = arguments.first?.text, first.utf8.first == UInt8(ascii: "-"),
      first.dropFirst().allSatisfy({ "neE".contains($0) }), first.count > 1
    {
      if first.contains("e") { interprets = true }
      if first.contains("n") { endsLine = false }
      arguments.removeFirst()
    }
    var flow = ShellFlow(text: "")
    for argument in arguments { flow.marks.formUnion(argument.value.marks) }
    var text = arguments.map(\.text).joined(separator: " ")
    if interprets { text = unescaped(text) }
    flow.text = text + (endsLine ? "\n" : "")
    if arguments.contains(where: { !$0.value.isConstant }), text.count < 3 { flow.text = nil }
    return flow
  }

  /// What `printf` makes of its format; only texts and numbers are put in.
  static func formatted(_ arguments: [ShellArgument]) -> ShellFlow {
    var flow = ShellFlow()
    for argument in arguments { flow.marks.formUnion(argument.value.marks) }
    guard let format = arguments.first?.constant else { return flow }
    var values = arguments.dropFirst().map(\.text)[...]
    var result = ""
    repeat {
      let before = values.count
      var isDirective = false
      for character in unescaped(format) {
        if isDirective {
          switch character {
          case "%": result += "%"
          case "b": result += unescaped(values.popFirst() ?? "")
          case "s", "q", "d", "i", "u", "x", "f", "c": result += values.popFirst() ?? ""
          default: continue
          }
          isDirective = false
        } else if character == "%" {
          isDirective = true
        } else {
          result.append(character)
        }
      }
      if values.count == before { break }
    } while !values.isEmpty && result.utf8.count < ShellText.limit
    flow.text = result
    return flow
  }

  /// A text with its backslash escapes replaced.
  static func unescaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    // The shell's own reader of escapes knows all of them.
    let quoted = "$'" + text.replacing(each: "'", with: "\\'") + "'"
    let script = ShellParser.parse(Array(quoted.utf8)).script
    guard case .simple(let command)? = script.commands.first else { return text }
    return command.words.first?.constant ?? text
  }
}
