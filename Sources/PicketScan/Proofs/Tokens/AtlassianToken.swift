internal import PicketFormats

/// Atlassian's API tokens and app passwords, which end in the CRC-32 of all before it, in
/// hexadecimal digits of upper case.
///
/// Source: values that others published; Atlassian describes no checksum.
enum AtlassianToken {
  private static let checksumLength = 8  // characters

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    let token = withoutEscape(secret)
    guard token.count > checksumLength else { return .wrongLength }
    let checksum = CRC32.checksum(of: token.dropLast(checksumLength))
    let digits = Hexadecimal.encode(checksum, isUpperCase: true)
    return .checksum(digits.elementsEqual(token.suffix(checksumLength)))
  }

  /// Returns a token with `=` in the place of what URLs write for it.
  private static func withoutEscape(_ secret: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let escape = secret.dropLast(checksumLength).suffix(3)
    guard ["%3D", "%3d"].contains(where: { escape.elementsEqual($0.utf8) }) else { return secret }
    return secret.dropLast(checksumLength + 3) + [UInt8(ascii: "=")]
      + secret.suffix(checksumLength)
  }
}
