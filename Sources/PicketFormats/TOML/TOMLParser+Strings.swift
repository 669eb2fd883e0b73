/// The four kinds of strings.
extension TOMLParser {
  /// Reads the string that starts here; a value may have any kind.
  mutating func parseString() throws(TOMLFault) -> TOMLString {
    if isAt("\"\"\"") { return try parseMultiline(quote: UInt8(ascii: "\"")) }
    if isAt("'''") { return try parseMultiline(quote: UInt8(ascii: "'")) }
    return peek == UInt8(ascii: "'") ? try parseLiteralString() : try parseBasicString()
  }

  /// Reads `"…"`, with escapes.
  mutating func parseBasicString() throws(TOMLFault) -> TOMLString {
    let start = place
    offset += 1
    var text = TextBuilder(fileOffset: offset)
    while let byte = peek, byte != .lineFeed {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return text.finish()
      case UInt8(ascii: "\\"): parseEscape(into: &text)
      default: copy(byte, into: &text)
      }
    }
    throw TOMLFault(.unterminatedString, at: start)
  }

  /// Reads `'…'`, where every byte stands for itself.
  mutating func parseLiteralString() throws(TOMLFault) -> TOMLString {
    let start = place
    offset += 1
    var text = TextBuilder(fileOffset: offset)
    while let byte = peek, byte != .lineFeed {
      if byte == UInt8(ascii: "'") {
        offset += 1
        return text.finish()
      }
      copy(byte, into: &text)
    }
    throw TOMLFault(.unterminatedString, at: start)
  }

  /// Reads `"""…"""` or `'''…'''`.
  private mutating func parseMultiline(quote: UInt8) throws(TOMLFault) -> TOMLString {
    let (start, startLine, startOfLine) = (place, line, lineStart)
    offset += 3
    _ = skipLineEnd()  // a line end right behind the quotes does not belong to the text
    var text = TextBuilder(fileOffset: offset)
    while let byte = peek {
      if byte == quote {
        if skipClosingQuotes(quote, into: &text) { return text.finish() }
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\"") {
        if !skipLineContinuation(into: &text) { parseEscape(into: &text) }
      } else if !copyLineEnd(into: &text) {
        copy(byte, into: &text)
      }
    }
    // What follows is read again from the next line on: the string was hardly meant to hold it.
    (offset, line, lineStart) = (start.offset, startLine, startOfLine)
    throw TOMLFault(.unterminatedMultilineString, at: start)
  }

  /// Reads a run of quotes, of which three end the string and up to two before belong to its text.
  private mutating func skipClosingQuotes(_ quote: UInt8, into text: inout TextBuilder) -> Bool {
    var count = 0
    while count < 5, offset + count < bytes.count, bytes[offset + count] == quote { count += 1 }
    let contentCount = count < 3 ? count : count - 3
    for _ in 0..<contentCount { copy(quote, into: &text) }
    if count >= 3 { offset += 3 }
    return count >= 3
  }

  private mutating func copy(_ byte: UInt8, into text: inout TextBuilder) {
    noteControlCharacter(byte)
    text.append(byte)
    offset += 1
  }

  /// Copies a line end as a line feed.
  private mutating func copyLineEnd(into text: inout TextBuilder) -> Bool {
    let start = offset
    guard skipLineEnd() else { return false }
    if offset - start == 1 {
      text.append(.lineFeed)
    } else {
      text.append([.lineFeed], from: start, upTo: offset)
    }
    return true
  }

  // MARK: Escapes

  /// Passes a backslash at the end of a line, and all white space behind it.
  private mutating func skipLineContinuation(into text: inout TextBuilder) -> Bool {
    let start = (offset, line, lineStart)
    offset += 1
    skipBlanks()
    guard skipLineEnd() else {
      (offset, line, lineStart) = start
      return false
    }
    repeat { skipBlanks() } while skipLineEnd()
    text.append([], from: start.0, upTo: offset)
    return true
  }

  private mutating func parseEscape(into text: inout TextBuilder) {
    let place = place
    offset += 1
    let scalar: Unicode.Scalar? =
      switch peek {
      case UInt8(ascii: "b"): "\u{8}"
      case UInt8(ascii: "t"): "\t"
      case UInt8(ascii: "n"): "\n"
      case UInt8(ascii: "f"): "\u{C}"
      case UInt8(ascii: "r"): "\r"
      case UInt8(ascii: "\""): "\""
      case UInt8(ascii: "\\"): "\\"
      case UInt8(ascii: "u"): hexadecimalScalar(digitCount: 4)
      case UInt8(ascii: "U"): hexadecimalScalar(digitCount: 8)
      default: nil
      }
    guard let scalar else {
      let isHexadecimal = peek == UInt8(ascii: "u") || peek == UInt8(ascii: "U")
      return note(TOMLFault(isHexadecimal ? .invalidScalar : .unknownEscape, at: place))
    }
    offset += 1
    text.append(Array(String(scalar).utf8), from: place.offset, upTo: offset)
  }

  /// Returns the scalar of the digits behind the next byte, and goes to the last of them.
  private mutating func hexadecimalScalar(digitCount: Int) -> Unicode.Scalar? {
    guard bytes.count - offset > digitCount else { return nil }
    var value: UInt32 = 0
    for index in 1...digitCount {
      guard let digit = bytes[offset + index].digitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    offset += digitCount
    return scalar
  }
}

/// A text while it is read, with the places of its bytes.
struct TextBuilder {
  private var bytes: [UInt8] = []
  private var runs: [TOMLString.Run]

  init(fileOffset: Int) {
    runs = [TOMLString.Run(textOffset: 0, fileOffset: fileOffset)]
  }

  /// Adds a byte that stands for itself.
  mutating func append(_ byte: UInt8) {
    bytes.append(byte)
  }

  /// Adds the bytes of an escape that takes a range of the file.
  mutating func append(_ escape: [UInt8], from start: Int, upTo end: Int) {
    addRun(TOMLString.Run(textOffset: bytes.count, fileOffset: start))
    bytes += escape
    addRun(TOMLString.Run(textOffset: bytes.count, fileOffset: end))
  }

  func finish() -> TOMLString {
    TOMLString(text: String(decoding: bytes, as: UTF8.self), runs: runs)
  }

  /// Adds a run; an empty one before it tells nothing and goes.
  private mutating func addRun(_ run: TOMLString.Run) {
    if runs.last?.textOffset == run.textOffset { runs.removeLast() }
    runs.append(run)
  }
}
