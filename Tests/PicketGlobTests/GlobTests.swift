import PicketGlob
import PicketTestSupport
import Testing

struct GlobTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var pattern: String
    var text: String
    var isMatch: Bool
    /// Whether it matches as a pattern for paths; `nil` where that is the same.
    var isPathMatch: Bool?

    init(_ pattern: String, _ text: String, _ isMatch: Bool, path: Bool? = nil) {
      (self.pattern, self.text, self.isMatch, isPathMatch) = (pattern, text, isMatch, path)
    }

    var testDescription: String { "\(pattern) on \(text)" }
  }

  private static func isMatch(
    _ pattern: String, _ text: String, options: Glob.Options = []
  ) -> Bool {
    let bytes = Array(text.utf8)
    return Glob(Array(pattern.utf8), options: options).matches(bytes.span)
  }

  @Test(arguments: [
    Case("", "", true), Case("", "a", false), Case("a", "", false), Case("abc", "abc", true),
    Case("a?c", "abc", true), Case("?", "", false), Case("??", "é", true),
    Case("*", "", true), Case("*", "abc", true), Case("a*c", "abbc", true),
    Case("a*b*c", "axbxbxc", true), Case("*a*b", "aab", true), Case("*ab", "aaab", true),
    Case("a*", "ba", false), Case("*.o", "x.o.o", true), Case("***", "abc", true),
    Case("\\*", "*", true), Case("\\*", "a", false), Case("\\a", "a", true),
    Case("a\\", "a", false),
    Case("a\\", "a\\", false), Case("\\\\", "\\", true),
    Case("a?b", "a/b", true, path: false), Case("a*b", "a/b", true, path: false),
    Case("a[/]b", "a/b", true, path: false), Case("a[!x]b", "a/b", true, path: false),
    Case("*/b", "a/b", true), Case("*/b", "a/c/b", true, path: false), Case("a/*", "a/", true),
    Case("a/*", "a/b/c", true, path: false),
  ])
  func `matches literals, stars and escapes`(row: Case) {
    #expect(Self.isMatch(row.pattern, row.text) == row.isMatch)
    let isPathMatch = Self.isMatch(row.pattern, row.text, options: .pathname)
    #expect(isPathMatch == row.isPathMatch ?? row.isMatch)
  }

  @Test(arguments: [
    Case("**", "a/b/c", true), Case("**/a", "a", true), Case("**/a", "x/y/a", true),
    Case("**/a", "xa", false), Case("a/**/b", "a/b", true), Case("a/**/b", "a/x/y/b", true),
    Case("a/**/b", "a/xb", false), Case("a/**", "a/b/c", true), Case("a/**", "a", false),
    Case("a/**", "a/", true), Case("a**", "ab/c", false), Case("a**/b", "ax/b", true),
    Case("a**/b", "ax/y/b", false), Case("**a", "x/a", false), Case("/**/a", "/a", true),
    Case("**/**/a", "a", true), Case("**/*/a", "a", false), Case("**/*/a", "x/a", true),
    Case("***/a", "x/y/a", true), Case("**\\/a", "a", false), Case("**\\/a", "x/y/a", true),
    Case("**/a*b/**/c?/*.d", "x/y/azb/c1/q.d", true), Case("**/a/*/b", "a/a/x/b", true),
    Case("**/a/*/b", "a/x/a/b/b", true), Case("a/**/**/b", "a/b", true),
    Case("**/", "a", false), Case("**/", "a/", true), Case("**/b/**", "a/b", false),
    Case("**/b/**", "a/b/", true),
  ])
  func `crosses slashes with double stars only`(row: Case) {
    #expect(Self.isMatch(row.pattern, row.text, options: .pathname) == row.isMatch)
  }

  @Test(arguments: [
    Case("[abc]", "b", true), Case("[!abc]", "b", false), Case("[^abc]", "d", true),
    Case("[a-c]", "b", true), Case("[a-c]", "d", false), Case("[c-a]", "b", false),
    Case("[]]", "]", true), Case("[!]]", "]", false), Case("[]-a]", "^", true),
    Case("[a-]", "-", true), Case("[-a]", "-", true), Case("[a-c-e]", "-", true),
    Case("[a-c-e]", "d", false), Case("[\\]]", "]", true), Case("[\\a-c]", "b", true),
    Case("[a-\\c]", "b", true), Case("[a", "a", false), Case("[", "[", false),
    Case("[]", "]", false), Case("[!", "a", false), Case("a[", "a[", false),
    Case("[[:digit:]]", "5", true), Case("[[:digit:]]", "a", false),
    Case("[![:digit:]x]", "a", true), Case("[[:alpha:][:digit:]_]", "_", true),
    Case("[[:nothing:]]", "a", false), Case("[[:digit]", ":", true), Case("[[:]", "[", true),
    Case("[[:digit:]-9]", "-", true), Case("[[:space:]]", "\u{B}", false),
    Case("[[:space:]]", "\t", true), Case("[[:punct:]]", "~", true),
    Case("[[:cntrl:]]", "\u{7F}", true),
    Case("[[:graph:]]", " ", false), Case("[[:print:]]", " ", true),
    Case("[[:xdigit:]]", "F", true),
  ])
  func `matches bracket expressions`(row: Case) {
    #expect(Self.isMatch(row.pattern, row.text) == row.isMatch)
  }

  @Test(arguments: [
    Case("aBc", "AbC", true), Case("*.TXT", "a.txt", true), Case("[a-z]", "Q", true),
    Case("[A-Z]", "q", true), Case("[[:upper:]]", "q", true), Case("[[:lower:]]", "Q", true),
    Case("[A]", "a", false), Case("[A]", "A", false), Case("\\A", "A", false),
    Case("é", "É", false),
  ])
  func `folds case as git does`(row: Case) {
    #expect(Self.isMatch(row.pattern, row.text, options: .foldCase) == row.isMatch)
  }

  @Test(arguments: [
    ("a[b", GlobFault(kind: .unterminatedClass, offset: 1)),
    ("a\\", GlobFault(kind: .danglingEscape, offset: 1)),
    ("[[:x:]]", GlobFault(kind: .unknownClass, offset: 1)),
  ])
  func `tells what makes a pattern match nothing`(pattern: String, fault: GlobFault) {
    #expect(Glob(Array(pattern.utf8)).fault == fault)
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      String(repeating: "*a", count: 200) + "b", String(repeating: "**/a*/", count: 100) + "b",
      String(repeating: "**/*a*a/", count: 100) + "b", String(repeating: "a**/", count: 100) + "b",
      String(repeating: "?*", count: 200) + "b",
    ])
  func `hostile patterns take polynomial time`(pattern: String) {
    let path = Array(String(repeating: "aaaaaaaaaaaaaaa/", count: 64).utf8)
    for options in [[], Glob.Options.pathname] {
      let isMatch = Glob(Array(pattern.utf8), options: options).matches(path.span)
      #expect(!isMatch)
    }
  }
}
