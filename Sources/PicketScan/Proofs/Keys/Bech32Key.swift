internal import PicketFormats

/// Keys in Bech32, such as those of age, Nostr, Cardano and Sui.
///
/// Source: BIP-173; the specifications of age, `age-encryption.org/v1`, and NIP-19.
enum Bech32Key {
  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    guard let key = Bech32(secret) else { return .impossible("it is not Bech32") }
    return .checksum(key.isValid)
  }
}
