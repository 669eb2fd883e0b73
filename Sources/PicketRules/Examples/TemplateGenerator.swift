/// Makes the random characters of a template; the same seed always gives the same ones.
struct TemplateGenerator {
  /// The state of SplitMix64 (Steele, Lea and Flood 2014).
  private var state: UInt64

  /// The number of runs that are drawn until one looks random: some charsets cannot give one.
  private static let attemptCount = 200

  /// Makes a generator whose seed is the hash of some bytes.
  ///
  /// Source: FNV-1a (Fowler, Noll and Vo), 64 bits.
  init(seed: [UInt8]) {
    state = seed.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
  }

  /// Returns characters of a charset that a scanner has no reason to take for a placeholder.
  mutating func run(of charset: TemplateCharset, count: ClosedRange<Int>) -> [UInt8] {
    let length = count.lowerBound + number(below: count.count)
    var run: [UInt8] = []
    for _ in 0..<Self.attemptCount {
      run = (0..<length).map { _ in charset.characters[number(below: charset.characters.count)] }
      if Self.looksRandom(run, of: charset) { break }
    }
    return run
  }

  private mutating func number(below limit: Int) -> Int {
    Int(next() % UInt64(limit))
  }

  private mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ z >> 30) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ z >> 27) &* 0x94D0_49BB_1331_11EB
    return z ^ z >> 31
  }

  // MARK: What looks random

  private static func looksRandom(_ run: [UInt8], of charset: TemplateCharset) -> Bool {
    hasAllKinds(run, of: charset) && !hasPattern(run) && !hasWord(run)
  }

  /// Tells whether a run of four or more holds a digit and a letter, and one of eight or more
  /// letters of both cases, as far as the charset has them.
  private static func hasAllKinds(_ run: [UInt8], of charset: TemplateCharset) -> Bool {
    let kinds: [(range: ClosedRange<UInt8>, least: Int)] = [
      (UInt8(ascii: "0")...UInt8(ascii: "9"), 4), (UInt8(ascii: "a")...UInt8(ascii: "z"), 8),
      (UInt8(ascii: "A")...UInt8(ascii: "Z"), 8),
    ]
    return kinds.allSatisfy { kind in
      run.count < kind.least || !charset.characters.contains(where: kind.range.contains)
        || run.contains(where: kind.range.contains)
    }
  }

  /// The length of a run in which repeats and short words stand only by accident, in characters.
  private static let maximumPatternedLength = 200

  /// Tells whether three equal or four rising characters stand side by side.
  private static func hasPattern(_ run: [UInt8]) -> Bool {
    guard run.count <= maximumPatternedLength else { return false }
    return run.indices.contains { index in
      let three = run[index...].prefix(3)
      let four = run[index...].prefix(4)
      return three.count == 3 && Set(three).count == 1
        || four.count == 4 && zip(four, four.dropFirst()).allSatisfy { $1 == $0 &+ 1 }
    }
  }

  private static let words = [
    "example", "sample", "dummy", "fake", "test", "demo", "mock", "place", "change", "replace",
    "insert", "your", "todo", "fixme", "redact", "mask", "hidden", "secret", "pass", "none", "null",
    "undef", "foo", "bar", "dead", "beef", "cafe", "babe", "lorem", "abc", "123", "qwer", "letme",
  ]

  private static func hasWord(_ run: [UInt8]) -> Bool {
    let lower = run.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
    return words.contains { word in
      guard word.utf8.count > 3 || run.count <= maximumPatternedLength else { return false }
      return lower.indices.contains { lower[$0...].starts(with: word.utf8) }
    }
  }
}
