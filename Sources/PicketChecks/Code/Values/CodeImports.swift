/// What the names of a program stand for that it imports.
struct CodeImports {
  private var paths: [String: [String]] = [:]
  /// The texts that name modules: `require('child_process')`.
  private var modules: Set<String> = []

  init(_ code: CodeText) {
    switch code.language {
    case .python: readPython(code)
    case .javascript, .go, .ruby: readModules(code)
    case .java, .kotlin, .csharp, .php, .swift: break
    }
  }

  /// Whether a file names a module in its imports.
  func has(_ module: String) -> Bool { modules.contains(module) }

  /// Whether a name stands for something that has another name where it comes from.
  func renames(_ name: String) -> Bool {
    paths[name].map { $0.last != name } ?? false
  }

  /// The full path of a name: `sp.call` becomes `subprocess.call`.
  func resolved(_ path: [String]) -> [String] {
    guard let first = path.first, let full = paths[first] else { return path }
    return full + path.dropFirst()
  }

  private mutating func readPython(_ code: CodeText) {
    for index in code.main {
      let isFirst = index == 0 || code.tokens[index - 1].kind == .lineEnd
      guard isFirst || code.symbol(index - 1) == ":" else { continue }
      if code.word(index) == "import" { readNames(code, from: index + 1, of: []) }
      if code.word(index) == "from", let module = dotted(code, at: index + 1),
        code.word(module.end) == "import"
      {
        modules.insert(module.path.joined(separator: "."))
        readNames(code, from: module.end + 1, of: module.path)
      }
    }
  }

  private func dotted(_ code: CodeText, at start: Int) -> (path: [String], end: Int)? {
    guard code.isName(start) else { return nil }
    var (path, end) = ([code.word(start)], start + 1)
    while code.symbol(end) == ".", code.isName(end + 1) {
      path.append(code.word(end + 1))
      end += 2
    }
    return (path, end)
  }

  private mutating func readNames(_ code: CodeText, from start: Int, of module: [String]) {
    var index = code.symbol(start) == "(" ? start + 1 : start
    while let name = dotted(code, at: index) {
      modules.insert((module + name.path).joined(separator: "."))
      index = name.end
      if code.word(index) == "as", code.isName(index + 1) {
        paths[code.word(index + 1)] = module + name.path
        index += 2
      } else if !module.isEmpty, let last = name.path.last {
        paths[last] = module + name.path
      }
      guard code.symbol(index) == "," else { return }
      index += 1
    }
  }

  private mutating func readModules(_ code: CodeText) {
    for index in code.main {
      guard let literal = code.literal(index) else { continue }
      let before = code.word(index - 1)
      guard
        code.symbol(index - 1) == "(" && code.word(index - 2) == "require"
          || before == "from" || before == "import" || before == "require"
          || code.language == .go && code.brackets[index] >= 0
            && code.word(code.brackets[index] - 1) == "import"
      else { continue }
      let module = code.plainText(literal)
      let name = module.hasPrefix("node:") ? String(module.dropFirst(5)) : module
      modules.insert(name)
      if code.symbol(index - 1) == "(", code.symbol(index - 3) == "=", code.isName(index - 4) {
        paths[code.word(index - 4)] = [name]
      }
      if before == "from", code.isName(index - 2) { paths[code.word(index - 2)] = [name] }
    }
  }
}
