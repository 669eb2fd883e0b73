extension RegexParser {
  /// Parses an escape outside of a class, from its backslash.
  mutating func escape() throws(RegexError) -> RegexSyntax {
    let start = position
    guard let byte = escapedByte else { throw RegexError(.endsInBackslash, at: pattern.count) }
    if let set = namedSet(byte) {
      position += 2
      return .set(set)
    }
    if let assertion = assertion(byte) {
      position += 2
      return .assertion(assertion)
    }
    switch Character(Unicode.Scalar(byte)) {
    case "R":
      position += 2
      return Self.anyLineEnd
    case "N":
      guard !isAt("\\N{", from: start) else { throw RegexError(.notSupported("\\N{"), at: start) }
      position += 2
      return .set(ByteSet.newline.inverted)
    default: return .set(literal(try escapedLiteral()))
    }
  }

  /// The byte behind the backslash at the place.
  var escapedByte: UInt8? {
    position + 1 < pattern.count ? pattern[position + 1] : nil
  }

  /// `\R`: CR LF is taken as one, and never given back in part.
  private static let anyLineEnd = RegexSyntax.atomic(
    .choice([
      .sequence([.set(ByteSet([0x0D])), .set(.newline)]),
      .set(.verticalSpace),
    ]))

  /// The set that an escape such as `\d` stands for, in a class and outside.
  func namedSet(_ byte: UInt8) -> ByteSet? {
    switch Character(Unicode.Scalar(byte)) {
    case "d": .digits
    case "D": ByteSet.digits.inverted
    case "w": .word
    case "W": ByteSet.word.inverted
    case "s": .space
    case "S": ByteSet.space.inverted
    case "h": .horizontalSpace
    case "H": ByteSet.horizontalSpace.inverted
    case "v": .verticalSpace
    case "V": ByteSet.verticalSpace.inverted
    default: nil
    }
  }

  private func assertion(_ byte: UInt8) -> RegexSyntax.Assertion? {
    switch Character(Unicode.Scalar(byte)) {
    case "b": .wordBoundary
    case "B": .notWordBoundary
    case "A": .textStart
    case "z": .textEnd
    case "Z": .textEndOrLastNewline
    default: nil
    }
  }

  /// Parses an escape that stands for one byte, from its backslash.
  mutating func escapedLiteral() throws(RegexError) -> UInt8 {
    let start = position
    guard let byte = escapedByte else { throw RegexError(.endsInBackslash, at: pattern.count) }
    position += 2
    switch Character(Unicode.Scalar(byte)) {
    case "t": return 0x09
    case "n": return 0x0A
    case "r": return 0x0D
    case "f": return 0x0C
    case "e": return 0x1B
    case "a": return 0x07
    case "x": return try hexadecimalByte()
    case "0": return try octalByte(atMost: 2)
    case "o": return try bracedByte(radix: 8)
    case "c": return try controlByte()
    default: break
    }
    guard !ByteSet.alphanumerics.contains(byte) else { throw unknownEscape(byte, at: start) }
    return byte
  }

  private func unknownEscape(_ byte: UInt8, at offset: Int) -> RegexError {
    switch Character(Unicode.Scalar(byte)) {
    case "1"..."9", "g", "k":
      RegexError(.notSupported("references to groups, and octal numbers without 0"), at: offset)
    case "p", "P", "X", "u", "U", "l", "L":
      RegexError(.notSupported("Unicode escapes; patterns match bytes"), at: offset)
    case "K", "G", "C": RegexError(.notSupported("\\K, \\G and \\C"), at: offset)
    default: RegexError(.unknownEscape, at: offset)
    }
  }

  // MARK: Numbers

  /// Parses up to two digits, or any number of them in braces.
  private mutating func hexadecimalByte() throws(RegexError) -> UInt8 {
    isAt("{") ? try bracedByte(radix: 16) : try byte(ofDigits: 2, radix: 16)
  }

  private mutating func octalByte(atMost count: Int) throws(RegexError) -> UInt8 {
    try byte(ofDigits: count, radix: 8)
  }

  private mutating func byte(ofDigits count: Int, radix: Int) throws(RegexError) -> UInt8 {
    let digits = pattern[position...].prefix(count).prefix { Self.isDigit($0, radix: radix) }
    position += digits.count
    return digits.isEmpty ? 0 : try number(digits, radix: radix)
  }

  private mutating func bracedByte(radix: Int) throws(RegexError) -> UInt8 {
    guard isAt("{"), let close = index(of: "}", from: position) else {
      throw RegexError(.invalidNumber, at: position)
    }
    let digits = pattern[(position + 1)..<close]
    guard digits.allSatisfy({ Self.isDigit($0, radix: radix) }) else {
      throw RegexError(.invalidNumber, at: position)
    }
    position = close + 1
    return try number(digits, radix: radix)
  }

  private static func isDigit(_ byte: UInt8, radix: Int) -> Bool {
    Character(Unicode.Scalar(byte)).hexDigitValue.map { $0 < radix } ?? false
  }

  private func number(_ digits: ArraySlice<UInt8>, radix: Int) throws(RegexError) -> UInt8 {
    guard let value = UInt8(String(decoding: digits, as: UTF8.self), radix: radix) else {
      throw RegexError(.invalidNumber, at: digits.startIndex)
    }
    return value
  }

  /// Parses the byte behind `\c`: a printable one, with bit 6 turned over.
  private mutating func controlByte() throws(RegexError) -> UInt8 {
    guard position < pattern.count, (0x20...0x7E).contains(pattern[position]), !isAt("\\") else {
      throw RegexError(.unknownEscape, at: position)
    }
    let byte = pattern[position]
    position += 1
    return (ByteSet.lowerCase.contains(byte) ? byte & ~0x20 : byte) ^ 0x40
  }
}
