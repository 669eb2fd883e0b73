/// Simple commands, functions and tests.
extension ShellParser {
  /// Reads one command; `nil` if none stands here.
  mutating func parseCommand() -> ShellCommand? {
    skipSpace(andLines: false)
    guard offset < end else { return nil }
    if bytes[offset] == UInt8(ascii: "(") { return parseParenthesis() }
    if let word = keyword() {
      switch word {
      case "{", "if", "while", "until", "for", "select", "case":
        return nested(nil) { $0.parseCompound(word) }
      case "function":
        if let function = parseNamedFunction() { return function }
      case "[[": return parseTest()
      default:
        if Self.closers.contains(word) { return nil }
      }
    }
    return parseSimple()
  }

  private mutating func parseSimple() -> ShellCommand? {
    let start = offset
    var command = ShellSimpleCommand(range: 0..<0)
    var last = offset
    while true {
      skipSpace(andLines: false)
      guard offset < end else { break }
      if let redirection = parseRedirection() {
        command.redirections.append(redirection)
      } else if command.words.isEmpty, let assignment = parseAssignment() {
        command.assignments.append(assignment)
      } else if let word = parseWord() {
        if command.words.isEmpty, command.assignments.isEmpty, let name = word.constant,
          let function = parseFunction(named: name, from: start)
        {
          return function
        }
        command.words.append(word)
        if let assignment = parseDeclaredArray(command.words) {
          command.assignments.append(assignment)
        }
      } else {
        break
      }
      last = offset
    }
    guard last > start else { return nil }
    let next = offset
    offset = last
    command.range = place(from: start)
    offset = next
    return .simple(command)
  }

  /// Reads `name() body` from its parenthesis on.
  private mutating func parseFunction(named name: String, from start: Int) -> ShellCommand? {
    let before = offset
    skipSpace(andLines: false)
    guard offset < end, bytes[offset] == UInt8(ascii: "(") else {
      offset = before
      return nil
    }
    let opening = offset
    offset += 1
    skipSpace(andLines: false)
    guard offset < end, bytes[offset] == UInt8(ascii: ")") else {
      // Not `name()`: a stray parenthesis, which opens a subshell for us.
      offset = opening
      noteFault()
      return nil
    }
    offset += 1
    return functionBody(name, from: start)
  }

  private mutating func parseNamedFunction() -> ShellCommand? {
    let start = offset
    offset += "function".utf8.count
    skipSpace(andLines: false)
    guard let word = parseWord(), let name = word.constant else {
      offset = start
      return nil
    }
    skipSpace(andLines: false)
    if text(at: offset, is: "()") { offset += 2 }
    return functionBody(name, from: start)
  }

  private mutating func functionBody(_ name: String, from start: Int) -> ShellCommand? {
    skipSpace(andLines: true)
    // `{` without a blank opens no group for a shell, but whoever writes it means one.
    let isGlued = text(at: offset, is: "{:|")
    let body = nested(nil) { isGlued ? $0.parseCompound("{") : $0.parseCommand() }
    return .function(
      ShellFunction(name: name, body: body.map { [$0] } ?? [], range: place(from: start)))
  }

  /// `[[ … ]]`: its operators are words.
  private mutating func parseTest() -> ShellCommand? {
    let start = offset
    var command = ShellSimpleCommand(range: 0..<0)
    while offset < end {
      skipSpace(andLines: true)
      guard offset < end else { break }
      guard let word = parseWord() else {
        // A `<` or `(` here compares or groups.
        if bytes[offset] == UInt8(ascii: ";") { break }
        offset += 1
        continue
      }
      command.words.append(word)
      if word.bare == "]]" { break }
    }
    command.range = place(from: start)
    return .simple(command)
  }
}
