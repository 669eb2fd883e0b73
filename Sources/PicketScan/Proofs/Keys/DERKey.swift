/// Keys as ASN.1 describes them.
///
/// Sources: RFC 8017, appendix A.1 (RSA); RFC 5915 (EC); RFC 5958 (any, and encrypted); RFC 8410
/// (Curve25519); RFC 5280, section 4.1 (certificates and public keys).
enum DERKey {
  private typealias Tag = DERReader.Tag

  static func result(for bytes: [UInt8]) -> ProofResult {
    guard let values = DERReader.sequence(bytes[...]) else { return .inconclusive }
    let tags = values.map(\.tag)
    let integers = tags.prefix { $0 == Tag.integer }.count
    switch tags {
    case [Tag.sequence, Tag.bitString], [Tag.integer, Tag.integer]:
      return .impossible("it is a public key")
    case [Tag.sequence, Tag.sequence, Tag.bitString]:
      return .impossible("it is a certificate")
    case [Tag.sequence, Tag.octetString]:
      return .valid("encrypted")
    case _ where integers == 9:
      return .valid("RSA, \(values[1].bitCount) bits, not encrypted")
    case _ where integers == 6:
      return .valid("DSA, \(values[1].bitCount) bits, not encrypted")
    case _ where tags.starts(with: [Tag.integer, Tag.octetString]):
      return .valid("EC, \(curveBits(values[1].content.count)) bits, not encrypted")
    case _ where tags.starts(with: [Tag.integer, Tag.sequence, Tag.octetString]):
      return wrapped(algorithm: values[1].content, key: values[2].content)
    default:
      return .inconclusive
    }
  }

  private static func wrapped(
    algorithm: ArraySlice<UInt8>, key: ArraySlice<UInt8>
  ) -> ProofResult {
    var reader = DERReader(algorithm)
    guard let id = reader.next(), id.tag == Tag.objectIdentifier else { return .inconclusive }
    switch Array(id.content) {
    case [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x01],
      [0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]:
      return result(ofInner: key)
    case [0x2A, 0x86, 0x48, 0xCE, 0x38, 0x04, 0x01]: return .valid("DSA, not encrypted")
    case [0x2B, 0x65, 0x70]: return .valid("Ed25519, not encrypted")
    case [0x2B, 0x65, 0x71]: return .valid("Ed448, not encrypted")
    case [0x2B, 0x65, 0x6E]: return .valid("X25519, not encrypted")
    default: return .valid("not encrypted")
    }
  }

  /// Judges an RSA or EC key in its wrapping; a wrapping in a wrapping is none.
  private static func result(ofInner key: ArraySlice<UInt8>) -> ProofResult {
    guard let values = DERReader.sequence(key), values.count >= 2 else { return .inconclusive }
    if values[1].tag == Tag.octetString {
      return .valid("EC, \(curveBits(values[1].content.count)) bits, not encrypted")
    }
    guard values.count == 9 else { return .inconclusive }
    return .valid("RSA, \(values[1].bitCount) bits, not encrypted")
  }

  /// Returns the size of the curve whose keys have a number of bytes.
  private static func curveBits(_ byteCount: Int) -> Int {
    byteCount == 66 ? 521 : byteCount * 8
  }
}
