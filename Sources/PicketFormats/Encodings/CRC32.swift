/// The checksum CRC-32 of zlib, PNG and Ethernet.
///
/// Source: ISO 3309, polynomial 0xEDB88320, reflected.
package enum CRC32 {
  /// Returns the checksum of some bytes.
  ///
  /// - Complexity: O(*n*); tokens are short, so no table is kept.
  package static func checksum(of bytes: some Sequence<UInt8>) -> UInt32 {
    var remainder = UInt32.max
    for byte in bytes {
      remainder ^= UInt32(byte)
      for _ in 0..<8 {
        remainder = remainder >> 1 ^ (remainder & 1 == 1 ? 0xEDB8_8320 : 0)
      }
    }
    return ~remainder
  }
}

extension UInt32 {
  /// The four bytes, the least significant first.
  package var littleEndianBytes: [UInt8] {
    (0..<4).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) }
  }

  /// The number in base 62 with the digits 0-9, A-Z and a-z, in six characters.
  package var base62: [UInt8] {
    let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    var rest = Int(self)
    let result = (0..<6).map { _ in
      defer { rest /= 62 }
      return digits[rest % 62]
    }
    return result.reversed()
  }
}
