/// The checksum of tokens whose last six characters are the CRC-32 of the 30 before them, in base 62.
///
/// Source: GitHub's description of its token formats (2021); npm uses the same form.
enum CRC32Base62 {
  private static let bodyLength = 30  // characters
  private static let checksumLength = 6  // characters

  static func holds(for secret: ArraySlice<UInt8>) -> Bool {
    let tail = secret.suffix(bodyLength + checksumLength)
    guard tail.count == bodyLength + checksumLength else { return false }
    return encoded(CRC32.checksum(of: tail.prefix(bodyLength)))
      .elementsEqual(tail.suffix(checksumLength))
  }

  /// Returns a number in base 62 with the digits 0-9, A-Z and a-z, zeros in front.
  private static func encoded(_ number: UInt32) -> [UInt8] {
    let digits = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    var rest = Int(number)
    var result: [UInt8] = []
    for _ in 0..<checksumLength {
      result.insert(digits[rest % 62], at: 0)
      rest /= 62
    }
    return result
  }
}

/// The checksum CRC-32 of zlib, PNG and Ethernet (ISO 3309, polynomial 0xEDB88320 reflected).
enum CRC32 {
  /// - Complexity: O(*n*); tokens are short, so no table is kept.
  static func checksum(of bytes: some Sequence<UInt8>) -> UInt32 {
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
