import PicketRules
import PicketTestSupport
import Testing

/// What the compiler says of a pattern, against what PCRE2 finds with it.
struct RegexDifferentialTests {
  /// What was compared, so that a test that compares nothing fails.
  private struct Tally {
    var patterns = 0
    var anchored = 0
    var matches = 0
  }

  @Test(arguments: 0..<8)
  func `says nothing of random patterns that a match contradicts`(shard: Int) throws {
    var tally = Tally()
    for index in 0..<Self.patternsPerShard {
      check(seed: UInt64(shard * 10_000_000 + index), &tally)
    }
    #expect(tally.patterns > Self.patternsPerShard / 2)
    #expect(tally.anchored > tally.patterns / 6)
    #expect(tally.matches > tally.patterns)
  }

  private static let patternsPerShard = 100

  private func check(seed: UInt64, _ tally: inout Tally) {
    var random = RandomPattern(seed: seed)
    let pattern = random.pattern()
    guard let syntax = try? RegexParser.parse(pattern), let plan = try? RegexCompiler.plan(pattern)
    else { return }
    guard let oracle = PCRE2Oracle(pattern) else {
      Issue.record("PCRE2 refuses \(pattern)")
      return
    }
    tally.patterns += 1
    if case .anchored = plan.anchoring { tally.anchored += 1 }
    let checker = PlanChecker(plan: plan, oracle: oracle)
    for _ in 0..<4 {
      let text = random.text(for: syntax)
      for match in oracle.matches(in: text) {
        tally.matches += 1
        guard let fault = checker.fault(of: match, in: text) else { continue }
        Issue.record("seed \(seed), \(pattern), \(text) \(match): \(fault)\n\(plan.summary)")
        return
      }
    }
  }
}
