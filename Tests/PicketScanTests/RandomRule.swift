import PicketTestSupport

/// Makes patterns that the rule compiler finds anchors in, and texts that match them.
struct RandomRule {
  private var samples: SampleText

  init(seed: UInt64) {
    samples = SampleText(seed: seed)
  }

  private static let words = ["qv7", "ZK-", "key_", "token", "~x", "jj", "xAx", "://"]
  private static let classes = ["[a-c]", "[0-9]", #"\w"#, "[^a]", #"\s"#, "[A-Cx-z]", "."]

  mutating func pattern() -> String {
    samples.pick(["", "", "(?i)", "(?m)", "(?s)"])
      + samples.pick(["", "", #"\b"#, "^", "(?<![a-z])", "(?<=-)", "(?<!key_)"])
      + (0..<Int.random(in: 0...2, using: &samples.random)).map { _ in piece() }.joined()
      + word() + (0..<Int.random(in: 0...3, using: &samples.random)).map { _ in piece() }.joined()
      + samples.pick(["", "", #"\b"#, "$", #"\z"#, "(?!x)", "(?=[ab]|$)"])
  }

  private mutating func word() -> String {
    samples.chance(0.3)
      ? "(?:" + samples.pick(Self.words) + "|" + samples.pick(Self.words) + ")"
      : samples.pick(Self.words)
  }

  private mutating func piece() -> String {
    let body = samples.chance(0.25) ? "(" + word() + ")" : samples.pick(Self.classes)
    return body
      + samples.pick(["", "", "?", "{2}", "{0,4}", "{1,12}", "{3,6}?", "*", "+", "{2,}+"])
  }

  mutating func text(count: Int) -> [UInt8] {
    var text: [UInt8] = []
    while text.count < count {
      text +=
        samples.chance(0.5)
        ? samples.pick(Self.words).utf8
        : samples.run(samples.pick([1, 2, 5]), "abcxzAC019-_=: \n\"").utf8
    }
    return text
  }
}
