extension Proof {
  /// Proofs of keys whose form is that of a standard.
  static let keys = [
    Proof("private-key", PrivateKey.result),
    Proof("bech32", oneIn: 1 << 30, Bech32Key.result),
    Proof("base58check", Base58CheckKey.bitcoin),
    Proof("base58check-xrp", Base58CheckKey.ripple),
    Proof("strkey", oneIn: 1 << 16, StellarSeed.result),
    Proof("nkey", oneIn: 1 << 16, NATSSeed.result),
    Proof("bip39", BIP39Phrase.result),
    Proof("x25519", isDocumented: false, oneIn: 1 << 5, X25519Key.result),
  ]
}
