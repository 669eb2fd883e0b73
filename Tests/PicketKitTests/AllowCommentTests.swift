import PicketKit
import PicketModel
import PicketPolicy
import PicketTestSupport
import Testing

struct AllowCommentTests {
  private func comment(_ line: String) throws -> AllowComment? {
    let bytes = Array(line.utf8)
    let mark = try #require(
      bytes.indices.first { bytes[$0...].starts(with: AllowComment.mark.utf8) })
    return AllowComment(line: bytes[...], markAt: mark)
  }

  @Test(
    arguments: [
      ("# picket:allow a-b -- made up", ["a-b"], "made up"),
      ("x = 1  // picket:allow a,b,C3 -- for a test", ["a", "b", "C3"], "for a test"),
      ("/* picket:allow a -- why */", ["a"], "why"),
      ("<!-- picket:allow a -- why -->", ["a"], "why"),
      ("{# picket:allow a -- why #}", ["a"], "why"), ("(* picket:allow a -- why *)", ["a"], "why"),
      ("# picket:allow a", ["a"], nil), ("# picket:allow\ta\t--\twhy", ["a"], "why"),
      ("# picket:allow a --", ["a"], nil), ("# picket:allow a -- why\r", ["a"], "why"),
      ("# picket:allow a -- é ü", ["a"], "é ü"),
    ] as [(String, [String], String?)])
  func `names rules and a reason`(line: String, rules: [String], reason: String?) throws {
    let comment = try #require(try comment(line))
    #expect(comment.rules == rules)
    #expect(comment.reason == reason)
    #expect(comment.until == nil)
  }

  @Test(arguments: [
    "# picket:allow", "# picket:allow ", "# picket:allow -- why", "# picket:allowa",
    "# picket:allow,a",
    "# picket:allow a_b", "# picket:allow *", "# picket:allow a until=2030-13-01",
    "# picket:allow a until=2030-00-10", "# picket:allow a until=2030-1-1",
    "# picket:allow a until=",
    "# picket:allow a until=30-01-01", "# picket:allow a until=2030-01-32",
    "# picket:allow a until=soon",
    "# picket:allow a;b", "# picket:allow ,",
  ])
  func `allows nothing where it is not understood`(line: String) throws {
    #expect(try comment(line) == nil)
  }

  @Test(arguments: [
    ("2030-01-02", true), ("2030-01-03", true), ("2030-01-01", false), ("2029-12-31", false),
  ])
  func `holds up to its last day`(until: String, isAllowed: Bool) throws {
    let comment = try #require(try comment("# picket:allow a until=\(until) -- why"))
    let today = Day(year: 2030, month: 1, day: 2)
    #expect(comment.allows(rule: "a", on: today) == isAllowed)
    #expect(!comment.allows(rule: "b", on: today))
  }

  @Test(arguments: [
    ("# ", true), ("  // ", true), ("/* ", true), ("<!-- ", true), ("-- ", true), ("; ", true),
    ("% ", true), ("' ", true), ("\" ", true), ("REM ", true), ("dnl ", true), ("{# ", true),
    ("<%-- ", true), ("(* ", true), ("|| ", true), ("\t\t#", true), ("", true),
    ("x = 1 # ", false), ("key: a # ", false), ("1 // ", false), ("remark ", false),
  ])
  func `stands alone behind what begins a comment`(leader: String, alone: Bool) throws {
    #expect(try comment(leader + "picket:allow a -- why")?.standsAlone == alone)
  }

  @Test(arguments: [
    ("2030-02-31", false), ("2030-02-29", false), ("2032-02-29", true), ("2100-02-29", false),
    ("2000-02-29", true), ("2030-04-31", false), ("2030-12-31", true), ("+030-02-01", false),
    ("2030-+1-01", false), ("2030-01-01-", false),
  ])
  func `knows the days of the calendar`(text: String, isDay: Bool) throws {
    #expect((Day(text[...]) != nil) == isDay)
    #expect((try comment("# picket:allow a until=\(text) -- why") != nil) == isDay)
  }

  @Test func `overlooks no date behind other words`() throws {
    let comment = try comment("# picket:allow a legacy until=2020-01-01 -- why")
    #expect(comment?.until == Day(year: 2020, month: 1, day: 1))
  }

  // MARK: In a scan

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
