import PicketModel
import PicketRules
import PicketScan
import PicketTestSupport
import Testing

/// Rules as bytes, and the numbers of rules and anchors of several tables.
struct TableTests {
  private static func completeRule(_ matcher: PicketModel.Matcher) -> Rule {
    var rule = Rule(
      id: "complete", name: "Name é", category: .shell, severity: .low, confidence: .medium,
      action: .note, matcher: matcher)
    rule.aliases = ["SH01", ""]
    rule.impact = .low
    rule.likelihood = .medium
    rule.variants = [
      RuleVariant(key: "k", severity: .info, message: "m"),
      RuleVariant(key: "l", severity: .critical, message: ""),
    ]
    rule.stride = "STRIDE"
    rule.cwe = 70_000
    rule.controls = ["pci-dss:3.4"]
    rule.why = String(repeating: "why ", count: 20_000)
    rule.fix = "fix\0\n"
    rule.references = ["https://example.test"]
    return rule
  }

  @Test(
    arguments: [
      .regex(
        RegexMatcher(
          pattern: "a", secretGroup: 3, keywords: ["k", "é"],
          judgement: Judgement(minimumEntropy: 3.5, proof: "p", model: .namedValue))),
      .regex(RegexMatcher(pattern: "")), .path("*.pem"), .check("family/name"),
      .near(
        NearMatcher(
          words: ["w", "x"], within: 255, value: "[A-Z]{3}", judgement: Judgement(minimumEntropy: 0)
        )),
    ] as [PicketModel.Matcher])
  func `keeps everything about a rule`(matcher: PicketModel.Matcher) {
    let details = RuleDetails(rule: Self.completeRule(matcher), pattern: "pattern é")
    var record = RuleRecord(.anchored)
    record.secretGroup = 127
    record.maximumWidth = RuleRecord.widestMatch
    record.lookbehind = 65_535
    record.lookahead = 32_768
    record.distance = 0...4_096
    record.firstBytes = ByteSet([0, 7, 8, 63, 64, 127, 128, 255])
    var anchor = Anchor(literal: [UInt8](repeating: 0xFF, count: 64), windowOffset: 60)
    anchor.isCaseless = true
    anchor.before = ByteSet([0, 255])
    anchor.mayStartText = false
    anchor.tail = TailShape(set: .all, gap: 255, count: 255)
    var weak = Anchor(literal: Array("token".utf8), windowOffset: 0)
    weak.isWeak = true
    weak.windowOffset = -3
    let rule = TableRule(record: record, anchors: [anchor, weak], details: details)
    let bare = TableRule(
      record: RuleRecord(.path), anchors: [],
      details: RuleDetails(
        rule: Rule(
          id: "", name: "", category: .secret, severity: .high, confidence: .low, action: .ask,
          matcher: .path("*.é")), pattern: ""))
    let table = RuleTable(RuleTable.encoded([rule, bare, rule]))
    #expect((0..<table.count).map { table.record(at: $0) } == [record, bare.record, record])
    #expect([0, 1, 2].map { table.details(at: $0) } == [details, bare.details, details])
    #expect(table.pathRules.contains { $0.rule == 1 && $0.pattern == "*.é" })
    #expect(table.searchedRules.isEmpty)
    // From the start of an anchor: 4,096 bytes back, 65,535 before them, and so on.
    #expect(table.reach.before == 4_096 + 65_535)
    #expect(table.reach.behind == RuleRecord.widestMatch + 32_768)
    #expect(table.reach.tail == 64 + 255 + 255)
    #expect(table.reach.weakWord == 5)
  }

  @Test func `keeps no rule at all`() {
    let table = RuleTable(RuleTable.encoded([]))
    #expect(table.count == 0)
    #expect(table.pathRules.isEmpty)
    #expect(table.reach.before == 0 && table.reach.behind == 0)
  }

  @Test func `numbers the rules of several tables`() {
    let tables = [["a", "b"], [], ["c"], ["d", "e"]].map { ids in
      RuleTable(
        RuleTable.encoded(
          SampleRules.compiled(
            ids.map { SampleRules.rule(id: $0, regex: "\\b\($0)zq7_[\($0)0-9]{5}") }.joined())))
    }
    let rules = RuleSet(tables)
    #expect((0..<rules.count).map { rules.rule(at: $0).id } == ["a", "b", "c", "d", "e"])
    #expect(rules.tables.map(\.firstRule) == [0, 2, 2, 3])
    let engine = Engine(rules: rules)
    let scanner = TextScanner(engine)
    let text = Array("czq7_c1234 ezq7_e1234 azq7_a1234 picket:allow".utf8)
    let bytes = text + [UInt8](repeating: 0, count: TextScanner.padding)
    var result = ScanResult()
    scanner.scan(
      bytes.span, Chunk(base: 0, count: text.count, judged: 0..<text.count), into: &result)
    #expect(result.matches.map(\.rule).sorted() == [0, 2, 4])
    #expect(result.allowMarks.map(\.offset) == [33])
  }
}
