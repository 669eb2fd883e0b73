/// Comments, quoted texts and names, and the marks of template languages.
extension SQLTokenizer {
  /// How many bytes a value of a template may take; more is no template.
  private static let longestHole = 4_096

  mutating func skipComment() -> Bool {
    switch (byte(), byte(1)) {
    case (UInt8(ascii: "-"), UInt8(ascii: "-")):
      skipLine()
    case (UInt8(ascii: "#"), _) where dialect.hasHashComments:
      skipLine()
    case (UInt8(ascii: "/"), UInt8(ascii: "*")):
      // MySQL runs what stands in `/*!40101 … */`.
      if byte(2) == UInt8(ascii: "!") {
        offset += 3
        while byte().isASCIIDigit { offset += 1 }
      } else {
        skipBlockComment()
      }
    case (UInt8(ascii: "*"), UInt8(ascii: "/")):
      offset += 2
    default:
      return false
    }
    return true
  }

  private mutating func skipBlockComment() {
    // Only PostgreSQL and SQL Server nest them.
    let nests = dialect.engine == .postgresql || dialect.engine == .sqlServer
    offset = BlockComment.end(in: text, from: offset, to: limit, nests: nests)
  }

  /// Reads what a template language or code puts in.
  mutating func readHole() -> Bool {
    let start = offset
    switch (byte(), byte(1)) {
    case (Self.hole, _):
      while byte() == Self.hole { offset += 1 }
      add(.hole, from: start)
    case (UInt8(ascii: "{"), UInt8(ascii: "{")):
      guard skip(to: "}}") else { return false }
      add(.hole, from: start)
    case (UInt8(ascii: "$"), UInt8(ascii: "{")), (UInt8(ascii: "#"), UInt8(ascii: "{")):
      guard skip(to: "}") else { return false }
      add(.hole, from: start)
    case (UInt8(ascii: "<"), UInt8(ascii: "%")):
      guard skip(to: "%>") else { return false }
      if text[start..<offset].starts(with: "<%=".utf8) { add(.hole, from: start) }
    case (UInt8(ascii: "%"), UInt8(ascii: "(")):
      guard skip(to: ")s") else { return false }
      add(.parameter, from: start)
    case (UInt8(ascii: "{"), UInt8(ascii: "%")):
      return skip(to: "%}")
    case (UInt8(ascii: "{"), UInt8(ascii: "#")):
      return skip(to: "#}")
    default:
      return false
    }
    return true
  }

  /// Moves behind the next place where a short text stands; stays where there is none near.
  private mutating func skip(to end: StaticString) -> Bool {
    let end = Array("\(end)".utf8)
    // Where many holes open and none closes, each search would be in vain.
    guard offset >= searched[end[0], default: 0] else { return false }
    var index = offset + 2
    let last = min(limit, offset + Self.longestHole)
    while index + end.count <= last {
      if text[index..<(index + end.count)].elementsEqual(end) {
        offset = index + end.count
        return true
      }
      index += 1
    }
    searched[end[0]] = last
    return false
  }

  /// Reads a quoted text or name.
  mutating func readQuoted() -> Bool {
    switch (byte(), byte(1)) {
    case (UInt8(ascii: "'"), _):
      readString(prefix: 0, escapes: dialect.hasBackslashes)
    case (UInt8(ascii: "E"), UInt8(ascii: "'")), (UInt8(ascii: "e"), UInt8(ascii: "'")):
      readString(prefix: 1, escapes: true)
    case (UInt8(ascii: "N"), UInt8(ascii: "'")), (UInt8(ascii: "n"), UInt8(ascii: "'")),
      (UInt8(ascii: "B"), UInt8(ascii: "'")), (UInt8(ascii: "X"), UInt8(ascii: "'")):
      readString(prefix: 1, escapes: false)
    case (UInt8(ascii: "U"), UInt8(ascii: "&")) where byte(2) == UInt8(ascii: "'"):
      readString(prefix: 2, escapes: false)
    case (UInt8(ascii: "Q"), UInt8(ascii: "'")), (UInt8(ascii: "q"), UInt8(ascii: "'")):
      readOracleString()
    case (UInt8(ascii: "\""), _):
      readName(UInt8(ascii: "\""), dialect.hasDoubleQuotedTexts ? .string : .quotedName)
    case (UInt8(ascii: "`"), _):
      readName(UInt8(ascii: "`"), .quotedName)
    case (UInt8(ascii: "["), _) where dialect.hasBrackets || startsBracketName:
      readName(UInt8(ascii: "]"), .quotedName)
    case (UInt8(ascii: "$"), _):
      return readDollarString()
    default:
      return false
    }
    return true
  }

  /// Whether `[` starts a name: it follows no name and no value, and a letter follows it.
  private var startsBracketName: Bool {
    guard dialect.engine == nil, byte(1).isASCIILetter else { return false }
    guard offset > bounds.lowerBound else { return true }
    let before = text[offset - 1]
    return before.isSpace && tokens.last?.word != "array" || before == UInt8(ascii: ".")
      || before == UInt8(ascii: "(") || before == UInt8(ascii: ",")
  }

  private mutating func readString(prefix: Int, escapes: Bool) {
    let start = offset
    offset += prefix + 1
    let content = offset
    while offset < limit {
      if byte() == UInt8(ascii: "\\"), escapes || byte(1) == 0x27 && byte(2).isASCIILetter {
        offset += 2
      } else if byte() == 0x27 {
        if byte(1) != 0x27 { break }
        offset += 2
      } else {
        offset += 1
      }
    }
    finish(.string, from: start, content: content)
  }

  /// Reads `q'[…]'` of Oracle, or a word that starts so.
  private mutating func readOracleString() {
    let start = offset
    let open = byte(2)
    let closes: [UInt8: UInt8] = [0x5B: 0x5D, 0x7B: 0x7D, 0x28: 0x29, 0x3C: 0x3E]
    let close = closes[open] ?? open
    offset += 3
    let content = min(offset, limit)
    while offset < limit, byte() != close || byte(1) != 0x27 { offset += 1 }
    let end = min(offset, limit)
    offset = min(limit, offset + 2)
    add(.string, from: start, content: content..<max(content, end))
  }

  private mutating func readName(_ close: UInt8, _ kind: SQLToken.Kind) {
    let start = offset
    offset += 1
    let content = offset
    while offset < limit {
      if byte() == UInt8(ascii: "\\"), kind == .string {
        offset += 2
      } else if byte() == close {
        if byte(1) != close || close == UInt8(ascii: "]") { break }
        offset += 2
      } else {
        offset += 1
      }
    }
    finish(kind, from: start, content: content)
  }

  /// Reads `$$…$$` or `$tag$…$tag$`.
  private mutating func readDollarString() -> Bool {
    var end = offset + 1
    while end < limit, text[end].isWordByte { end += 1 }
    guard end < limit, text[end] == UInt8(ascii: "$"), !byte(1).isASCIIDigit else {
      return false
    }
    let start = offset
    let tag = Array(text[offset...end])
    let content = end + 1
    offset = content
    while offset < limit {
      if byte() == UInt8(ascii: "$"), text[offset...].starts(with: tag) { break }
      offset += 1
    }
    let contentEnd = min(offset, limit)
    offset = min(limit, offset + tag.count)
    add(.string, from: start, content: content..<contentEnd)
    return true
  }

  /// Ends a token at its closing quote, or with the text.
  private mutating func finish(_ kind: SQLToken.Kind, from start: Int, content: Int) {
    let end = min(offset, limit)
    offset = min(limit, offset + 1)
    add(kind, from: start, content: content..<max(content, end))
  }
}
