internal import PicketFormats
internal import PicketModel

/// Keys in base 58 that end in the first four bytes of their double SHA-256.
///
/// Sources: the Bitcoin reference client, `base58.cpp`; BIP-32 and BIP-38; Tezos,
/// `src/lib_crypto/base58.ml`; the XRP Ledger's documentation, "base58 Encodings".
enum Base58CheckKey {
  private static let checksumLength = 4  // bytes

  static func bitcoin(_ secret: ArraySlice<UInt8>) -> ProofResult {
    result(for: secret, .bitcoin)
  }

  static func ripple(_ secret: ArraySlice<UInt8>) -> ProofResult {
    result(for: secret, .ripple)
  }

  private static func result(
    for secret: ArraySlice<UInt8>, _ alphabet: Base58.Alphabet
  ) -> ProofResult {
    guard let bytes = Base58.decode(secret, alphabet) else { return .wrongAlphabet }
    guard bytes.count > checksumLength else { return .wrongLength }
    let hash = SHA256.doubleHash(of: bytes.dropLast(checksumLength))
    return .checksum(hash.prefix(checksumLength).elementsEqual(bytes.suffix(checksumLength)))
  }
}
