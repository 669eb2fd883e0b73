internal import PicketFormats

/// WireGuard's private keys: 32 bytes of which five bits are always the same.
///
/// Source: RFC 7748, section 5, and `wg genkey`. Programs may set the bits later, so a failure is
/// no proof.
enum X25519Key {
  private static let length = 32  // bytes

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    guard let bytes = Base64.decode(secret) else { return .wrongAlphabet }
    guard bytes.count == length, let first = bytes.first, let last = bytes.last else {
      return .wrongLength
    }
    guard first & 7 == 0, last & 0xC0 == 0x40 else {
      return .invalid("its fixed bits are not those of a private key")
    }
    return .valid("its fixed bits are those of a private key")
  }
}
