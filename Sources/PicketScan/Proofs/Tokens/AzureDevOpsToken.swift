internal import PicketFormats

/// The older tokens of Azure DevOps: 32 bytes in base 32, four of which are a CRC-32 of the others.
///
/// Source: Microsoft's `security-utilities`; not seen with a token that Microsoft issued, so a
/// failure is no proof.
enum AzureDevOpsToken {
  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    guard let key = Base32.decode(secret) else { return .wrongAlphabet }
    guard key.count == AzureDevOpsChecksum.keyLength else { return .wrongLength }
    return .checksum(AzureDevOpsChecksum.isHeld(by: key))
  }
}
