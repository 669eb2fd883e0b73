import PicketKit
import PicketModel
import PicketTestSupport
import Testing

struct RuleSelectionTests {
  private let text = Array("zq_abc123abc123 plugh-abcd1234\n".utf8)

  private func rules(_ change: (inout Settings) -> Void) -> Set<String> {
    Set(Scanner.ofSamples(change).scan(text.span, path: BytePath("key.pem")).findings.map(\.rule))
  }

  @Test func `selects by id and by category, and skipping is stronger`() {
    #expect(rules { _ in } == ["prefix", "caseless", "path-of-key"])
    #expect(rules { $0.onlyRules = ["prefix"] } == ["prefix"])
    #expect(rules { $0.onlyRules = ["path-of-key", "caseless"] } == ["path-of-key", "caseless"])
    #expect(rules { $0.onlyRules = ["secret"] } == ["prefix", "caseless", "path-of-key"])
    #expect(rules { $0.skippedRules = ["prefix"] } == ["caseless", "path-of-key"])
    #expect(rules { $0.skippedRules = ["path-of-key"] } == ["prefix", "caseless"])
    #expect(
      rules { ($0.onlyRules, $0.skippedRules) = (["secret"], ["prefix", "caseless"]) } == [
        "path-of-key"
      ])
    #expect(rules { $0.onlyRules = ["shell"] } == [])
  }

  @Test func `secrets of rules that are not selected stay masked`() {
    let report = Scanner.ofSamples { $0.onlyRules = ["caseless"] }
      .scan(text.span, path: BytePath("text"))
    let lines = report.findings.compactMap(\.snippet).flatMap(\.lines).map(\.text)
    #expect(lines.count == 1 && !lines.contains { $0.contains("abc123") })
  }

  @Test func `refuses names that no rule has`() {
    var settings = Settings()
    settings.onlyRules = ["prefx", "secret", "-"]
    #expect {
      try Scanner(settings, builtIn: SampleRules.table)
    } throws: { error in
      let texts = (error as? RuleErrors)?.texts ?? []
      return texts.count == 2 && texts[0].hasSuffix("did you mean 'prefix'?")
    }
  }

  @Test func `counts what a rule costs only where somebody asks`() throws {
    let directory = TemporaryDirectory()
    try directory.write(text, to: "text")
    #expect(try Scanner.ofSamples().scan(directory).ruleCosts.isEmpty)
    let costs = try Scanner.ofSamples { $0.countsRuleCosts = true }.scan(directory).ruleCosts
    let cost = try #require(costs.first { $0.rule == "prefix" })
    #expect(cost.hitCount == 1 && cost.tryCount == 1 && cost.matchCount == 1)
    #expect(zip(costs, costs.dropFirst()).allSatisfy { $0.nanoseconds >= $1.nanoseconds })
  }

  @Test func `gives rules with their examples`() throws {
    let rules = try Scanner().rules
    #expect(rules.count > 50 && rules.allSatisfy { !$0.examples.isEmpty && !$0.why.isEmpty })
    var settings = Settings()
    settings.onlyRules = ["filesystem"]
    #expect(try Scanner(settings).rules.allSatisfy { $0.category == .filesystem })
  }
}
