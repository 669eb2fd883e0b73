internal import PicketFormats

/// The ids of AWS keys, which hold the number of their account.
///
/// Source: Aidan Steele, "AWS Access Key ID formats" (2020): found out, not documented. Ids of
/// which the fifth character is I or J are older and hold no account.
enum AWSKeyID {
  private static let prefixLength = 4  // characters
  private static let bodyLength = 16  // characters

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    guard secret.count == prefixLength + bodyLength else { return .wrongLength }
    let body = secret.dropFirst(prefixLength)
    guard let bytes = Base32.decode(body), body.allSatisfy({ $0 < UInt8(ascii: "a") }) else {
      return .wrongAlphabet
    }
    guard let first = body.first, !"IJ".utf8.contains(first) else { return .inconclusive }
    let number = bytes.prefix(6).reduce(0) { $0 << 8 | Int($1) }
    let account = String((number & 0x7fff_ffff_ff80) >> 7)
    guard account.count <= 12 else { return .inconclusive }
    return .valid("account " + String(repeating: "0", count: 12 - account.count) + account)
  }
}
