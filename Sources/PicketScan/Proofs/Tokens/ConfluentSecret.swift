internal import PicketFormats

/// Confluent's API secrets: `cflt`, 54 characters, and the first six of their CRC-32 in base 64.
///
/// Source: values that others published.
enum ConfluentSecret {
  private static let bodyLength = 54  // characters
  private static let checksumLength = 6  // characters

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    let tail = secret.suffix(bodyLength + checksumLength)
    guard tail.count == bodyLength + checksumLength else { return .wrongLength }
    let checksum = CRC32.checksum(of: tail.prefix(bodyLength)).littleEndianBytes
    return .checksum(
      Base64.encode(checksum).prefix(checksumLength).elementsEqual(tail.suffix(checksumLength)))
  }
}
