import PicketGlob
import PicketModel
import Testing

struct PathPatternTests {
  @Test(arguments: [
    ("id_rsa", "id_rsa", true), ("id_rsa", "a/b/id_rsa", true), ("id_rsa", "id_rsa.pub", false),
    ("id_rsa", "id_rsa/x", false), ("**/*.p12", "a.p12", true), ("**/*.p12", "x/y/a.p12", true),
    ("*.p12", "x/a.p12", true), (".env*", "a/.env.local", true), ("/.npmrc", "a/.npmrc", false),
    (".github/workflows/*.yml", ".github/workflows/a.yml", true),
    (".github/workflows/*.yml", ".github/workflows/x/a.yml", false), ("config/", "config", false),
  ])
  func `matches a path itself`(pattern: String, path: String, expected: Bool) throws {
    #expect(try PathPattern(Array(pattern.utf8)).matches(BytePath(path)) == expected)
  }

  @Test(arguments: [
    ("vendor/", "vendor/x/y", true), ("vendor/", "a/vendor/x", true), ("vendor/", "vendor", false),
    ("/vendor", "vendor/x", true), ("a/b", "a/b/c", true), ("a/b", "x/a/b/c", false),
    ("*.c", "x.c/y", true), ("*.c", "x.h/y", false),
  ])
  func `covers what lies below a directory`(pattern: String, path: String, expected: Bool) throws {
    #expect(try PathPattern(Array(pattern.utf8)).covers(BytePath(path)) == expected)
  }

  @Test(arguments: [
    ("", PathPatternError.matchesNothing), ("/", .matchesNothing), ("//a", .matchesNothing),
    ("!a", .negated), ("a[", .glob(GlobFault(kind: .unterminatedClass, offset: 1))),
    ("/dir/*[[:x:]]", .glob(GlobFault(kind: .unknownClass, offset: 7))),
    ("a/b\\", .glob(GlobFault(kind: .danglingEscape, offset: 3))),
  ])
  func `refuses a pattern that cannot match`(pattern: String, error: PathPatternError) {
    #expect(throws: error) { try PathPattern(Array(pattern.utf8)) }
  }
}
