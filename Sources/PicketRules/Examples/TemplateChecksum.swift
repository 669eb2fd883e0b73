/// A checksum that a template can end in, by its name there.
///
/// To add one: a case, and its lines in `digits`.
enum TemplateChecksum: String, CaseIterable, Hashable, Sendable {
  /// GitHub, npm: CRC-32 of the body, in six base-62 digits.
  case crc32Base62 = "crc32-base62"
  /// Cloudflare, Zuplo: CRC-32 of the body, in eight lower-case hexadecimal digits.
  case crc32Hex = "crc32-hex"

  /// Returns the characters of the checksum of a token that has come so far.
  ///
  /// The body of a token is what stands behind its prefix, the literal that the template starts with.
  func digits(of token: [UInt8], bodyStart: Int) -> [UInt8] {
    let body = token[bodyStart...]
    return switch self {
    case .crc32Base62: Self.base62(Self.crc32(body), digitCount: 6)
    case .crc32Hex: Self.hexadecimal(Self.crc32(body))
    }
  }

  /// Source: ISO/IEC 3309, the checksum of zlib; polynomial 0xEDB88320, reflected.
  private static func crc32(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    ~bytes.reduce(~0) { crc, byte in
      (0..<8).reduce(crc ^ UInt32(byte)) { crc, _ in crc >> 1 ^ (crc & 1 == 1 ? 0xEDB8_8320 : 0) }
    }
  }

  private static func base62(_ value: UInt32, digitCount: Int) -> [UInt8] {
    let alphabet = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
    var (rest, digits) = (Int(value), [UInt8]())
    for _ in 0..<digitCount {
      digits.append(alphabet[rest % 62])
      rest /= 62
    }
    return digits.reversed()
  }

  private static func hexadecimal(_ value: UInt32) -> [UInt8] {
    let digits = Array(String(value, radix: 16).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: 8 - digits.count) + digits
  }
}
