import PicketRules
import Testing

struct WeakWordsTests {
  @Test(arguments: [
    (" = abc123", true), ("=abc123", true), (": \"abc123\"", true), (" => 'abc123'", true),
    (" = abc12", false), (" abc123", false), ("", false), ("=", false), (" (abc123)", true),
    (" = \"\" abc [def] {ghi}", false), (" = ab\u{E9}123", true),
    (String(repeating: " ", count: 39) + "=abc123", true),
    (String(repeating: " ", count: 40) + "=abc123", false),
    ("=" + String(repeating: " ", count: 39) + "abc123", true),
    ("=" + String(repeating: " ", count: 40) + "abc123", false),
  ])
  func `asks for an operator and a value behind a word`(text: String, expected: Bool) {
    let bytes = Array("key\(text)".utf8)
    #expect(WeakWords.isFollowedByValue(bytes: bytes.span, from: 3) == expected)
  }

  @Test(arguments: [
    ("token", true), ("TOKEN", true), ("api_key", true), ("apikey", true),
    ("secret-access-key", true),
    ("clientsecret", true), ("acme", false), ("acme_key", false), ("key_", false), ("_key", false),
    ("keyx", false), ("k", false),
  ])
  func `knows common words and what is made of them`(literal: String, isWeak: Bool) throws {
    let plan = try RegexCompiler.plan("(?i)\(literal)\\b.{2,20}=[0-9a-f]{32}")
    guard case .anchored(let anchors) = plan.anchoring else { return #expect(!isWeak) }
    #expect(anchors.anchors.contains { $0.isWeak } == isWeak)
  }
}

struct TailShapeTests {
  @Test(arguments: [
    ("aaa", 0, 3, true), ("aa", 0, 3, false), ("xaaa", 0, 3, false), ("xaaa", 1, 3, true),
    ("xxaaa", 1, 3, false), ("xaxaaa", 2, 3, false), ("xaxaaa", 3, 3, true), ("aaaaa", 2, 3, true),
    ("xaaax", 1, 3, true), ("", 5, 1, false), ("xxxxa", 4, 1, true), ("xxxxa", 3, 1, false),
  ])
  func `holds where a run begins within the gap`(text: String, gap: Int, count: Int, holds: Bool) {
    let shape = TailShape(set: ByteSet([0x61]), gap: gap, count: count)
    let bytes = Array("--\(text)".utf8)
    #expect(shape.holds(in: bytes.span, at: 2) == holds)
  }
}

struct CorpusStatisticsTests {
  private func hits(_ text: String) -> Double {
    CorpusStatistics.ofSourceTrees.expectedHitsPerMegabyte(of: text.utf8.map { ByteSet([$0]) })
  }

  @Test func `tells rare literals from common ones`() {
    #expect(hits("tion") > hits("ghp_"))
    #expect(hits("key") > hits("xoxb"))
    #expect(hits("http") > 50)
    #expect(hits("zqxj") < 1)
    #expect(hits("AKIA") == hits("akia"))
  }

  @Test func `shares of all bytes add up`() {
    let statistics = CorpusStatistics.ofSourceTrees
    #expect(abs(statistics.share(of: .all) - 1) < 0.000_1)
    let all = [ByteSet](repeating: .all, count: 4)
    #expect(abs(statistics.expectedHitsPerMegabyte(of: all) / 1_048_576 - 1) < 0.3)
  }
}
