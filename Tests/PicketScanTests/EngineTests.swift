import PCRE2
import PicketModel
import PicketRules
import PicketScan
import PicketTestSupport
import Testing

/// The engine finds what a plain search with PCRE2 finds.
struct EngineTests {
  @Test(arguments: 0..<8 as Range<UInt64>)
  func `finds what PCRE2 finds with the sample rules`(seed: UInt64) throws {
    var samples = SampleText(seed: seed)
    let text = samples.text(count: 3_000)
    try compare(SampleRules.compiled, text, least: 20)
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `finds what PCRE2 finds with random rules`(seed: UInt64) throws {
    var random = RandomRule(seed: seed)
    let rules = (0..<8).map { SampleRules.rule(id: "r\($0)", regex: random.pattern()) }
    let compiled = SampleRules.compiled(rules.joined())
    for _ in 0..<3 { try compare(compiled, random.text(count: 400), least: 0) }
  }

  @Test func `finds what PCRE2 finds at the borders of the text`() throws {
    for text in [
      "", "z", "zq_" + "a1b2c3d4e5f6", "version-1234", "xversion-1234", "frotz12", "frotz12\n",
      "ozmoo12", "ozmoo12\n", "grue 1234", "grue 1234\ngrue 567", "\ngrue 123\n", "id: moss1234;",
      "id: moss1234", "xyzzyabxyzzyabxyzzy", "ABC1234567", "password=abcdef", "password=abcde",
    ] {
      try compare(SampleRules.compiled, Array(text.utf8), least: 0)
    }
  }

  /// The sample rules and random ones, with machine code from the first try on and never.
  @Test(arguments: [0, 1, 2, .max])
  func `finds the same with machine code and without`(tries: Int) throws {
    var samples = SampleText(seed: 41)
    let text = samples.text(count: 4_000)
    let rules = RuleSet([SampleRules.table])
    let usual = matches(of: Engine(rules: rules), in: text)
    #expect(matches(of: Engine(rules: rules, triesBeforeMachineCode: tries), in: text) == usual)
  }

  @Test(arguments: Kernel.allCases.filter(\.isSupported))
  func `finds the same with every kernel`(kernel: Kernel) {
    let rules = RuleSet([SampleRules.table])
    for seed in 0..<3 as Range<UInt64> {
      var samples = SampleText(seed: seed + 900)
      let text = samples.text(count: 3_000)
      let portable = matches(of: Engine(rules: rules, kernel: .portable), in: text)
      #expect(matches(of: Engine(rules: rules, kernel: kernel), in: text) == portable)
    }
  }

  // MARK: The comparison

  private func compare(_ rules: [TableRule], _ text: [UInt8], least: Int) throws {
    let engine = Engine(rules: RuleSet([RuleTable(RuleTable.encoded(rules))]))
    let compared = rules.filter(isCompared)
    let ids = Set(compared.map(\.details.rule.id))
    let found = Set(matches(of: engine, in: text).filter { ids.contains($0.rule) })
    let expected = Set(try compared.flatMap { try search(for: $0, in: text) })
    #expect(found.subtracting(expected).sorted() == [], "\(String(decoding: text, as: UTF8.self))")
    #expect(expected.subtracting(found).sorted() == [], "\(String(decoding: text, as: UTF8.self))")
    #expect(found.count >= least)
  }

  /// A keyword has to stand in a match, which PCRE2 does not know.
  private func isCompared(_ rule: TableRule) -> Bool {
    guard case .regex(let regex) = rule.details.rule.matcher else {
      return rule.record.maximumWidth > 0
    }
    return regex.keywords.isEmpty
  }

  private func matches(of engine: Engine, in text: [UInt8]) -> [Found] {
    let padded = text + [UInt8](repeating: 0, count: TextScanner.padding)
    var result = ScanResult()
    TextScanner(engine).scan(
      padded.span, Chunk(base: 0, count: text.count, judged: 0..<text.count), into: &result)
    #expect(result.unjudgedRules.isEmpty)
    return result.matches.map {
      Found(
        rule: engine.rules.rule(at: $0.rule).id, start: $0.range.lowerBound,
        end: $0.range.upperBound, secret: $0.secret.lowerBound)
    }
  }

  private struct Found: Hashable, Comparable {
    var rule: String
    var start: Int
    var end: Int
    var secret: Int

    static func < (a: Found, b: Found) -> Bool {
      (a.rule, a.start, a.end) < (b.rule, b.start, b.end)
    }
  }

  /// Searches as PCRE2 does from the end of each match on, without those that no anchor allows
  /// because a weak word stands in them and no value follows it.
  private func search(for rule: TableRule, in text: [UInt8]) throws -> [Found] {
    let pattern = try Pattern(rule.details.pattern, mode: .search, machineCode: false)
    let matcher = PCRE2.Matcher()
    var found: [Found] = []
    var start = 0
    while start < text.count, try matcher.matches(pattern, in: text.span, from: start) {
      guard let range = matcher.range(ofGroup: 0), range.lowerBound < text.count else { break }
      guard isAllowed(range, of: rule, text) else {
        start = range.lowerBound + 1
        continue
      }
      let secret = matcher.range(ofGroup: rule.record.secretGroup) ?? range
      found.append(
        Found(
          rule: rule.details.rule.id, start: range.lowerBound, end: range.upperBound,
          secret: secret.lowerBound))
      start = max(range.upperBound, range.lowerBound + 1)
    }
    return found
  }

  private func isAllowed(_ range: Range<Int>, of rule: TableRule, _ text: [UInt8]) -> Bool {
    guard rule.anchors.contains(where: \.isWeak) else { return true }
    return rule.anchors.contains { anchor in
      rule.record.distance.contains { distance in
        let start = range.lowerBound + distance
        let end = start + anchor.literal.count
        guard end <= text.count,
          anchor.literal.elementsEqual(text[start..<end].map(\.lowercased))
        else { return false }
        return !anchor.isWeak || WeakWords.isFollowedByValue(bytes: text.span, from: end)
      }
    }
  }
}

extension ClosedRange<Int> {
  fileprivate func contains(where isMatch: (Int) -> Bool) -> Bool {
    first(where: isMatch) != nil
  }
}

extension UInt8 {
  fileprivate var lowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}
