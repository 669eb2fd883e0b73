internal import PicketFormats

/// Zuplo's API keys: `zpka_`, 32 characters, `_`, and their CRC-32 in hexadecimal digits.
///
/// Source: values that others published.
enum ZuploKey {
  private static let prefixLength = 5  // characters
  private static let bodyLength = 32  // characters
  private static let checksumLength = 8  // characters

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    guard secret.count == prefixLength + bodyLength + 1 + checksumLength else {
      return .wrongLength
    }
    let body = secret.dropFirst(prefixLength).prefix(bodyLength)
    let checksum = Hexadecimal.encode(CRC32.checksum(of: body))
    return .checksum(checksum.elementsEqual(secret.suffix(checksumLength)))
  }
}
