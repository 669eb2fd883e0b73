internal import PicketFormats

/// Microsoft's identifiable keys: base 64 of random bytes, a signature of four characters, and the
/// Marvin32 of all before it.
///
/// Source: Microsoft's `security-utilities`, `IdentifiableMetadata.cs`. The seeds of some products
/// are not in it, so a failure is no proof.
enum AzureMarvin32 {
  private static let checksumLength = 4  // bytes

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    var digits = secret
    while digits.last == UInt8(ascii: "=") { digits.removeLast() }
    guard let signature = AzureKeySignature(endOf: digits.dropLast(AzureKeySignature.tailLength))
    else { return .inconclusive }
    guard let key = Base64.decode(digits) else { return .wrongAlphabet }
    let body = Array(key.dropLast(checksumLength))
    return .checksum(
      signature.seeds.contains { seed in
        Marvin32.hash(of: body, seed: seed).littleEndianBytes
          .elementsEqual(key.suffix(checksumLength))
      })
  }
}
