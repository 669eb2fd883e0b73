import PicketModel
import PicketRules
import Testing

struct NearPatternTests {
  private static let near = NearMatcher(words: ["acme", "a.b"], within: 20, value: "[0-9a-f]{8}")

  @Test(arguments: [
    ("ACME_KEY = 0123abcd;", true),
    ("acme\n  0123abcd", true),
    ("a.b:0123abcd", true),
    ("axb:0123abcd", false),
    ("acme 0123abcd0", false),
    ("acme 0123abc", false),
    ("acme 0123abcd0 0123abcd", true),
    ("acme_________________ 0123abcd", true),
    ("acme_____________________ 0123abcd", false),
    ("0123abcd acme", false),
  ])
  func `finds a whole value near a word`(text: String, isFound: Bool) throws {
    let pattern = try RegexCompiler.pattern(for: Self.near)
    let oracle = try #require(PCRE2Oracle(pattern))
    #expect((oracle.match(in: Array(text.utf8), from: 0) != nil) == isFound)
  }

  @Test func `makes an anchor of every word`() throws {
    let plan = try RegexCompiler.plan(try RegexCompiler.pattern(for: Self.near))
    #expect(plan.summary == "11...32 -0+1 'acme'i^ 'a.b'i^ @0 8 of 16 in 20")
  }

  @Test(arguments: [
    NearMatcher(words: [], within: 9, value: "[a-f]{8}"),
    NearMatcher(words: [""], within: 9, value: "[a-f]{8}"),
    NearMatcher(words: ["a"], within: -1, value: "[a-f]{8}"),
    NearMatcher(words: ["a"], within: 9, value: "[a-f]*"),
    NearMatcher(words: ["a"], within: 9, value: "[a-f]+"),
    NearMatcher(words: ["a"], within: 9, value: "[a-f"),
  ])
  func `refuses what has no bounds`(near: NearMatcher) {
    #expect(throws: RegexError.self) { try RegexCompiler.pattern(for: near) }
  }
}
