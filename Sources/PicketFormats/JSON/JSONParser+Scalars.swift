extension JSONParser {
  /// Reads a number, and leaves it as it is written.
  mutating func parseNumber() throws(JSONFault) -> String {
    let start = offset
    let invalid = fault(.invalidNumber)
    _ = take("-")
    if !take("0"), skipDigits() == 0 { throw invalid }
    if take("."), skipDigits() == 0 { throw invalid }
    if take("e") || take("E") {
      if !take("+") { _ = take("-") }
      if skipDigits() == 0 { throw invalid }
    }
    if let next = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { throw invalid }
    return String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func skipDigits() -> Int {
    let start = offset
    while let next = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(next) { offset += 1 }
    return offset - start
  }

  /// Reads a string with its quotes.
  mutating func parseString() throws(JSONFault) -> String {
    let start = fault(.unterminatedString)
    let notUTF8 = fault(.notUTF8)
    offset += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        guard let string = String(validating: text, as: UTF8.self) else { throw notUTF8 }
        return string
      case UInt8(ascii: "\\"): try parseEscape(into: &text)
      case 0..<0x20: throw fault(.controlCharacter)
      default:
        text.append(byte)
        offset += 1
      }
    }
    throw start
  }

  private mutating func parseEscape(into text: inout [UInt8]) throws(JSONFault) {
    let unknown = fault(.unknownEscape)
    offset += 1
    guard let byte = peek else { throw unknown }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"):
      guard let unit = takeUnit() else { throw unknown }
      text += String(parseScalar(unit)).utf8
    default: throw unknown
    }
  }

  /// Returns the character of a UTF-16 unit, and of a second one that belongs to it; half a pair
  /// becomes U+FFFD.
  private mutating func parseScalar(_ unit: UInt16) -> Unicode.Scalar {
    if UTF16.isLeadSurrogate(unit) {
      let end = offset
      if take("\\u"), let next = takeUnit(), UTF16.isTrailSurrogate(next) {
        return UTF16.decode(UTF16.EncodedScalar([unit, next]))
      }
      offset = end
    }
    return Unicode.Scalar(unit) ?? "\u{FFFD}"
  }

  private mutating func takeUnit() -> UInt16? {
    guard let pair = Hexadecimal.decode(bytes[offset...].prefix(4)), pair.count == 2 else {
      return nil
    }
    offset += 4
    return UInt16(pair[0]) << 8 | UInt16(pair[1])
  }
}
