import PicketModel
import Testing

struct SHA256Tests {
  // Source of the values: FIPS 180-4 examples, and the NIST long-message example.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `hashes the published examples`(text: String, expected: String) {
    #expect(digest(of: text.utf8) == expected)
  }

  @Test func `gives the same hash however the bytes are split`() {
    let bytes = (0..<200).map { UInt8($0) }
    for cut in 0...bytes.count {
      var hash = SHA256()
      hash.update(bytes[..<cut])
      hash.update(bytes[cut...])
      #expect(hash.finalize().hexadecimal == digest(of: bytes))
    }
  }

  private func digest(of bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(bytes)
    return hash.finalize().hexadecimal
  }
}
