import PicketModel
import PicketPolicy
import Testing

struct AllowCommentTests {
  private func comment(_ line: String) throws -> AllowComment? {
    let bytes = Array(line.utf8)
    let mark = try #require(
      bytes.indices.first { bytes[$0...].starts(with: AllowComment.mark.utf8) })
    return try? AllowComment(line: bytes[...], markAt: mark)
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
    "# picket:allow a+b", "# picket:allow *", "# picket:allow a until=2030-13-01",
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
    var comments = AllowComments(path: BytePath("f"), today: Day(year: 2030, month: 1, day: 2)) {
      RuleNames([])
    }
    comments.add(Array("# picket:allow a until=\(until) -- why".utf8)[...], markAt: 2, line: 1)
    #expect((comments.suppression(ofRule: "a", line: 1) != nil) == isAllowed)
    #expect(comments.suppression(ofRule: "b", line: 1) == nil)
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
}
