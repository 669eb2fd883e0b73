internal import PicketFormats

/// Tokens whose last six characters are the CRC-32 of the 30 before them, in base 62.
///
/// Source: "Behind GitHub's new authentication token formats" (github.blog, 2021); npm says that
/// its tokens have the same form.
enum CRC32Base62 {
  private static let bodyLength = 30  // characters
  private static let checksumLength = 6  // characters

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    let tail = secret.suffix(bodyLength + checksumLength)
    guard tail.count == bodyLength + checksumLength else { return .wrongLength }
    let checksum = CRC32.checksum(of: tail.prefix(bodyLength)).base62
    return .checksum(checksum.elementsEqual(tail.suffix(checksumLength)))
  }
}
