internal import PicketFormats

/// Tokens that hold a text in base 64 or base 58.
///
/// Sources: Clerk's documentation, "Publishable keys"; JFrog's, "Reference tokens". Those of
/// Atlassian, Intercom and JFrog's API keys are told from published values.
enum EncodedTextTokens {
  /// JFrog's reference tokens: `reftkn:01:`, the second of the expiry, and an id.
  static func jfrogReference(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let bytes = Base64.decode(secret) else { return .wrongAlphabet }
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 4, parts[0].elementsEqual("reftkn".utf8), let expiry = parts[2].number
    else { return .impossible("it is no reference token") }
    if expiry == 0 { return .valid("never expires") }
    return .valid(CivilDate.text(ofSeconds: expiry).map { "expires \($0)" } ?? "expires")
  }

  /// JFrog's API keys: 54 bytes in base 58.
  static func jfrogKey(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let bytes = Base58.decode(secret, .bitcoin) else { return .wrongAlphabet }
    guard bytes.count == 54 else { return .impossible("it has another number of bytes") }
    return .valid("it holds 54 bytes")
  }

  /// Clerk's publishable keys: the host of the application, and `$`.
  static func clerk(_ secret: ArraySlice<UInt8>) -> ProofResult {
    let body = secret.split(separator: UInt8(ascii: "_"), maxSplits: 2)
    guard body.count == 3, let host = Base64.decode(body[2]) else { return .wrongAlphabet }
    let isHost = host.dropLast().allSatisfy { $0 > 0x20 && $0 < 0x7F }
    guard host.last == UInt8(ascii: "$"), host.contains(UInt8(ascii: ".")), isHost else {
      return .impossible("it names no host")
    }
    return .valid("it names a host")
  }

  /// The tokens of Atlassian's Data Center products: digits, a colon, and 20 random bytes.
  static func atlassianDataCenter(_ secret: ArraySlice<UInt8>) -> ProofResult {
    let token = secret.behind("BBDC-") ?? secret
    guard let bytes = Base64.decode(token) else { return .wrongAlphabet }
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), bytes[..<colon].isNumber,
      (8...14).contains(colon), bytes.count - colon - 1 >= 18
    else { return .impossible("it holds no id") }
    return .valid("it holds an id")
  }

  /// Intercom's tokens: `tok:` and an id.
  static func intercom(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let bytes = Base64.decode(secret) else { return .wrongAlphabet }
    guard bytes[...].hasPrefix("tok:") else { return .impossible("it holds no token") }
    let isText = bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    return isText ? .valid("it holds a token") : .impossible("it holds no token")
  }
}
