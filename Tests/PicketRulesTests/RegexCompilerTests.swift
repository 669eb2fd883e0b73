import PicketModel
import PicketRules
import Testing

struct RegexCompilerTests {
  // Checked by hand; PlanSummary.swift tells how to read the plans.
  @Test(arguments: [
    // A literal at the start, and the class behind it.
    (#"\bghp_[A-Za-z0-9]{36}\b"#, "40...40 -1+1 [193]'ghp_'^ @0 36 of 62 in 0"),
    (#"key-[0-9a-f]{32}"#, "36...36 -0+0 'key-'^ @0 32 of 16 in 0"),
    (#"\bSK[0-9a-f]{32}\b"#, "34...34 -1+1 [193]'SK'^ @0 32 of 16 in 0"),
    (#"\$\$\b[a-z]{9}"#, "11...11 -0+0 '$$'^ @0 9 of 26 in 0"),
    (
      #"(?<![A-Za-z0-9])sk-[a-z]{48}(?![A-Za-z0-9])"#,
      "51...51 -1+1 [194]'sk-'^ @0 48 of 26 in 0"
    ),
    (
      #"(?:^|[^a-z])(AKIA|ASIA)[A-Z2-7]{16}"#,
      "20...21 -1+0 [230]'AKIA'^ [230]'ASIA'^ @0...1 16 of 32 in 0"
    ),
    // A literal inside.
    (#"[rs]k_live_[0-9a-zA-Z]{24,99}"#, "32...107 -0+0 [2]'k_live_' @1 24 of 62 in 0"),
    (#"[0-9]{8,12}:AA[A-Za-z0-9_-]{33}"#, "44...48 -0+0 [10]':AA' @8...12 33 of 64 in 0"),
    (#"[A-Z0-9]{20}-[a-z]{10}@acme"#, "36...36 -0+0 [26]'@acme' @31"),
    (
      #"[a-z]{2,10}://[^/\s:@]{3,20}:[^/\s:@]{3,20}@"#,
      "13...55 -0+0 [26]'://' @2...10 1 of 1 in 41"
    ),
    (
      #"eyJ[A-Za-z0-9_-]{10,200}\.eyJ[A-Za-z0-9_-]{2,400}"#,
      "19...607 -0+0 [64]'.eyJ' @13...203 2 of 64 in 0"
    ),
    (
      #"-----BEGIN [A-Z ]{0,40}PRIVATE KEY-----[^-]{64,4000}-----END"#,
      "99...4075 -0+0 [27]'PRIVATE KEY-----' @11...51"
    ),
    (#"(?m)^machine\s+\S{1,60}\s+login"#, "15... -1+0 [1]'machine'^ @0 1 of 6 in 0"),
    (#"\w{20}acme(?=[a-z]{4})"#, "24...24 -0+4 [63]'acme' @20"),
    (#"acme$|zulu\Z"#, "4...4 -0+2 'acme'^ 'zulu'^ @0"),
    // Words in any case; an operator has to follow common ones where the pattern has room for it.
    (
      #"(?i)[\w.-]{0,50}?(?:acme)[\s'"]{0,3}(?:=|:)[\s'"]{0,5}([a-z0-9]{32})(?:['"\s;]|$)"#,
      "37...96 -0+1 'acme'i^ @0...50 32 of 62 in 9"
    ),
    (#"(?i)password.{0,10}[=:].{0,10}\S{8}"#, "17...37 -0+0 'password'i!^ @0 1 of 2 in 10"),
    (
      #"(?i)\bapi[_-]?key\b.{1,20}[0-9a-f]{32}"#,
      "39...59 -1+0 [193]'apikey'i!^ [193]'api-key'i!^ [193]'api_key'i!^ @0 32 of 22 in 20"
    ),
    (#"(?i)user\s+\w+\s+\w{6}"#, "13... -0+0 'user'i^ @0 1 of 6 in 0"),
    (#"(?i:ACME)-Zulu"#, "9...9 -0+0 'acme-zulu'i^ @0"),
    // Branches and repeats.
    (
      #"(?:abc|[0-9]{2}def|[a-z]{1,3}ghi)="#,
      "4...7 -0+0 'abc'^ [10]'def' [26]'ghi' @0...3 1 of 1 in 0"
    ),
    (#"foo(?:bar|[0-9]{3})baz"#, "9...9 -0+0 [11]'baz' @6"),
    (#"(?:xy){2,}z"#, "5... -0+0 'xy'^ @0 3 of 3 in 0"),
    (#"a{5}b{3}"#, "8...8 -0+0 'aaaaabbb'^ @0"),
    (#"[0-9]{3}-[0-9]{2}-[0-9]{4}"#, "11...11 -0+0 [10]'-' @3 7 of 11 in 0"),
    // Nothing to look for.
    (#"\b[A-Za-z0-9]{32}\b"#, "32...32 -1+1 unanchored"),
    (#"(?:acme)?"#, "0...4 -0+0 unanchored"),
    (#"\w+acme"#, "5... -0+0 unanchored"),
  ])
  func `plans a pattern`(pattern: String, summary: String) throws {
    let plan = try RegexCompiler.plan(pattern)
    #expect(plan.summary == summary)
  }

  @Test func `takes the rarest four bytes of a literal`() throws {
    let anchor = try #require(try firstAnchor(of: #"https://hooks\.acme\.com/zq"#))
    #expect(anchor.literal.count == 25)
    #expect(anchor.windowOffset > 7)
    #expect(anchor.window.allSatisfy { $0.count == 1 })
  }

  @Test func `spreads the window of a short literal over its neighbours`() throws {
    let short = try #require(try firstAnchor(of: #"SK[0-9a-f]{32}"#))
    #expect(short.windowOffset == 0)
    #expect(short.window.map(\.count) == [1, 1, 16, 16])
    let inner = try #require(try firstAnchor(of: #"[0-9]{8,12}:AA[A-Za-z0-9_-]{33}"#))
    #expect(inner.windowOffset == -1)
    #expect(inner.window.map(\.count) == [10, 1, 1, 1])
    // The text may end behind the match: the last byte can be anything, also no byte.
    let last = try #require(try firstAnchor(of: "zq_"))
    #expect(last.window[3] == .all)
  }

  @Test func `looks for keywords where the pattern has no literal`() throws {
    let plan = try RegexCompiler.plan("[a-z]{3,9}-[0-9a-zA-Z]{20}", keywords: ["Acme", "zulu"])
    guard case .anchored(let anchors) = plan.anchoring else {
      Issue.record("unanchored")
      return
    }
    #expect(
      anchors.anchors.map { String(decoding: $0.literal, as: UTF8.self) } == ["acme", "zulu"])
    #expect(anchors.anchors.allSatisfy { $0.isCaseless && $0.before == nil && $0.mayStartText })
    #expect(anchors.distance == 0...26)
  }

  @Test func `stays bounded on hostile patterns`() throws {
    let nested = String(repeating: "(?:a*", count: 60) + String(repeating: ")*", count: 60)
    _ = try RegexCompiler.plan(nested)
    let branches = (0..<800).map { "k\($0)[a-f]" }.joined(separator: "|")
    _ = try RegexCompiler.plan("(?:\(branches))+x")
    let classes = String(repeating: "[ab][^a]?", count: 400)
    _ = try RegexCompiler.plan(classes)
  }

  private func firstAnchor(of pattern: String) throws -> Anchor? {
    guard case .anchored(let plan) = try RegexCompiler.plan(pattern).anchoring else { return nil }
    return plan.anchors.first
  }
}
