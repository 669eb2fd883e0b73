/// Groups, choices and loops.
extension ShellParser {
  mutating func parseParenthesis() -> ShellCommand? {
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

  mutating func compound(
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

  mutating func parseCompound(_ word: String) -> ShellCommand? {
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

  mutating func expect(_ words: Set<String>) {
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
}
