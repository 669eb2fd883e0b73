import PicketFormats
import PicketScan
import PicketTestSupport
import Testing

/// Key files, made here of zeros and ones so that no key stands in the repository.
struct PrivateKeyTests {
  private static let dashes = "-----"

  private func result(_ secret: String, _ proof: String = "private-key") -> ProofResult? {
    Proof.named(proof)?.result(for: Array(secret.utf8)[...])
  }

  private func pem(
    _ label: String, _ bytes: [UInt8], newline: String = "\n", head: String = ""
  ) -> String {
    let text = Base64.encode(bytes)
    let lines = stride(from: 0, to: text.count, by: 64).map {
      String(decoding: text[$0..<min($0 + 64, text.count)], as: UTF8.self)
    }
    let (begin, end) = ("\(Self.dashes)BEGIN ", "\(Self.dashes)END ")
    return
      ([begin + label + Self.dashes] + (head.isEmpty ? [] : [head, ""]) + lines
      + [end + label + Self.dashes]).joined(separator: newline)
  }

  private func der(_ tag: UInt8, _ content: [UInt8]) -> [UInt8] {
    let length = content.count
    if length < 128 { return [tag, UInt8(length)] + content }
    return [tag, 0x82, UInt8(length >> 8), UInt8(length & 255)] + content
  }

  private func integer(bits: Int) -> [UInt8] {
    der(
      2, [0, 0x80 >> UInt8((8 - bits % 8) % 8)] + [UInt8](repeating: 1, count: (bits + 7) / 8 - 1))
  }

  private func integers(_ count: Int, bits: Int) -> [UInt8] {
    der(0x30, der(2, [0]) + (1..<count).flatMap { _ in integer(bits: bits) })
  }

  private static let rsa: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1]

  private func wrapped(_ algorithm: [UInt8], _ key: [UInt8]) -> [UInt8] {
    der(0x30, der(2, [0]) + der(0x30, der(6, algorithm)) + der(4, key))
  }

  @Test func `tells kind and size of keys in ASN.1`() {
    let rsa = integers(9, bits: 2048)
    let ec = der(0x30, der(2, [1]) + der(4, [UInt8](repeating: 1, count: 32)))
    #expect(result(pem("RSA PRIVATE KEY", rsa)) == .valid("RSA, 2048 bits, not encrypted"))
    #expect(
      result(pem("PRIVATE KEY", wrapped(Self.rsa, rsa))) == .valid("RSA, 2048 bits, not encrypted"))
    #expect(
      result(pem("DSA PRIVATE KEY", integers(6, bits: 1024)))
        == .valid("DSA, 1024 bits, not encrypted"))
    #expect(result(pem("EC PRIVATE KEY", ec)) == .valid("EC, 256 bits, not encrypted"))
    #expect(
      result(pem("PRIVATE KEY", wrapped([0x2B, 0x65, 0x70], der(4, [1]))))
        == .valid("Ed25519, not encrypted"))
    let encrypted = der(0x30, der(0x30, der(6, [1])) + der(4, [1, 2]))
    #expect(result(pem("ENCRYPTED PRIVATE KEY", encrypted)) == .valid("encrypted"))
  }

  @Test func `reads keys as source code writes them`() {
    let rsa = integers(9, bits: 512)
    let expected = ProofResult.valid("RSA, 512 bits, not encrypted")
    for newline in ["\r\n", "\\n", "\\\\n", "\n    ", "\\n\" +\n  \"", "\\r\\n"] {
      #expect(result(pem("RSA PRIVATE KEY", rsa, newline: newline)) == expected, "\(newline)")
    }
    let head = "Proc-Type: 4,ENCRYPTED\nDEK-Info: AES-256-CBC,00"
    #expect(result(pem("RSA PRIVATE KEY", rsa, head: head)) == .valid("encrypted"))
  }

  @Test func `drops what is public`() {
    let spki = der(0x30, der(0x30, der(6, Self.rsa)) + der(3, [0]))
    let certificate = der(0x30, der(0x30, [2, 0]) + der(0x30, []) + der(3, [0]))
    let pkcs1 = der(0x30, integer(bits: 64) + der(2, [3]))
    #expect(result(pem("PUBLIC KEY", spki)) == .impossible("it is a public key"))
    #expect(result(pem("PRIVATE KEY", spki)) == .impossible("it is a public key"))
    #expect(result(pem("RSA PRIVATE KEY", pkcs1)) == .impossible("it is a public key"))
    #expect(result(pem("CERTIFICATE", certificate)) == .impossible("it is a certificate"))
    #expect(result(pem("PRIVATE KEY", certificate)) == .impossible("it is a certificate"))
  }

  @Test func `says nothing of what it cannot read`() {
    #expect(result(pem("RSA PRIVATE KEY", [UInt8](repeating: 9, count: 99))) == .inconclusive)
    #expect(result(pem("RSA PRIVATE KEY", [0x30, 0x84, 0xFF, 0xFF, 0xFF, 0xFF])) == .inconclusive)
    #expect(result(pem("PRIVATE KEY", [])) == .inconclusive)
    #expect(result("-----BEGIN PRIVATE KEY-----\n*\n-----END PRIVATE KEY-----") == .inconclusive)
    #expect(result("") == .inconclusive)
  }

  private func ssh(_ pieces: [[UInt8]]) -> [UInt8] {
    pieces.flatMap { [0, 0, UInt8($0.count >> 8), UInt8($0.count & 255)] + $0 }
  }

  private func openSSH(
    cipher: String, kind: String = "ssh-ed25519", checks: [UInt8] = [1, 2, 3, 4, 1, 2, 3, 4]
  ) -> String {
    let publicKey = ssh([Array(kind.utf8), [0, 0x80] + [UInt8](repeating: 1, count: 255), [3]])
    return pem(
      "OPENSSH PRIVATE KEY",
      Array("openssh-key-v1\0".utf8) + ssh([Array(cipher.utf8), Array("none".utf8), []])
        + [0, 0, 0, 1] + ssh([publicKey, checks + [0, 0, 0]]))
  }

  @Test func `reads OpenSSH's keys`() {
    #expect(result(openSSH(cipher: "none")) == .valid("Ed25519, not encrypted"))
    #expect(result(openSSH(cipher: "aes256-ctr")) == .valid("Ed25519, encrypted"))
    #expect(
      result(openSSH(cipher: "none", checks: [1, 2, 3, 4, 1, 2, 3, 5]))
        == .invalid("its check numbers differ"))
    #expect(
      result(openSSH(cipher: "none", kind: "ecdsa-sha2-nistp384"))
        == .valid("EC, 384 bits, not encrypted"))
    #expect(
      result(pem("OPENSSH PRIVATE KEY", Array("openssh-key-v1\0".utf8))) == .inconclusive)
  }

  @Test func `reads PuTTY's keys`() {
    let file = "PuTTY-User-" + "Key-File-3: ssh-rsa\r\nEncryption: none\r\nPrivate-Lines: 1\r\nAA"
    #expect(result(file) == .valid("RSA, not encrypted"))
    let other = file.split(separator: "none").joined(separator: "aes256-cbc")
    #expect(result(other) == .valid("RSA, encrypted"))
    #expect(result("PuTTY-User-" + "Key-File-3: ssh-rsa") == .inconclusive)
  }

  private func pgp(_ header: [UInt8], algorithm: UInt8 = 1, usage: UInt8 = 0) -> String {
    let numbers: [UInt8] = [8, 0] + [UInt8](repeating: 0x80, count: 256) + [0, 2, 3]
    let body = [4, 0, 0, 0, 0, algorithm] + numbers + [usage, 1, 2, 3]
    let armored = pem("PGP PRIVATE KEY BLOCK", header + body, head: "Version: 1")
    return armored.split(separator: "\n\(Self.dashes)END").joined(
      separator: "\n=abcd\n\(Self.dashes)END")
  }

  @Test func `reads OpenPGP's keys`() {
    #expect(result(pgp([0x95, 1, 8])) == .valid("RSA, 2048 bits, not encrypted"))
    #expect(result(pgp([0xC5, 0xC0, 0])) == .valid("RSA, 2048 bits, not encrypted"))
    #expect(result(pgp([0x95, 1, 8], usage: 254)) == .valid("RSA, 2048 bits, encrypted"))
    #expect(result(pgp([0x95, 1, 8], algorithm: 99)) == .valid("a private key"))
    #expect(result(pgp([0x99, 1, 8])) == .impossible("it is a public key"))
    #expect(result(pgp([0x89, 1, 8])) == .inconclusive)
  }

  /// Nothing is compared: a trap is the fault that is looked for.
  @Test func `survives changed keys`() throws {
    var generator = SeededGenerator(seed: 5)
    let ssh = Array("openssh-key-v1\0".utf8) + ssh([Array("none".utf8), Array("none".utf8), []])
    let bodies: [(String, [UInt8])] = [
      ("PRIVATE KEY", wrapped(Self.rsa, integers(9, bits: 64))),
      ("OPENSSH PRIVATE KEY", ssh + [0, 0, 0, 1] + self.ssh([[1], [2], [3, 4]])),
      ("PGP PRIVATE KEY BLOCK", [0xC5, 0xC0, 0, 4, 0, 0, 0, 0, 1, 0, 8, 1, 0, 2, 3, 0, 1]),
    ]
    for (label, body) in bodies {
      for _ in 0..<1_000 {
        var changed = body
        for _ in 0..<Int.random(in: 1...3, using: &generator) {
          let place = Int.random(in: 0..<changed.count, using: &generator)
          changed[place] = UInt8.random(in: 0...255, using: &generator)
        }
        let length = Int.random(in: 0...changed.count, using: &generator)
        _ = result(pem(label, length % 3 == 0 ? Array(changed.prefix(length)) : changed))
      }
    }
  }

  @Test func `reads key files of Google`() {
    let key = pem("PRIVATE KEY", wrapped(Self.rsa, integers(9, bits: 2048)), newline: "\\n")
    let id = String(repeating: "0a", count: 20)
    let file =
      #"{"type": "service_account", "private_key_id": ""# + id + #"", "private_key": ""#
      + key + "\\n\"}"
    let name = "gcp-service-account"
    #expect(result(file, name) == .valid("RSA, 2048 bits, not encrypted"))
    let encoded = String(decoding: Base64.encode(Array(file.utf8)), as: UTF8.self)
    #expect(result(encoded, name) == .valid("RSA, 2048 bits, not encrypted"))
    #expect(
      result(#"{"type": "external_account"}"#, name) == .impossible("it holds no private key"))
    #expect(result(#"{"type": "service_account", "private_key": 1}"#, name).isValid == false)
  }
}
