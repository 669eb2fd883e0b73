import PicketScan
import PicketTestSupport
import Testing

struct ProofTests {
  @Test(arguments: ProofSample.checksums + ProofSample.numbers + ProofSample.structures)
  func `holds for what was issued`(sample: ProofSample) {
    #expect(sample.result() == .valid(sample.detail))
  }

  /// Each character is changed in turn, for another one of its kind.
  @Test(arguments: ProofSample.checksums)
  func `fails for one changed character`(sample: ProofSample) {
    let secret = Array(sample.secret.utf8)
    for place in secret.indices.dropFirst(6) where secret[place].isLetterOrDigit {
      var changed = secret
      changed[place] = secret[place] == 0x37 ? 0x36 : 0x37
      // Base 64 and base 32 hold bits at their end that no byte takes.
      guard place < secret.count - 3 else { continue }
      #expect(!sample.result(for: changed).isValid, "at \(place)")
    }
  }

  @Test(arguments: ProofSample.numbers)
  func `fails for one changed digit`(sample: ProofSample) {
    let secret = Array(sample.secret.utf8)
    let first = sample.secret.count - 9
    for place in secret.indices where (0x30...0x39).contains(secret[place]) && place > first {
      // The last digit of an Australian card is no check digit, and counts the cards.
      if sample.proof == "au-medicare", place == secret.count - 1 { continue }
      var changed = secret
      changed[place] = secret[place] == 0x39 ? 0x30 : secret[place] + 1
      #expect(!sample.result(for: changed).isValid, "at \(place)")
    }
  }

  @Test(arguments: ProofSample.checksums + ProofSample.numbers)
  func `fails for what is cut`(sample: ProofSample) {
    #expect(!sample.result(for: sample.secret.utf8.prefix(5)).isValid)
    // Luhn's numbers have any length, and one in ten ends in the right digit.
    guard sample.proof != "luhn" else { return }
    #expect(!sample.result(for: sample.secret.utf8.dropLast(4)).isValid)
  }

  @Test(arguments: Proof.all.map(\.name))
  func `survives any bytes`(name: String) throws {
    let proof = try #require(Proof.named(name))
    var generator = SeededGenerator(seed: 7)
    var texts: [[UInt8]] = [[], [0], [0xFF], Array("=".utf8), Array("eyJ".utf8), Array("_".utf8)]
    for text in ["A", "0", "1", "9", "é", "{", "[", "eyJ.", "-----BEGIN ", "=", "\\", "A1-", "z "] {
      texts.append(Array(String(repeating: text, count: 20_000).utf8))
    }
    for count in [16, 44, 56, 58, 64, 88, 300] {
      texts.append((0..<count).map { _ in UInt8.random(in: 0...255, using: &generator) })
    }
    for text in texts where proof.result(for: text[...]) != .inconclusive {
      #expect(!Optional(proof.result(for: text[...])).isValid, "\(text.count) bytes")
    }
  }

  /// Nothing is compared: a trap is the fault that is looked for.
  @Test(arguments: ProofSample.checksums + ProofSample.numbers + ProofSample.structures)
  func `survives changed secrets`(sample: ProofSample) {
    var generator = SeededGenerator(seed: 3)
    for _ in 0..<50 {
      var changed = Array(sample.secret.utf8)
      let place = Int.random(in: 0..<changed.count, using: &generator)
      changed[place] = UInt8.random(in: 0...255, using: &generator)
      if place % 2 == 0 { changed.remove(at: place / 2) }
      for proof in Proof.all { _ = proof.result(for: changed[...]) }
    }
  }

  /// Slices do not start at 0 where they come from.
  @Test(arguments: ProofSample.checksums + ProofSample.numbers + ProofSample.structures)
  func `holds within a longer text`(sample: ProofSample) {
    let text = Array("key: ".utf8) + Array(sample.secret.utf8) + Array(" end".utf8)
    let result = Proof.named(sample.proof)?.result(for: text[5..<(text.count - 4)])
    #expect(result == .valid(sample.detail))
  }

  @Test func `has names of their own`() {
    #expect(Set(Proof.all.map(\.name)).count == Proof.all.count)
  }

  @Test(arguments: [
    ("crc32-base62", true), ("gitlab-routable", true), ("iban", true), ("cloudflare", false),
    ("azure-marvin32", false), ("x25519", false),
  ])
  func `knows what vendors describe`(name: String, expected: Bool) {
    #expect(Proof.named(name)?.isDocumented == expected)
  }
}

extension UInt8 {
  fileprivate var isLetterOrDigit: Bool {
    (0x30...0x39).contains(self) || (0x41...0x5A).contains(self) || (0x61...0x7A).contains(self)
  }
}
