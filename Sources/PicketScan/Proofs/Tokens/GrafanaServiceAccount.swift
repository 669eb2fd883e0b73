internal import PicketFormats

/// Grafana's service account tokens: `glsa_`, 32 characters, `_`, and the CRC-32 of all before the
/// last `_`, as hexadecimal digits of its bytes, the least significant first.
///
/// Source: Grafana, `pkg/components/satokengen/tokengen.go`.
enum GrafanaServiceAccount {
  private static let bodyLength = 37  // characters, with the prefix
  private static let checksumLength = 8  // characters

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    guard secret.count == bodyLength + 1 + checksumLength else { return .wrongLength }
    let body = secret.prefix(bodyLength)
    let checksum = Hexadecimal.encode(CRC32.checksum(of: body).byteSwapped)
    return .checksum(checksum.elementsEqual(secret.suffix(checksumLength)))
  }
}
