/// Turns UTF-16 into UTF-8 piece by piece, so that rules over bytes see the text.
package struct UTF16Decoder {
  /// The order of the two bytes of a unit.
  package enum ByteOrder: Hashable, Sendable {
    case littleEndian
    case bigEndian
  }

  /// What the first bytes of a text in UTF-16 tell.
  package struct Encoding: Hashable, Sendable {
    package var order: ByteOrder
    /// The number of bytes in front that are no text: 2 for a byte order mark, else 0.
    package var markLength: Int
  }

  private let order: ByteOrder
  /// The first byte of a unit whose second one has not come yet.
  private var half: UInt8?
  /// The first unit of a pair whose second one has not come yet.
  private var highSurrogate: UInt16?
  /// Whether something was not UTF-16; a replacement character stands for it in the text.
  package private(set) var foundFault = false

  package init(order: ByteOrder) {
    self.order = order
  }

  /// Returns the encoding of a text, if its first bytes look like UTF-16.
  ///
  /// A byte order mark decides. Without one, it takes 8 units, of which all are ASCII: text that
  /// people write in UTF-16 starts so, and binary formats do not.
  package static func encoding(of bytes: Span<UInt8>) -> Encoding? {
    guard bytes.count >= 2 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return Encoding(order: .littleEndian, markLength: 2) }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return Encoding(order: .bigEndian, markLength: 2) }
    return orderWithoutMark(bytes).map { Encoding(order: $0, markLength: 0) }
  }

  private static func orderWithoutMark(_ bytes: Span<UInt8>) -> ByteOrder? {
    guard bytes[0] == 0 || bytes[1] == 0 else { return nil }
    let unitCount = min(bytes.count / 2, 256)
    guard unitCount >= 8 else { return nil }
    if holdsASCII(bytes, textAt: 0, zeroAt: 1, unitCount) { return .littleEndian }
    if holdsASCII(bytes, textAt: 1, zeroAt: 0, unitCount) { return .bigEndian }
    return nil
  }

  private static func holdsASCII(
    _ bytes: Span<UInt8>, textAt text: Int, zeroAt zero: Int, _ unitCount: Int
  ) -> Bool {
    var plain = 0
    for unit in 0..<unitCount {
      let byte = bytes[2 * unit + text]
      if bytes[2 * unit + zero] == 0, byte == 9 || byte == 10 || byte == 13 || byte >= 32 {
        plain += 1
      } else if unit < 8 {
        return false
      }
    }
    return plain * 4 >= unitCount * 3
  }

  /// Appends the text of some more bytes.
  ///
  /// - Complexity: O(*n*); a byte of input makes at most 1.5 of output, and what a piece leaves over
  ///   adds 3.
  package mutating func decode(_ bytes: Span<UInt8>, into text: inout [UInt8]) {
    for index in bytes.indices {
      guard let first = half else {
        half = bytes[index]
        continue
      }
      half = nil
      let (low, high) = order == .littleEndian ? (first, bytes[index]) : (bytes[index], first)
      append(UInt16(high) << 8 | UInt16(low), to: &text)
    }
  }

  /// Appends what is left when the last byte has come.
  package mutating func finish(into text: inout [UInt8]) {
    if highSurrogate != nil || half != nil { appendReplacement(to: &text) }
    highSurrogate = nil
    half = nil
  }

  private mutating func append(_ unit: UInt16, to text: inout [UInt8]) {
    if let high = highSurrogate {
      highSurrogate = nil
      if unit & 0xFC00 == 0xDC00 {
        let scalar = 0x10000 + (UInt32(high & 0x3FF) << 10 | UInt32(unit & 0x3FF))
        text += [
          0xF0 | UInt8(scalar >> 18), 0x80 | UInt8(scalar >> 12 & 63),
          0x80 | UInt8(scalar >> 6 & 63), 0x80 | UInt8(scalar & 63),
        ]
        return
      }
      appendReplacement(to: &text)
    }
    switch unit {
    case 0..<0x80:
      text.append(UInt8(unit))
    case 0x80..<0x800:
      text += [0xC0 | UInt8(unit >> 6), 0x80 | UInt8(unit & 63)]
    case 0xD800..<0xDC00:
      highSurrogate = unit
    case 0xDC00..<0xE000:
      appendReplacement(to: &text)
    default:
      text += [0xE0 | UInt8(unit >> 12), 0x80 | UInt8(unit >> 6 & 63), 0x80 | UInt8(unit & 63)]
    }
  }

  private mutating func appendReplacement(to text: inout [UInt8]) {
    foundFault = true
    text += [0xEF, 0xBF, 0xBD]
  }
}
