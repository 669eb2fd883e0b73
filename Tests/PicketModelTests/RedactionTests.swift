import PicketModel
import PicketTestSupport
import Testing

struct RedactionTests {
  @Test func `shows nothing of short secrets and little of others`() {
    var samples = SampleText(seed: 1)
    for count in 0...120 {
      for letters in ["abcdefghijklmnopqrstuvwxyz0123456789", "ab", "é \n\"x", "a\0\u{1B}"] {
        let secret = Array(samples.run(count, letters).utf8)
        let mask = Redaction.mask(secret)
        #expect(mask.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F })
        let shown = mask.replacing("****", with: "").utf8.count
        #expect(shown <= secret.count / 4)
        if secret.count < Redaction.shownFrom { #expect(mask == "****") }
        #expect(longestCommonRun(Array(mask.utf8), secret) <= 3)
      }
    }
  }

  @Test(
    arguments: [
      ([3..<7], 0, "abc[]hij"), ([0..<10], 0, "[]"), ([0..<4, 2..<6], 0, "[]ghij"),
      ([0..<2, 2..<4], 0, "[][]efghij"), ([1..<9, 3..<5], 0, "a[]j"), ([], 0, "abcdefghij"),
      ([0..<3, 20..<30], 0, "[]defghij"), ([-5..<3], 0, "****defghij"),
      ([8..<30], 0, "abcdefgh****"),
      ([-5..<30], 0, "****"), ([103..<105], 100, "abc[]fghij"),
      ([90..<100, 110..<120], 100, "abcdefghij"),
      ([5..<5], 0, "abcdefghij"),
    ] as [([Range<Int>], Int, String)])
  func `masks every secret of a piece`(secrets: [Range<Int>], offset: Int, expected: String) {
    let bytes = Array("..abcdefghij".utf8)
    let masked = SecretRanges(secrets).masked(bytes[2...], offset: offset) { _ in "[]" }
    #expect(String(decoding: masked, as: UTF8.self) == expected)
  }

  @Test func `lets through no byte of random secrets`() {
    var samples = SampleText(seed: 2)
    for _ in 0..<500 {
      let count = samples.pick([0, 1, 10, 60])
      let offset = samples.pick([0, 7, 1_000])
      let secrets = (0..<samples.pick([0, 1, 2, 6])).map { _ in
        let start = offset - 20 + Int.random(in: 0...(count + 30), using: &samples.random)
        return start..<(start + Int.random(in: 0...25, using: &samples.random))
      }.sorted { $0.lowerBound < $1.lowerBound }
      // Bytes of secrets are upper case, all others are lower case.
      let bytes = (offset..<(offset + count)).map { place in
        secrets.contains { $0.contains(place) } ? UInt8(ascii: "S") : UInt8(ascii: "p")
      }
      let masked = SecretRanges(secrets).masked(bytes[...], offset: offset) { _ in "-" }
      #expect(!masked.contains(UInt8(ascii: "S")))
      #expect(masked.count { $0 == UInt8(ascii: "p") } == bytes.count { $0 == UInt8(ascii: "p") })
    }
  }

  private func longestCommonRun(_ a: [UInt8], _ b: [UInt8]) -> Int {
    var longest = 0
    for i in a.indices {
      for j in b.indices {
        var run = 0
        while i + run < a.count, j + run < b.count, a[i + run] == b[j + run] { run += 1 }
        longest = max(longest, run)
      }
    }
    return longest
  }
}
