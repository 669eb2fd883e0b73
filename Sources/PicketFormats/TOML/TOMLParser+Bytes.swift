internal import PicketModel

/// Walking over bytes, lines and comments.
extension TOMLParser {
  /// The next byte; `nil` at the end of the file.
  var peek: UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  /// The place of the next byte.
  var place: SourcePlace {
    SourcePlace(
      offset: offset, position: TextPosition(line: line, column: offset - lineStart + 1))
  }

  /// Tells whether the next bytes are these.
  func isAt(_ text: String) -> Bool {
    bytes[offset...].starts(with: text.utf8)
  }

  /// Passes a byte if it is the next one.
  mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    offset += 1
    return true
  }

  mutating func skipBlanks() {
    while let byte = peek, byte.isBlank { offset += 1 }
  }

  /// Passes a line feed, with the carriage return before it.
  mutating func skipLineEnd() -> Bool {
    if isAt("\r\n") { offset += 1 }
    guard skip(.lineFeed) else { return false }
    line += 1
    lineStart = offset
    return true
  }

  /// Passes a comment up to its line end.
  mutating func skipComment() {
    guard peek == UInt8(ascii: "#") else { return }
    while let byte = peek, byte != .lineFeed, !isAt("\r\n") {
      noteControlCharacter(byte)
      offset += 1
    }
  }

  /// Passes the rest of the line, whatever it is.
  mutating func skipLine() {
    while let byte = peek, byte != .lineFeed { offset += 1 }
    _ = skipLineEnd()
  }

  /// Passes blanks, line ends and comments, which may stand between the elements of an array.
  mutating func skipBlanksAndLines() {
    repeat {
      skipBlanks()
      skipComment()
    } while skipLineEnd()
  }

  /// Keeps a fault if a byte is a control character other than a tab.
  mutating func noteControlCharacter(_ byte: UInt8) {
    guard byte < 0x20 && byte != .tab || byte == 0x7F else { return }
    note(TOMLFault(.controlCharacter(byte), at: place))
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  var isBlank: Bool {
    self == UInt8(ascii: " ") || self == .tab
  }

  var isDigit: Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self)
  }

  /// Whether a key may hold the byte without quotes.
  var isBareKey: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// The value of a digit in any base up to 16; `nil` for other bytes.
  var digitValue: Int? {
    switch self {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(self - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(self - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(self - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}
