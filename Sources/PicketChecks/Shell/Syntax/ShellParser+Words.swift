/// Words, up to their quotes and expansions.
extension ShellParser {
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  /// Reads a word; `nil` if none stands here.
  mutating func parseWord() -> ShellWord? {
    let start = offset
    var parts = ShellPartBuffer(isQuoted: false)
    loop: while offset < end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\\"):
        if let length = continuation(at: offset) {
          offset += length
          continue
        }
        parts.append(.text(takeEscaped(), isQuoted: true))
      case UInt8(ascii: "'"):
        parts.append(.text(takeSingleQuoted(), isQuoted: true))
      case UInt8(ascii: "\""):
        parts.append(takeDoubleQuoted())
      case UInt8(ascii: "$"):
        takeDollar(isQuoted: false, into: &parts)
      case UInt8(ascii: "`"):
        parts.append(takeBackticks(isQuoted: false))
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        guard peek(1) == UInt8(ascii: "(") else { break loop }
        parts.append(takeProcess(isInput: byte == UInt8(ascii: "<")))
      case UInt8(ascii: "("):
        // A pattern of bash such as `!(a|b)`.
        guard let before = parts.lastByte, "?*+@!".utf8.contains(before) else { break loop }
        let pattern = nested([]) { $0.takePattern() }
        parts.append(bytes: pattern)
      default:
        if Self.endsWord(byte), byte != UInt8(ascii: "\r") || isLineEnd { break loop }
        parts.append(byte: byte)
        offset += 1
      }
    }
    guard offset > start else { return nil }
    return ShellWord(parts: parts.finished, range: place(from: start))
  }

  private var isLineEnd: Bool {
    offset + 1 >= end || bytes[offset + 1] == UInt8(ascii: "\n")
  }

  private mutating func takePattern() -> [UInt8] {
    let start = offset
    var depth = 0
    while offset < end, bytes[offset] != UInt8(ascii: "\n") {
      if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
      if bytes[offset] == UInt8(ascii: ")") { depth -= 1 }
      offset += 1
      if depth == 0 { break }
    }
    return Array(bytes[start..<offset])
  }

  mutating func takeEscaped() -> String {
    offset += 1
    let start = offset
    offset = min(end, offset + 1)
    while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    // A backslash at the very end stands for itself.
    return start == offset ? "\\" : String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  mutating func takeSingleQuoted() -> String {
    offset += 1
    let start = offset
    while offset < end, bytes[offset] != UInt8(ascii: "'") { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if offset < end { offset += 1 } else { noteFault() }
    return text
  }
}
