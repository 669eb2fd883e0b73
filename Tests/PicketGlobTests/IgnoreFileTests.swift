import PicketGlob
import PicketModel
import Testing

struct IgnoreFileTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var text: String
    var path: String
    var verdict: IgnoreVerdict

    init(_ text: String, _ path: String, _ verdict: IgnoreVerdict) {
      (self.text, self.path, self.verdict) = (text, path, verdict)
    }

    var testDescription: String { "\(text.debugDescription) on \(path)" }
  }

  /// The verdict on a path, which is that of a directory if it ends in `/`.
  private static func verdict(
    _ text: String, _ path: String, foldsCase: Bool = false
  ) -> IgnoreVerdict {
    let isDirectory = path.hasSuffix("/")
    let file = IgnoreFile(Array(text.utf8), foldsCase: foldsCase)
    return IgnoreStack(foldsCase: foldsCase).pushing(file, directory: BytePath(""))
      .verdict(BytePath(isDirectory ? String(path.dropLast()) : path), isDirectory: isDirectory)
  }

  @Test(arguments: [
    Case("", "a", .none), Case("a", "a", .ignored), Case("a", "x/a", .ignored),
    Case("#a", "#a", .none), Case("\\#a", "#a", .ignored), Case("\\!a", "!a", .ignored),
    Case("a\n!a", "a", .included), Case("!a\na", "a", .ignored), Case("!!a", "!a", .included),
    Case("a  ", "a", .ignored), Case("a\\ ", "a ", .ignored), Case("a\\  ", "a ", .ignored),
    Case("a\t", "a", .none), Case("a\\\\ ", "a\\", .ignored), Case(" a", " a", .ignored),
    Case("a\r\nb", "a", .ignored), Case("a\r", "a", .ignored), Case("a\r\r\n", "a\r", .ignored),
    Case("a \r\n", "a", .ignored), Case("\u{FEFF}a", "a", .ignored),
    Case("x\n\u{FEFF}a", "a", .none),
    Case("a\u{0}b\n", "a", .ignored), Case("/", "a", .none), Case("//", "a", .none),
  ])
  func `reads lines as git does`(row: Case) {
    #expect(Self.verdict(row.text, row.path) == row.verdict)
  }

  @Test(arguments: [
    Case("a/", "a", .none), Case("a/", "a/", .ignored), Case("a/", "x/a/", .ignored),
    Case("/a", "a", .ignored), Case("/a", "x/a", .none), Case("a/b", "a/b", .ignored),
    Case("a/b", "x/a/b", .none), Case("/a/b/", "a/b/", .ignored), Case("a/b/", "a/b", .none),
    Case("*.o", "x/y.o", .ignored), Case("*.o", ".o", .ignored), Case("*.a.o", "x.a.o", .ignored),
    Case("*.a.o", "a.o", .none), Case("a*", "x/ab", .ignored), Case("*a", "ba", .ignored),
    Case("*", "a/b", .ignored), Case("/*", "a/b", .none), Case("x/*.o", "x/y/a.o", .none),
    Case("**/a", "x/a", .ignored), Case("/**/a", "a", .ignored), Case("**/a/b", "x/a/b", .ignored),
    Case("a/**", "a/x/y", .ignored), Case("a/**", "a/", .none), Case("a/**/b", "a/x/y/b", .ignored),
    // Git compares what is in front of the first wildcard by itself.
    Case("x/a**/b", "x/ab", .ignored), Case("a**/b", "xb", .none),
    Case("*.[oa]\n!keep.*", "keep.o", .included), Case("*.[oa]\n!keep.*", "x.a", .ignored),
    Case("[", "[", .none), Case("\\[", "[", .ignored), Case("a\\", "a\\", .none),
  ])
  func `matches names and paths as git does`(row: Case) {
    #expect(Self.verdict(row.text, row.path) == row.verdict)
  }

  @Test(arguments: [
    Case("Makefile", "MAKEFILE", .ignored), Case("*.TXT", "a.txt", .ignored),
    Case("/DIR/a*.c", "dir/ABC.C", .ignored), Case("**/Foo.O", "x/fOO.o", .ignored),
  ])
  func `folds case where the repository does`(row: Case) {
    #expect(Self.verdict(row.text, row.path, foldsCase: true) == row.verdict)
    #expect(Self.verdict(row.text, row.path) == .none)
  }

  @Test func `the last of many lines decides`() {
    var text = ""
    for number in 0..<1_000 { text += "name\(number)\n*.ext\(number)\n!name\(number)\n" }
    text += "name7\n"
    #expect(Self.verdict(text, "x/name7") == .ignored)
    #expect(Self.verdict(text, "x/name8") == .included)
    #expect(Self.verdict(text, "a.ext999") == .ignored)
    #expect(Self.verdict(text, "a.ext1000") == .none)
  }

  @Test func `a deeper file comes before an outer one`() {
    let file = { (text: String) in IgnoreFile(Array(text.utf8)) }
    let root = IgnoreStack(global: file("g\nboth"), exclude: file("e\n!both"))
    #expect(root.verdict(BytePath("g"), isDirectory: false) == .ignored)
    #expect(root.verdict(BytePath("both"), isDirectory: false) == .included)
    let outer = root.pushing(file("*.log\n/only"), directory: BytePath(""))
    let inner = outer.pushing(file("!keep.log\n/top"), directory: BytePath("a/b"))
    #expect(inner.verdict(BytePath("a/b/keep.log"), isDirectory: false) == .included)
    #expect(outer.verdict(BytePath("a/b/keep.log"), isDirectory: false) == .ignored)
    #expect(inner.verdict(BytePath("a/b/top"), isDirectory: false) == .ignored)
    #expect(inner.verdict(BytePath("a/b/c/top"), isDirectory: false) == .none)
    #expect(inner.verdict(BytePath("a/b/only"), isDirectory: false) == .none)
    // The inner file says nothing about what lies above it.
    #expect(inner.verdict(BytePath("keep.log"), isDirectory: false) == .ignored)
  }

  @Test func `nothing in an ignored directory is included again`() {
    let stack = IgnoreStack()
      .pushing(IgnoreFile(Array("build/\n!*.c".utf8)), directory: BytePath(""))
      .pushing(IgnoreFile(Array("!x".utf8)), directory: BytePath("build"))
    #expect(stack.verdict(BytePath("build/a.c"), isDirectory: false) == .included)
    #expect(stack.isIgnored(BytePath("build/a.c"), isDirectory: false))
    #expect(stack.isIgnored(BytePath("build/x"), isDirectory: false))
    #expect(!stack.isIgnored(BytePath("src/a.c"), isDirectory: false))
    #expect(!stack.isIgnored(BytePath("build"), isDirectory: false))
  }

  @Test func `says which line decided`() throws {
    let file = IgnoreFile(Array("# comment\n\na\n!b\n".utf8))
    let stack = IgnoreStack().pushing(file, directory: BytePath(""))
    let path = Array("x/b".utf8)
    let found = stack.match(path: path.span, nameStart: 2, isDirectory: false)
    let match = try #require(found)
    #expect(match.line == 4)
    #expect(match.file === file)
  }
}
