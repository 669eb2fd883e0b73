import PicketModel
import PicketRules
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
          judgement: Judgement(minimumEntropy: 3.5, proof: "p"))),
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
          matcher: .path("")), pattern: ""))
    let table = RuleTable(RuleTable.encoded([rule, bare, rule]))
    #expect(table.records == [record, bare.record, record])
    #expect([0, 1, 2].map { table.details(at: $0) } == [details, bare.details, details])
    var builder = AnchorTablesBuilder()
    for number in [0, 2] {
      builder.add(anchor, rule: number)
      builder.add(weak, rule: number)
    }
    #expect(table.anchors == builder.tables)
  }

  @Test func `keeps no rule at all`() {
    let table = RuleTable(RuleTable.encoded([]))
    #expect(table.records.isEmpty)
    #expect(table.anchors == AnchorTables())
  }

  @Test func `numbers the rules of several tables`() {
    let tables = [["a", "b"], [], ["c"], ["d", "e"]].map { ids in
      RuleTable(
        RuleTable.encoded(
          SampleRules.compiled(
            ids.map { SampleRules.rule(id: $0, regex: "\\b\($0)zq7_[\($0)0-9]{5}") }.joined())))
    }
    let rules = RuleSet(tables)
    #expect(rules.records.indices.map { rules.rule(at: $0).id } == ["a", "b", "c", "d", "e"])
    #expect(rules.anchors.entries.count == 5)
    for entry in rules.anchors.entries {
      let id = Array(rules.rule(at: entry.rule).id.utf8)
      let literal = rules.anchors.literals[entry.literalStart...].prefix(entry.literalLength)
      #expect(literal.starts(with: id))
      let holdsFirst = [entry.beforeSet, entry.tailSet].map { number in
        number.map { rules.anchors.sets[32 * $0 + Int(id[0]) / 8] >> (id[0] % 8) & 1 == 1 }
      }
      #expect(holdsFirst == [false, true])
    }
    let windows = Dictionary(grouping: rules.anchors.windows, by: \.anchor)
    #expect(windows.keys.sorted() == Array(0..<5))
  }
}
