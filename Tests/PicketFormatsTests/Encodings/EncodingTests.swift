import PicketFormats
import Testing

/// The codecs and checksums, against values of their standards.
struct EncodingTests {
  // RFC 4648, section 10.
  private static let vectors = [
    ("", "", ""), ("f", "Zg==", "MY"), ("fo", "Zm8=", "MZXQ"), ("foo", "Zm9v", "MZXW6"),
    ("foob", "Zm9vYg==", "MZXW6YQ"), ("fooba", "Zm9vYmE=", "MZXW6YTB"),
    ("foobar", "Zm9vYmFy", "MZXW6YTBOI"),
  ]

  @Test(arguments: vectors)
  func `reads and writes base 64 and base 32`(bytes: String, base64: String, base32: String) {
    let bytes = Array(bytes.utf8)
    #expect(Base64.encode(bytes) == Array(base64.utf8))
    #expect(Base64.decode(Array(base64.utf8)[...]) == bytes)
    let bare = Array(base64.utf8.filter { $0 != UInt8(ascii: "=") })
    #expect(Base64.encode(bytes, isPadded: false) == bare)
    #expect(Base64.decode(bare[...]) == bytes)
    #expect(Base32.encode(bytes) == Array(base32.utf8))
    #expect(Base32.decode(Array(base32.lowercased().utf8)[...]) == bytes)
  }

  @Test func `reads both alphabets of base 64`() {
    #expect(Base64.encode([0xFB, 0xFF], .url) == Array("-_8=".utf8))
    #expect(Base64.decode(Array("-_8".utf8)[...]) == [0xFB, 0xFF])
    #expect(Base64.decode(Array("+/8=".utf8)[...]) == [0xFB, 0xFF])
  }

  @Test(arguments: ["A", "AAAAA", "AA=", "A===", "AA==A", "A A=", "AAA*", "é"])
  func `refuses what is not base 64`(text: String) {
    #expect(Base64.decode(Array(text.utf8)[...]) == nil)
  }

  @Test(arguments: ["A", "AAA", "AAAAAA", "A1", "AA======"])
  func `refuses what is not base 32`(text: String) {
    #expect(Base32.decode(Array(text.utf8)[...]) == nil)
  }

  @Test func `reads hexadecimal digits`() {
    #expect(Hexadecimal.decode(Array("00fFa5".utf8)[...]) == [0, 0xFF, 0xA5])
    #expect(Hexadecimal.decode(Array("0".utf8)[...]) == nil)
    #expect(Hexadecimal.decode(Array("0g".utf8)[...]) == nil)
    #expect(Hexadecimal.encode(0xAB) == Array("000000ab".utf8))
    #expect(Hexadecimal.encode(0xAB, isUpperCase: true) == Array("000000AB".utf8))
  }

  // The test vectors of draft-msporny-base58, section 5.
  @Test(
    arguments: [
      (Array("Hello World!".utf8), "2NEpo7TZRRrLZSi2U"),
      ([0, 0, 0x28, 0x7f, 0xb4, 0xcd], "11233QC4"),
      ([], ""), ([0], "1"),
    ] as [([UInt8], String)])
  func `reads and writes base 58`(bytes: [UInt8], text: String) {
    #expect(Base58.encode(bytes, .bitcoin) == Array(text.utf8))
    #expect(Base58.decode(Array(text.utf8)[...], .bitcoin) == bytes)
    #expect(Base58.decode(Base58.encode(bytes, .ripple)[...], .ripple) == bytes)
  }

  @Test func `refuses what is not base 58, and what is too long`() {
    #expect(Base58.decode(Array("0".utf8)[...], .bitcoin) == nil)
    #expect(Base58.decode([UInt8](repeating: 0x32, count: 1_000_000)[...], .bitcoin) == nil)
  }

  // BIP-173, "Test vectors".
  @Test(arguments: [
    "A12UEL5L", "a12uel5l", "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw", "?1ezyfcl",
    "split1checkupstagehandshakeupstreamerranterredcaperred2y9e3w",
  ])
  func `proves Bech32`(text: String) throws {
    let parts = try #require(Bech32(Array(text.utf8)[...]))
    #expect(parts.isValid)
    let body = Array(text.lowercased().utf8.dropLast(6))
    #expect(Bech32.checksum(of: body[...]) == Array(text.lowercased().utf8.suffix(6)))
  }

  @Test(arguments: ["pzry9x0s0muk", "1pzry9x0s0muk", "x1b4n0q5v", "li1dgmt3", "A1g7sgd8", "", "1"])
  func `refuses what is not Bech32`(text: String) {
    #expect(Bech32(Array(text.utf8)[...])?.isValid != true)
  }

  @Test func `gives the bytes of Bech32`() throws {
    // NIP-19, the example of a private key.
    let text = "nsec1" + "vl029mgpspedva04g90vltkh6fvh240zqtv9k0t9af8935ke9laqsnlfe5"
    let parts = try #require(Bech32(Array(text.utf8)[...]))
    #expect(parts.isValid)
    #expect(parts.prefix == Array("nsec".utf8))
    #expect(parts.bytes.count == 32)
    #expect(parts.bytes.first == 0x67)
  }

  @Test func `computes checksums`() {
    let digits = Array("123456789".utf8)
    #expect(CRC32.checksum(of: digits) == 0xCBF4_3926)
    #expect(CRC16.checksum(of: digits) == 0x31C3)
    #expect(UInt32(1_089_231_479).base62 == Array("1BiIrf".utf8))
    #expect(UInt32(0x0102_0304).littleEndianBytes == [4, 3, 2, 1])
  }

  @Test func `computes Marvin32`() {
    // A made-up storage key: the word EXAMPLE again and again, and the signature of storage.
    let bytes = Array(String(repeating: "EXAMPLE", count: 8).utf8) + [0x45, 0xF8, 0x04, 0xAD]
    #expect(bytes.count == 60)
    #expect(Marvin32.hash(of: bytes, seed: "Default0") == 0x695C_68B8)
  }
}
