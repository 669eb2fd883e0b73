import PicketChecks
import PicketModel
import Testing

struct NameChecksTests {
  @Test(arguments: [
    ("src/main.c", []), ("docs/Übersicht 2.md", []), ("日本語.txt", []), ("a~", []),
    (".gitkeep", []), (".github", []), ("git~10", []), ("com.c", []), ("COM0", []),
    ("auxiliary", []), ("a\u{202E}b", ["invisible-character-in-name"]),
    ("a\u{200B}b", ["invisible-character-in-name"]), ("a\nb", ["invisible-character-in-name"]),
    ("a.", ["name-ends-in-dot-or-space"]), ("a ", ["name-ends-in-dot-or-space"]),
    ("x/aux", ["windows-device-name"]), ("NUL.txt", ["windows-device-name"]),
    ("com9", ["windows-device-name"]), ("conin$", ["windows-device-name"]),
    (".git", ["git-directory-lookalike"]), ("x/.Git", ["git-directory-lookalike"]),
    ("git~1", ["git-directory-lookalike"]), (".git...", ["git-directory-lookalike"]),
    ("\u{FEFF}.git", ["git-directory-lookalike"]), ("..", ["name-ends-in-dot-or-space"]),
  ])
  func `judges a name`(name: String, expected: [String]) {
    #expect(NameChecks().findings(ofName: BytePath(name)).names == expected)
  }

  @Test func `takes names that are no text`() {
    let path = BytePath([0x2E, 0xFF, 0xFE, 0x67, 0x69, 0x74, 0x80])
    #expect(NameChecks().findings(ofName: path).isEmpty)
  }

  @Test(arguments: [
    (".env", NameClass.environment), ("a/.ENV.production", .environment), (".env.sample", nil),
    (".env.local.example", nil), (".environment", nil), ("id_ed25519", .credentials),
    ("id_ed25519.pub", nil), ("x.p12", .credentials), ("x.p12.md", nil), (".netrc", .credentials),
    ("netrc", nil), ("me/.docker/config.json", .credentials), ("docker/config.json", nil),
    (".husky/_/x", nil), (".husky/pre-push", .policy), ("a/.claude/hooks/x.sh", .policy),
    ("AGENTS.md", .policy), (".github/workflows/ci.yml", .policy), (".github/FUNDING.yml", nil),
    ("docs/.gitignore", .gitFile), ("gitignore", nil), ("server.pem", nil), ("server.key", nil),
  ])
  func `tells the class of a name`(path: String, expected: NameClass?) {
    #expect(NameClasses().nameClass(of: BytePath(path)) == expected)
  }
}
