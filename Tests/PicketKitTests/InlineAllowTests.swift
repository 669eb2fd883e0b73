import PicketKit
import PicketModel
import PicketRules
import PicketTestSupport
import Testing

struct InlineAllowTests {
  private static let secret = "zq_" + "a1b2c3d4e5f6"

  @Test(arguments: [
    ("S # picket:allow prefix -- why", true), ("# picket:allow prefix -- why\nS", true),
    ("# picket:allow prefix -- why\r\nS\r\n", true),
    ("# picket:allow infix,prefix -- why\nS", true),
    ("S # picket:allow prefix until=9999-12-31 -- why", true),
    ("S # picket:allow prefix until=2020-01-01 -- why", false),
    ("S # picket:allow infix -- why", false),
    ("x # picket:allow prefix -- why\nS", false), ("# picket:allow prefix -- why\n\nS", false),
    ("S\n# picket:allow prefix -- why", false), ("S # picket:Allow prefix -- why", false),
    ("# picket:allow infix -- no\n# picket:allow prefix -- why\nS", true),
    ("S # picket:allow infix -- no # picket:allow prefix -- why", true),
    ("# picket:allow pre\0fix -- why\nS", false),
  ])
  func `suppresses a finding on its line or the next`(text: String, isSuppressed: Bool) throws {
    let bytes = Array(text.replacing("S", with: Self.secret, maxReplacements: 1).utf8)
    let directory = TemporaryDirectory()
    try directory.write(bytes, to: "f")
    for report in [
      Scanner.ofSamples().scan(stream: bytes), try Scanner.ofSamples().scan(directory),
    ] {
      #expect(report.findings.count == 1)
      let suppression = report.findings.first?.suppressed
      #expect(suppression == (isSuppressed ? Suppression(by: .inline, reason: "why") : nil))
    }
  }
}

extension InlineAllowTests {
  @Test func `a reason shows no secret`() {
    let text = "\(Self.secret) # picket:allow prefix -- once it was \(Self.secret), now it is not"
    let findings = Scanner.ofSamples().scan(stream: Array(text.utf8)).findings
    #expect(findings.count == 2)
    #expect(findings.allSatisfy { $0.suppressed?.reason == "once it was ****, now it is not" })
  }
}

/// What is told about comments that do not do what their authors think.
struct NoticeTests {
  private static let secret = "zq_" + "a1b2c3d4e5f6"

  private static let rules =
    SampleRules.rule(id: "prefix", regex: #"\bzq_[a-z0-9]{12}\b"#, "aliases = ['ZQ01']")
    + SampleRules.rule(id: "other", regex: #"\byonder-[0-9]{4}\b"#)

  private func notices(_ text: String, name: String = "f") throws -> [Notice] {
    let directory = TemporaryDirectory()
    try directory.write(text.replacing("S", with: Self.secret), to: name)
    return try Scanner.ofSamples(table: RuleTable(text: Self.rules)).scan(directory).notices
  }

  @Test(
    arguments: [
      ("x = S # picket:allow prefix -- why", nil),
      ("x = S # picket:allow ZQ01 -- why", nil),
      ("x = S # picket:allow prefix until=2020-01-01 -- why", (.expiredComment, 1)),
      ("x = 1 # picket:allow prefix until=2020-01-01 -- why", (.expiredComment, 1)),
      ("# picket:allow prefix -- why\nx = 1", (.unusedComment, 1)),
      ("\nx = S # picket:allow prefix,other -- why", (.unusedComment, 2)),
      ("x = S # picket:allow prefix\n// picket:allow prefix -- why", (.unusedComment, 2)),
      ("x = S // picket:allow prefixx,ZQ01 -- why", (.unknownRule, 1)),
      ("x /* picket:allow */", (.malformedComment, 1)),
      ("-- picket:allow -- why", (.malformedComment, 1)),
      ("#picket:allow prefix until=2030-02-31 -- why", (.malformedComment, 1)),
      ("# picket:allow: prefix -- why", (.malformedComment, 1)),
      ("# picket:allowance is paid on Fridays", nil), ("# picket:allow-list", nil),
      ("# Write `picket:allow RULE -- reason` in a comment.", nil),
      ("A picket:allow comment allows findings.", nil), ("picket:allow x", nil),
      ("let text = \"# picket:allow prefix -- why\"", nil),
    ] as [(String, (Notice.Kind, Int)?)])
  func `tells of comments that allow nothing`(text: String, expected: (Notice.Kind, Int)?) throws {
    let notices = try notices(text)
    #expect(notices.map(\.kind) == (expected.map { [$0.0] } ?? []))
    #expect(notices.map(\.line) == (expected.map { [$0.1] } ?? []))
    #expect(notices.allSatisfy { $0.path == BytePath("f") && !$0.text.contains(Self.secret) })
  }

  @Test func `takes prose for prose, but its own comments for comments`() throws {
    let text = "```\n# picket:allow prefix -- why\n```\n<!-- picket:allow other -- why -->\n"
    #expect(try notices(text, name: "d/README.md").map(\.line) == [4])
    #expect(try notices(text, name: "d/code.py").map(\.line) == [2, 4])
  }

  @Test func `suggests a rule`() throws {
    let notices = try notices("# picket:allow prefx -- why")
    #expect(notices.map(\.text) == ["no rule is called 'prefx', did you mean 'prefix'"])
  }

  @Test func `keeps quiet where not all was judged`() throws {
    let line = "x \(Self.secret) # picket:allow other -- why\n"
    let scanner = Scanner.ofSamples(table: RuleTable(text: Self.rules))
    let some = scanner.scan(stream: Array(line.utf8))
    #expect(some.notices.count == 1)
    let many = scanner.scan(stream: Array(String(repeating: line, count: 2_001).utf8))
    #expect(!many.receipt.isComplete)
    #expect(many.notices.isEmpty)
  }

  @Test func `keeps the first of too many, in order, whoever reads`() throws {
    let directory = TemporaryDirectory()
    let text = String(repeating: "# picket:allow prefix -- why\n", count: 300)
    for name in ["e", "a", "d", "b", "c"] { try directory.write(text, to: name) }
    for workers in [1, 4] {
      let table = RuleTable(text: Self.rules)
      let report = try Scanner.ofSamples(table: table) { $0.workerCount = workers }.scan(directory)
      #expect(report.notices.count == 1_000)
      #expect(report.droppedNoticeCount == 500)
      #expect(report.notices == report.notices.sorted())
      #expect(report.notices.last?.path == BytePath("d"))
    }
  }
}
