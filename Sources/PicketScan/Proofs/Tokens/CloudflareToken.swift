internal import PicketFormats

/// Cloudflare's tokens: 40 characters, and their CRC-32 in hexadecimal digits.
///
/// Source: values that others published; Cloudflare says that there is a checksum, not which.
enum CloudflareToken {
  private static let bodyLength = 40  // characters
  private static let checksumLength = 8  // characters

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    let tail = secret.suffix(bodyLength + checksumLength)
    guard tail.count == bodyLength + checksumLength else { return .wrongLength }
    let checksum = Hexadecimal.encode(CRC32.checksum(of: tail.prefix(bodyLength)))
    return .checksum(checksum.elementsEqual(tail.suffix(checksumLength)))
  }
}
