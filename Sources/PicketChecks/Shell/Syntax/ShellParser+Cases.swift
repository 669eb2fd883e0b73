/// `case`.
extension ShellParser {
  mutating func parseCase(from start: Int) -> ShellCommand? {
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
}
