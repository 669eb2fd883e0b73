internal import PicketModel

/// Expansion of words.
extension ShellRun {
  /// The words of a word: none, one or several.
  mutating func expand(_ word: ShellWord) -> [ShellArgument] {
    // Most words are plain text.
    if let text = word.bare, !text.utf8.contains(where: \.isExpanded) {
      return [ShellArgument(text, range: word.range)]
    }
    var result: [ShellArgument] = []
    for parts in ShellBraces.expand(word.parts) {
      var builder = WordBuilder(range: word.range)
      for (index, part) in parts.enumerated() {
        add(part, to: &builder, isFirst: index == 0)
      }
      result += builder.finish()
    }
    return result
  }

  /// The one text of a word, without splitting: of an assignment, a redirection, quotes.
  mutating func text(of word: ShellWord) -> ShellText {
    text(of: word.parts)
  }

  mutating func text(of parts: [ShellPart]) -> ShellText {
    var builder = WordBuilder(range: 0..<0)
    builder.splits = false
    for (index, part) in parts.enumerated() {
      add(part, to: &builder, isFirst: index == 0)
    }
    return builder.finish().first?.value ?? ShellText()
  }

  private mutating func add(_ part: ShellPart, to builder: inout WordBuilder, isFirst: Bool) {
    switch part {
    case .text(let text, let isQuoted):
      builder.add(text: isQuoted || !isFirst ? text : withHome(text), isQuoted: isQuoted)
    case .expansion(let expansion, let isQuoted):
      let values = value(of: expansion, isQuoted: isQuoted)
      spend(values)
      guard !isSpent else { return }
      if values.count > 1, isQuoted, expansion.name != "*" {
        builder.add(words: values)
      } else {
        for (index, value) in values.enumerated() {
          if index > 0 { builder.add(text: " ", isQuoted: isQuoted, isValue: true) }
          builder.add(value: value, isQuoted: isQuoted)
        }
        if isQuoted { builder.hasQuotes = true }
      }
    case .commands(let script, let isQuoted):
      builder.add(value: outputText(of: script, isQuoted: isQuoted), isQuoted: isQuoted)
      if isQuoted { builder.hasQuotes = true }
    case .process(let script, _):
      let flow = inSubshell { $0.evaluate(script, nil) }
      let hole = ShellHole(name: nil, canBeEmpty: false, isQuoted: true)
      builder.add(value: ShellText(hole: hole, marks: flow.marks), isQuoted: true)
      if let text = flow.text { files[String(ShellText.hole)] = ShellFlow(text: text) }
    case .arithmetic(let parts):
      _ = text(of: parts)
      let hole = ShellHole(name: nil, canBeEmpty: false, isQuoted: true)
      builder.add(value: ShellText(hole: hole), isQuoted: true)
    }
  }

  /// What commands write, as a value: without the line ends behind it.
  private mutating func outputText(of script: ShellScript, isQuoted: Bool) -> ShellText {
    let flow = inSubshell { $0.evaluate(script, nil) }
    if let text = flow.text {
      var value = ShellText(String(text.trimmingLineEnds))
      value.marks = flow.marks
      return value
    }
    let hole = ShellHole(
      name: nil, canBeEmpty: !flow.marks.contains(.temporary), isQuoted: isQuoted)
    return ShellText(hole: hole, marks: flow.marks)
  }

  /// Takes the work off that copying values takes.
  mutating func spend(_ values: [ShellText]) {
    for value in values { spend(16 + value.text.utf8.count) }
  }

  /// Takes commands whose settings end with them.
  private mutating func inSubshell(_ body: (inout ShellRun) -> ShellFlow) -> ShellFlow {
    // A change in there copies all variables.
    spend(variables.count)
    let before = (directory, variables, positional)
    defer { (directory, variables, positional) = before }
    return body(&self)
  }

  /// Puts the home directory in the place of a tilde.
  func withHome(_ text: String) -> String {
    guard text.utf8.first == UInt8(ascii: "~") else { return text }
    if text == "~" || text.hasPrefix("~/") { return setting.home + text.dropFirst() }
    if text == "~+" || text.hasPrefix("~+/") {
      return (directory ?? ".") + text.dropFirst(2)
    }
    return text
  }

  // MARK: Variables

  private mutating func value(of expansion: ShellExpansion, isQuoted: Bool) -> [ShellText] {
    var known = values(of: expansion.name)
    if expansion.isIndirect, let name = known?.first?.constant { known = values(of: name) }
    if let known {
      note("$\(expansion.name) is \(known.map(\.shown).joined(separator: " "))")
      return apply(expansion, to: known)
    }
    let isDefault = ["-", ":-", "=", ":="].contains(expansion.operation)
    if isDefault {
      let value = text(of: expansion.operand)
      if expansion.operation.hasSuffix("=") { variables[expansion.name] = [value] }
      return [value]
    }
    if expansion.operation.hasSuffix("+") {
      // Run it, so that what stands there is judged.
      return [text(of: expansion.operand)]
    }
    var hole = ShellHole(
      name: expansion.name, canBeEmpty: !expansion.operation.hasSuffix("?"), isQuoted: isQuoted)
    _ = text(of: expansion.operand)
    var marks: ShellMarks = []
    if ShellVariables.areSet.contains(expansion.name) { hole.canBeEmpty = false }
    if ShellVariables.areTemporary.contains(expansion.name) {
      hole.canBeEmpty = false
      marks.insert(.temporary)
    }
    if Self.isPositional(expansion.name) { marks.insert(.external) }
    return [ShellText(hole: hole, marks: marks)]
  }

  private static func isPositional(_ name: String) -> Bool {
    name == "@" || name == "*" || Int(name).map { $0 > 0 } == true
  }

  /// The values of a variable; `nil` if they are not known.
  func values(of name: String) -> [ShellText]? {
    if let values = variables[name] { return values }
    if let positional {
      if name == "@" || name == "*" { return positional }
      if let number = Int(name), number > 0 {
        return number <= positional.count ? [positional[number - 1]] : [ShellText()]
      }
    }
    if let value = setting.environment[name] { return [ShellText(value)] }
    switch name {
    case "HOME": return [ShellText(setting.home)]
    case "PWD": return directory.map { [ShellText($0)] }
    case "IFS": return [ShellText(" \t\n")]
    default: return nil
    }
  }

  private mutating func apply(_ expansion: ShellExpansion, to values: [ShellText]) -> [ShellText] {
    switch expansion.operation {
    case "": return values
    case ":-", "-":
      let isEmpty = values.allSatisfy { $0.text.isEmpty }
      return isEmpty && expansion.operation == ":-" ? [text(of: expansion.operand)] : values
    case ":=", "=", ":?", "?":
      return values.map { value in
        var value = value
        for index in value.holes.indices { value.holes[index].canBeEmpty = false }
        return value
      }
    case ":+", "+": return [text(of: expansion.operand)]
    case ":":
      guard let value = values.first?.constant, let slice = text(of: expansion.operand).constant
      else { return values }
      return [ShellText(value.sliced(slice))]
    case "/", "//":
      guard let value = values.first?.constant,
        let operand = text(of: expansion.operand).constant, !operand.isEmpty
      else { return values }
      let parts = operand.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
      guard let from = parts.first, !from.isEmpty, !from.contains(where: { "*?[".contains($0) })
      else { return values }
      let to = parts.count > 1 ? String(parts[1]) : ""
      let count = expansion.operation == "//" ? Int.max : 1
      return [ShellText(value.replacing(each: String(from), with: to, limit: count))]
    case "^^": return values.map { $0.changed { $0.uppercased() } }
    case ",,": return values.map { $0.changed { $0.lowercased() } }
    case "#", "##", "%", "%%": return values.map { stripped($0, expansion) }
    default: return values
    }
  }

  /// Takes a constant beginning or end away; what a pattern takes away is not known.
  private mutating func stripped(_ value: ShellText, _ expansion: ShellExpansion) -> ShellText {
    guard let constant = value.constant, let operand = text(of: expansion.operand).constant else {
      return value
    }
    if operand.contains(where: { "*?[".contains($0) }) {
      let hole = ShellHole(name: expansion.name, canBeEmpty: false, isQuoted: true)
      return ShellText(hole: hole, marks: value.marks)
    }
    if expansion.operation.hasPrefix("#"), constant.hasPrefix(operand) {
      return ShellText(String(constant.dropFirst(operand.count)))
    }
    if expansion.operation.hasPrefix("%"), constant.hasSuffix(operand) {
      return ShellText(String(constant.dropLast(operand.count)))
    }
    return value
  }
}

extension UInt8 {
  /// Whether a byte of a plain word asks for more than the word.
  fileprivate var isExpanded: Bool {
    switch self {
    case UInt8(ascii: "{"), UInt8(ascii: "~"), UInt8(ascii: "*"), UInt8(ascii: "?"),
      UInt8(ascii: "["):
      true
    default: false
    }
  }
}

/// Variables that shells and runners set.
enum ShellVariables {
  static let areTemporary: Set<String> = [
    "TMPDIR", "TMP", "TEMP", "RUNNER_TEMP", "TEMPDIR", "BATS_TMPDIR", "BATS_TEST_TMPDIR",
    "AUTOPKGTEST_TMP", "XDG_RUNTIME_DIR",
  ]
  static let areSet: Set<String> = [
    "USER", "LOGNAME", "HOSTNAME", "PWD", "OLDPWD", "SHELL", "GITHUB_WORKSPACE", "CI_PROJECT_DIR",
    "WORKSPACE", "$", "#", "?", "RANDOM", "UID", "EUID", "PPID", "SECONDS", "LINENO", "BASH",
    "BASH_SOURCE", "0", "GITHUB_SHA", "GITHUB_REF", "CI_COMMIT_SHA", "MAKE", "DESTDIR_", "!", "_",
  ]
}

extension ShellText {
  /// The value for people: unknown parts as three dots.
  var shown: String {
    String(text.replacing(each: String(Self.hole), with: "…").prefix(80)).harmless
  }

  fileprivate func changed(_ body: (String) -> String) -> ShellText {
    var result = self
    if isConstant { result.text = body(text) }
    return result
  }
}

extension String {
  /// The part that bash cuts out for `offset:length`.
  fileprivate func sliced(_ slice: String) -> String {
    let numbers = slice.split(separator: ":", omittingEmptySubsequences: false).map {
      Int($0.filter { $0 != " " && $0 != "(" && $0 != ")" })
    }
    guard let first = numbers.first, let start = first else { return self }
    let count = self.count
    let from = start < 0 ? max(0, count + start) : min(start, count)
    guard numbers.count > 1, let length = numbers[1] else { return String(dropFirst(from)) }
    let to =
      length < 0
      ? max(from, count + length) : min(count, from.addingReportingOverflow(length).partialValue)
    guard to >= from else { return "" }
    return String(dropFirst(from).prefix(to - from))
  }

  fileprivate var trimmingLineEnds: Substring {
    var text = self[...]
    while text.last?.isNewline == true { text.removeLast() }
    return text
  }
}
