import PicketKit
import PicketModel
import PicketRules
import PicketTestSupport
import Testing

/// What the tests of a secret make of a match.
struct JudgementTests {
  private func scanner(_ matcher: String, category: String = "secret") throws -> Scanner {
    let rule = """
      [[rules]]
      id = "frotz-key"
      name = "Frotz key"
      category = "\(category)"
      severity = "high"
      confidence = "medium"
      action = "deny"
      why = "It opens everything."
      fix = "Make a new one."
      \(matcher)
      """
    let source = RuleSource(name: "frotz.toml", bytes: Array(rule.utf8))
    let table = try RuleLoader.compile([source], strictness: .user).table
    return try Scanner(Settings(), builtIn: RuleTable(table))
  }

  private func report(_ text: String, _ matcher: String, category: String = "secret") throws
    -> ScanReport
  {
    try scanner(matcher, category: category).scan(
      Array(text.utf8).span, path: BytePath("a.txt"))
  }

  private static let github = "regex = 'ghp_[A-Za-z0-9]{36}'\nproof = \"crc32-base62\""
  private static let cloudflare = "regex = 'cfut_[A-Za-z0-9]{48}'\nproof = \"cloudflare\""
  private static let body = "Q7mNv2RkT9xLpZ4WsB8cYd3HfG6jKt"

  @Test func `a proof that holds makes a finding sure`() throws {
    let report = try report("token ghp_" + Self.body + "1E6lkk", Self.github)
    let finding = try #require(report.findings.first)
    #expect(finding.confidence == .high)
    #expect(finding.evidence == [Evidence(name: "crc32-base62", detail: "checksum holds")])
    #expect(report.nearMissCount == 0)
  }

  @Test func `a checksum that a vendor describes and that fails leaves a near miss`() throws {
    let report = try report("a\n token ghp_" + Self.body + "1E6lkj", Self.github)
    #expect(report.findings.isEmpty)
    let expected = NearMiss(
      rule: "frotz-key", path: BytePath("a.txt"), position: TextPosition(line: 2, column: 8),
      reason: Evidence(name: "crc32-base62", detail: "checksum fails"))
    #expect(report.nearMisses == [expected])
    #expect(report.nearMissCount == 1)
  }

  @Test func `a checksum that others found out and that fails makes a finding less sure`() throws {
    let body = Self.body + "Vb5nX1aE0u"
    let held = try report("cfut_" + body + "dbb4d992", Self.cloudflare)
    let failed = try report("cfut_" + body + "dbb4d993", Self.cloudflare)
    #expect(held.findings.map(\.confidence) == [.high])
    #expect(failed.findings.map(\.confidence) == [.low])
    #expect(failed.findings.first?.evidence.map(\.detail) == ["checksum fails"])
  }

  @Test func `another thing is dropped without a word`() throws {
    let text = "frotz eyJhbGciOiJIUzI1NiJ8.eyJzdWIi.Q7mNv2RkT9xLpZ4WsB8cYd3HfG6jKt"
    let report = try report(text, "regex = 'eyJ[A-Za-z0-9_.-]{40,60}'\nproof = \"jwt\"")
    #expect(report.findings.isEmpty)
    #expect(report.nearMissCount == 0)
  }

  @Test func `too little entropy is a near miss`() throws {
    let report = try report(
      "frotz=q1w1q1w1e1w1q1", "regex = '(?<=frotz=)[a-z0-9]{14}'\nentropy = 3.0")
    #expect(report.findings.isEmpty)
    #expect(report.nearMisses.map(\.reason.name) == ["entropy"])
    #expect(report.nearMisses.map(\.reason.detail) == ["1.7 bits per byte"])
  }

  @Test func `a placeholder is a near miss, and only where secrets are looked for`() throws {
    let text = "frotz=exampleexample"
    let matcher = "regex = '(?<=frotz=)[a-z]{14}'"
    let report = try report(text, matcher)
    #expect(report.findings.isEmpty)
    #expect(report.nearMisses.map(\.reason.name) == ["placeholder"])
    #expect(try self.report(text, matcher, category: "sql").findings.count == 1)
  }

  @Test func `words of examples make a finding less sure`() throws {
    let report = try report("frotz=my-secret-key", "regex = '(?<=frotz=)[a-z-]{13}'")
    #expect(report.findings.map(\.confidence) == [.low])
    #expect(report.findings.first?.evidence.map(\.name) == ["placeholder"])
  }

  @Test func `a published value is told as what it is`() throws {
    let report = try report("AKIA" + "IOSFODNN7EXAMPLE", "regex = 'AKIA[A-Z2-7]{16}'")
    #expect(report.findings.map(\.severity) == [.info])
    #expect(
      report.findings.first?.evidence
        == [Evidence(name: "example-value", detail: "a published example value")])
  }

  @Test func `keeps the first near misses, and counts all`() throws {
    let line = "ghp_" + Self.body + "1E6lkj\n"
    let scanner = try scanner(Self.github)
    let text = Array(String(repeating: line, count: 300).utf8)
    let one = scanner.scan(text.span, path: BytePath("a"))
    #expect(one.nearMissCount == 300)
    #expect(one.nearMisses.map(\.position.line) == Array(1...100))
    let directory = TemporaryDirectory()
    for file in 0..<24 { try directory.write(text, to: "f\(file / 10)\(file % 10)") }
    let many = try scanner.scan(directory)
    #expect(many.nearMissCount == 7_200)
    #expect(many.nearMisses.count == 1_000)
    #expect(many.nearMisses.last?.path.description.hasSuffix("f09") == true)
    #expect(many.receipt.isComplete)
  }

  @Test func `shows no piece of a secret in a near miss`() throws {
    let report = try report("ghp_" + Self.body + "1E6lkj", Self.github)
    #expect(!"\(report.nearMisses)".contains(Self.body.prefix(4)))
  }
}
