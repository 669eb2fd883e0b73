import PicketModel

/// Private keys in files: what they are, and whether a passphrase protects them.
///
/// What cannot be read, because it is cut or stands in source code in an unusual way, may be a key
/// all the same.
enum PrivateKey {
  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    if secret.behind(PuTTYKey.magic) != nil { return PuTTYKey.result(for: secret) }
    guard let block = PEMBlock(secret) else { return .inconclusive }
    if block.label.hasSuffix("PUBLIC KEY") || block.label.holds("PUBLIC KEY BLOCK") {
      return .impossible("it is a public key")
    }
    if block.label.hasSuffix("CERTIFICATE") { return .impossible("it is a certificate") }
    if block.isEncrypted { return .valid("encrypted") }
    guard let bytes = block.bytes else { return .inconclusive }
    switch block.label {
    case "OPENSSH PRIVATE KEY":
      // A text that is no key at all is an example; one that is cut may be a key.
      let result = OpenSSHKey.result(for: bytes)
      if case .impossible = result { return .inconclusive }
      return result
    case "PGP PRIVATE KEY BLOCK": return OpenPGPKey.result(for: bytes)
    default: return DERKey.result(for: bytes)
    }
  }
}
