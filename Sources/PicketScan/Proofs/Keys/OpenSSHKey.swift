/// Private keys in OpenSSH's own form.
///
/// Source: OpenSSH, `PROTOCOL.key`.
enum OpenSSHKey {
  private static let magic = "openssh-key-v1\0"

  static func result(for bytes: [UInt8]) -> ProofResult {
    guard bytes[...].hasPrefix(magic) else {
      return .impossible("it lacks the mark of such a key")
    }
    var reader = SSHReader(bytes.dropFirst(magic.utf8.count))
    guard let cipher = reader.string(), reader.string() != nil, reader.string() != nil,
      reader.number() == 1, let publicKey = reader.string(), let privateKeys = reader.string()
    else { return .impossible("it is cut or broken") }
    let kind = kind(of: publicKey)
    guard cipher.elementsEqual("none".utf8) else { return .valid("\(kind), encrypted") }
    // Two equal numbers tell a reader that it has decrypted rightly.
    guard privateKeys.count >= 8,
      privateKeys.prefix(4).elementsEqual(privateKeys.dropFirst(4).prefix(4))
    else { return .invalid("its check numbers differ") }
    return .valid("\(kind), not encrypted")
  }

  private static func kind(of publicKey: ArraySlice<UInt8>) -> String {
    var reader = SSHReader(publicKey)
    let name = reader.string().map { String(decoding: $0, as: UTF8.self) }
    switch name {
    case "ssh-rsa":
      guard reader.string() != nil, let modulus = reader.string() else { return "RSA" }
      let value = DERReader.Value(tag: DERReader.Tag.integer, content: modulus)
      return "RSA, \(value.bitCount) bits"
    case "ssh-ed25519": return "Ed25519"
    case "ssh-dss": return "DSA"
    case "ecdsa-sha2-nistp256": return "EC, 256 bits"
    case "ecdsa-sha2-nistp384": return "EC, 384 bits"
    case "ecdsa-sha2-nistp521": return "EC, 521 bits"
    case "sk-ssh-ed25519@openssh.com", "sk-ecdsa-sha2-nistp256@openssh.com":
      return "handle of a security key"
    default: return "unknown kind"
    }
  }
}

/// Reads what SSH writes.
///
/// Source: RFC 4251, section 5.
struct SSHReader {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  mutating func number() -> Int? {
    guard rest.count >= 4 else { return nil }
    defer { rest.removeFirst(4) }
    return rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
  }

  mutating func string() -> ArraySlice<UInt8>? {
    guard let length = number(), length <= rest.count else { return nil }
    defer { rest.removeFirst(length) }
    return rest.prefix(length)
  }
}
