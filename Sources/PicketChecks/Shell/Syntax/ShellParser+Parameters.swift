/// `${…}`.
extension ShellParser {
  mutating func takeBraced(isQuoted: Bool) -> ShellPart {
    let start = offset
    offset += 2
    var expansion = ShellExpansion(name: "")
    if peek(0) == UInt8(ascii: "#"), let next = peek(1), next != UInt8(ascii: "}") {
      // A length is a number.
      skipBraced()
      return .arithmetic([])
    }
    if peek(0) == UInt8(ascii: "!") {
      expansion.isIndirect = true
      offset += 1
    }
    let nameStart = offset
    if let first = peek(0), "@*#?$!-".utf8.contains(first) {
      offset += 1
    } else {
      while offset < end, Self.isNameByte(bytes[offset]) { offset += 1 }
    }
    expansion.name = String(decoding: bytes[nameStart..<offset], as: UTF8.self)
    if peek(0) == UInt8(ascii: "[") { skipIndex() }
    takeOperation(into: &expansion)
    expansion.operand = nested([]) { $0.parseOperand(isQuoted: isQuoted) }
    if offset < end { offset += 1 } else { noteFault() }
    if offset == start { offset += 1 }
    return .expansion(expansion, isQuoted: isQuoted)
  }

  private mutating func skipBraced() {
    while offset < end, bytes[offset] != UInt8(ascii: "}") { offset += 1 }
    if offset < end { offset += 1 } else { noteFault() }
  }

  private mutating func skipIndex() {
    while offset < end, bytes[offset] != UInt8(ascii: "]"), bytes[offset] != UInt8(ascii: "}") {
      offset += 1
    }
    if peek(0) == UInt8(ascii: "]") { offset += 1 }
  }

  private mutating func takeOperation(into expansion: inout ShellExpansion) {
    let start = offset
    if peek(0) == UInt8(ascii: ":") { offset += 1 }
    if let next = peek(0), "-=?+".utf8.contains(next) {
      offset += 1
    } else if offset == start, let next = peek(0), "#%/^,@".utf8.contains(next) {
      offset += 1
      if peek(0) == next { offset += 1 }
    }
    expansion.operation = String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// Reads up to the brace that closes, which stays.
  private mutating func parseOperand(isQuoted: Bool) -> [ShellPart] {
    var parts = ShellPartBuffer(isQuoted: isQuoted)
    while offset < end, bytes[offset] != UInt8(ascii: "}") {
      switch bytes[offset] {
      case UInt8(ascii: "\\"):
        parts.append(.text(takeEscaped(), isQuoted: true))
      case UInt8(ascii: "'") where !isQuoted:
        parts.append(.text(takeSingleQuoted(), isQuoted: true))
      case UInt8(ascii: "\""):
        parts.append(takeDoubleQuoted())
      case UInt8(ascii: "$"):
        takeDollar(isQuoted: isQuoted, into: &parts)
      case UInt8(ascii: "`"):
        parts.append(takeBackticks(isQuoted: isQuoted))
      default:
        parts.append(byte: bytes[offset])
        offset += 1
      }
    }
    return parts.finished
  }
}
