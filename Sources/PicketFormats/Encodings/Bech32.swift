/// A text with a readable prefix, a `1`, base-32 digits and a checksum that finds typing errors.
///
/// Source: BIP-173. The limit of 90 characters is left out, because private keys may be longer.
package struct Bech32: Hashable, Sendable {
  /// What stands before the last `1`, in lower case.
  package let prefix: [UInt8]
  /// The digits behind it, five bits each, with those of the checksum.
  private let digits: [UInt8]

  private static let characters = Array("qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8)
  private static let checksumLength = 6  // digits

  /// Takes a text apart; `nil` if its form is another one.
  ///
  /// - Complexity: O(*n*).
  package init?(_ text: ArraySlice<UInt8>) {
    let lower = text.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    let isUpper = text.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    let isLower = text.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    guard !(isUpper && isLower), let end = lower.lastIndex(of: UInt8(ascii: "1")), end > 0 else {
      return nil
    }
    let data = lower[(end + 1)...]
    guard data.count >= Self.checksumLength,
      let digits = BitDigits.values(
        of: data, { byte in Self.characters.firstIndex(of: byte).map { UInt8($0) } })
    else { return nil }
    prefix = Array(lower[..<end])
    self.digits = digits
  }

  /// Whether the last six digits are the checksum of the rest.
  package var isValid: Bool {
    Self.remainder(prefix: prefix, digits) == 1
  }

  /// The bytes of the digits before the checksum.
  package var bytes: [UInt8] {
    BitDigits.bytes(of: digits.dropLast(Self.checksumLength), bitsPerDigit: 5)
  }

  /// Returns the checksum that belongs behind a text, in lower case; `nil` if the text has another
  /// form.
  ///
  /// - Complexity: O(*n*).
  package static func checksum(of text: ArraySlice<UInt8>) -> [UInt8]? {
    let zeros = [UInt8](repeating: UInt8(ascii: "q"), count: checksumLength)
    let isUpper = text.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    let blank = isUpper ? zeros.map { $0 & ~0x20 } : zeros
    guard let parts = Bech32((text + blank)[...]) else { return nil }
    let remainder = remainder(prefix: parts.prefix, parts.digits) ^ 1
    return (0..<checksumLength).map { characters[Int(remainder >> (5 * (5 - $0)) & 31)] }
  }

  private static func remainder(prefix: [UInt8], _ digits: [UInt8]) -> UInt32 {
    let generators: [UInt32] = [0x3b6a_57b2, 0x2650_8e6d, 0x1ea1_19fa, 0x3d42_33dd, 0x2a14_62b3]
    var state: UInt32 = 1
    for value in prefix.map({ $0 >> 5 }) + [0] + prefix.map({ $0 & 31 }) + digits {
      let top = state >> 25
      state = (state & 0x1ff_ffff) << 5 ^ UInt32(value)
      for bit in 0..<5 where top >> bit & 1 == 1 { state ^= generators[bit] }
    }
    return state
  }
}
