/// Simple and compound commands.
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

  // MARK: Simple commands

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

  // MARK: Compound commands

  private mutating func parseParenthesis() -> ShellCommand? {
    let start = offset
    if peek(1) == UInt8(ascii: "("), !subshells.contains(offset) {
      let parts = nested([]) { $0.parseArithmetic() }
      if let parts {
        let word = ShellWord(parts: [.arithmetic(parts)], range: place(from: start))
        var command = ShellSimpleCommand(range: word.range)
        command.words = [ShellWord(parts: [.text("((", isQuoted: true)], range: word.range), word]
        return .simple(command)
      }
    }
    return nested(nil) { parser in
      parser.offset = start + 1
      let body = parser.parseList()
      parser.takeClosing(UInt8(ascii: ")"))
      return parser.compound(.subshell, [body], from: start)
    }
  }

  mutating func takeClosing(_ byte: UInt8) {
    skipSpace(andLines: true)
    while offset < end, bytes[offset] != byte {
      // Whatever closes nothing is passed over, so that the rest is still read.
      noteFault()
      let before = offset
      _ = takeKeyword(Self.closers)
      if offset == before { offset += 1 }
      _ = parseList()
    }
    if offset < end { offset += 1 } else { noteFault() }
  }

  private mutating func compound(
    _ kind: ShellCompound.Kind, _ bodies: [ShellScript], from start: Int
  ) -> ShellCommand {
    var result = ShellCompound(kind: kind, bodies: bodies, range: place(from: start))
    while true {
      skipSpace(andLines: false)
      guard let redirection = parseRedirection() else { break }
      result.redirections.append(redirection)
    }
    return .compound(result)
  }

  private mutating func parseCompound(_ word: String) -> ShellCommand? {
    let start = offset
    offset += word.utf8.count
    switch word {
    case "{":
      let body = parseList()
      expect(["}"])
      return compound(.group, [body], from: start)
    case "if": return compound(.choice, parseBodies(until: "fi"), from: start)
    case "while", "until": return compound(.loop, parseBodies(until: "done"), from: start)
    case "case": return parseCase(from: start)
    default: return parseFor(from: start)
    }
  }

  /// Reads lists that keywords separate, up to the last keyword.
  private mutating func parseBodies(until last: String) -> [ShellScript] {
    var bodies = [parseList()]
    while let word = takeKeyword(Self.closers) {
      if word == last { return bodies }
      if word == "esac" || word == "}" || word == "fi" || word == "done" {
        // It closes something around this.
        noteFault()
        offset -= word.utf8.count
        return bodies
      }
      bodies.append(parseList())
    }
    noteFault()
    return bodies
  }

  private mutating func expect(_ words: Set<String>) {
    if takeKeyword(words) == nil { noteFault() }
  }

  private mutating func parseFor(from start: Int) -> ShellCommand? {
    skipSpace(andLines: false)
    if text(at: offset, is: "((") {
      _ = nested([]) { $0.parseArithmetic() }
      return compound(.loop, parseDoBody(), from: start)
    }
    let name = parseWord()?.constant ?? ""
    var words = [
      ShellWord(
        parts: [.expansion(ShellExpansion(name: "@"), isQuoted: true)], range: place(from: start))
    ]
    if takeKeyword(["in"]) != nil {
      words = []
      while true {
        skipSpace(andLines: false)
        guard let word = parseWord() else { break }
        words.append(word)
      }
    }
    return compound(.each(name, words), parseDoBody(), from: start)
  }

  private mutating func parseDoBody() -> [ShellScript] {
    skipSpace(andLines: true)
    while offset < end, bytes[offset] == UInt8(ascii: ";") {
      offset += 1
      skipSpace(andLines: true)
    }
    if keyword() == "{" {
      offset += 1
      let body = parseList()
      expect(["}"])
      return [body]
    }
    expect(["do"])
    return parseBodies(until: "done")
  }

  private mutating func parseCase(from start: Int) -> ShellCommand? {
    skipSpace(andLines: false)
    var bodies: [ShellScript] = []
    if let word = parseWord() {
      // The word may hold commands of its own.
      var subject = ShellSimpleCommand(range: word.range)
      subject.words = [ShellWord(parts: [.text(":", isQuoted: true)], range: word.range), word]
      bodies.append(ShellScript(commands: [.simple(subject)]))
    }
    _ = takeKeyword(["in"])
    while true {
      skipSpace(andLines: true)
      guard offset < end, takeKeyword(["esac"]) == nil else { break }
      guard skipCasePattern() else { break }
      bodies.append(parseList())
      if takeKeyword(["esac"]) != nil { break }
      guard skipCaseEnd() else { break }
    }
    return compound(.choice, bodies, from: start)
  }

  private mutating func skipCasePattern() -> Bool {
    if bytes[offset] == UInt8(ascii: "(") { offset += 1 }
    while offset < end {
      skipSpace(andLines: true)
      guard offset < end else { return false }
      if bytes[offset] == UInt8(ascii: ")") {
        offset += 1
        return true
      }
      if bytes[offset] == UInt8(ascii: "|") {
        offset += 1
      } else if parseWord() == nil {
        noteFault()
        return false
      }
    }
    return false
  }

  private mutating func skipCaseEnd() -> Bool {
    guard offset < end, bytes[offset] == UInt8(ascii: ";") else {
      noteFault()
      return false
    }
    while offset < end, bytes[offset] == UInt8(ascii: ";") || bytes[offset] == UInt8(ascii: "&") {
      offset += 1
    }
    return true
  }

  // MARK: Redirections

  private mutating func parseRedirection() -> ShellRedirection? {
    guard offset < end else { return nil }
    let start = offset
    var descriptor: Int?
    skipDescriptor(&descriptor)
    guard offset < end, let kind = takeRedirectionMark() else {
      offset = start
      return nil
    }
    skipSpace(andLines: false)
    guard let word = parseWord() else {
      noteFault()
      return ShellRedirection(
        kind: kind == .hereDocument ? .read : kind, descriptor: descriptor,
        target: ShellWord(parts: [], range: place(from: start)))
    }
    var result = ShellRedirection(kind: kind, descriptor: descriptor, target: word)
    if kind == .hereDocument {
      result.document = expectDocument(delimiter: word, stripsTabs: isTabDocument(start))
    }
    if kind == .duplicate, let target = word.constant, target != "-", Int(target) == nil,
      !(target.hasSuffix("-") && Int(target.dropLast()) != nil)
    {
      // `>&file` writes both streams into a file.
      result.kind = .write
    }
    return result
  }

  private func isTabDocument(_ start: Int) -> Bool {
    guard let mark = bytes[start..<offset].firstIndex(of: UInt8(ascii: "<")) else { return false }
    return text(at: mark, is: "<<-")
  }

  private mutating func skipDescriptor(_ descriptor: inout Int?) {
    let start = offset
    if bytes[offset] == UInt8(ascii: "{") {
      var place = offset + 1
      while place < end, Self.isNameByte(bytes[place]) { place += 1 }
      guard place > offset + 1, place + 1 < end, bytes[place] == UInt8(ascii: "}"),
        bytes[place + 1] == UInt8(ascii: "<") || bytes[place + 1] == UInt8(ascii: ">")
      else { return }
      offset = place + 1
      return
    }
    while offset < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) {
      offset += 1
    }
    guard offset > start, offset < end,
      bytes[offset] == UInt8(ascii: "<") || bytes[offset] == UInt8(ascii: ">")
    else {
      offset = start
      return
    }
    descriptor = Int(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private static let marks: [(StaticString, ShellRedirection.Kind)] = [
    ("<<<", .hereString), ("<<-", .hereDocument), ("<<", .hereDocument), ("<&", .duplicate),
    ("<>", .read), ("&>>", .append), ("&>", .write), (">>", .append), (">&", .duplicate),
    (">|", .write), ("<", .read), (">", .write),
  ]

  private mutating func takeRedirectionMark() -> ShellRedirection.Kind? {
    let byte = bytes[offset]
    guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") else {
      return nil
    }
    // `<(…)` is a word.
    if byte != UInt8(ascii: "&"), peek(1) == UInt8(ascii: "(") { return nil }
    for (mark, kind) in Self.marks where text(at: offset, is: mark) {
      offset += mark.utf8CodeUnitCount
      return kind
    }
    return nil
  }
}
