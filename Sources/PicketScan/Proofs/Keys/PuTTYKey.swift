/// PuTTY's key files.
///
/// Source: PuTTY's documentation, appendix C, "PPK file format".
enum PuTTYKey {
  static let magic = "PuTTY-User-Key-File-"

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    guard let file = secret.behind(magic), let kind = value(of: ": ", in: file),
      let encryption = value(of: "Encryption: ", in: file),
      file.behind("Private-Lines: ") != nil
    else { return .inconclusive }
    let name =
      switch kind {
      case "ssh-rsa": "RSA"
      case "ssh-ed25519": "Ed25519"
      case "ssh-ed448": "Ed448"
      case "ssh-dss": "DSA"
      case "ecdsa-sha2-nistp256": "EC, 256 bits"
      case "ecdsa-sha2-nistp384": "EC, 384 bits"
      case "ecdsa-sha2-nistp521": "EC, 521 bits"
      default: "unknown kind"
      }
    return .valid(encryption == "none" ? "\(name), not encrypted" : "\(name), encrypted")
  }

  /// Returns what stands behind a name up to the end of the line, which source code may escape.
  private static func value(of name: String, in file: ArraySlice<UInt8>) -> String? {
    file.behind(name).map { rest in
      String(decoding: rest.prefix { $0 > UInt8(ascii: " ") && $0 != 0x5C }, as: UTF8.self)
    }
  }
}
