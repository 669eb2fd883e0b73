/// What stands between double quotes, and in here-documents.
extension ShellParser {
  mutating func takeDoubleQuoted() -> [ShellPart] {
    offset += 1
    let parts = nested([]) { $0.parseQuotedParts(until: UInt8(ascii: "\"")) }
    if offset < end { offset += 1 } else { noteFault() }
    // An empty string is still a word.
    return parts.isEmpty ? [.text("", isQuoted: true)] : parts
  }

  /// Reads text in which only `$`, backticks and backslashes mean something, up to a byte, which stays,
  /// or to the end.
  mutating func parseQuotedParts(until close: UInt8?) -> [ShellPart] {
    var parts = ShellPartBuffer(isQuoted: true)
    while offset < end, bytes[offset] != close {
      switch bytes[offset] {
      case UInt8(ascii: "\\"):
        takeQuotedEscape(into: &parts, close)
      case UInt8(ascii: "$"):
        takeDollar(isQuoted: true, into: &parts)
      case UInt8(ascii: "`"):
        parts.append(takeBackticks(isQuoted: true))
      default:
        parts.append(byte: bytes[offset])
        offset += 1
      }
    }
    return parts.finished
  }

  private mutating func takeQuotedEscape(into parts: inout ShellPartBuffer, _ close: UInt8?) {
    if let length = continuation(at: offset) {
      offset += length
      return
    }
    let next = peek(1)
    offset += 1
    switch next {
    case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
      parts.append(byte: bytes[offset])
      offset += 1
    case let next? where next == close:
      parts.append(byte: next)
      offset += 1
    default: parts.append(byte: UInt8(ascii: "\\"))
    }
  }
}
