import PicketChecks
import PicketModel
import Testing

/// Commands that rules of users are about.
struct OwnCommandTests {
  private func isFound(_ command: String, _ pattern: CommandPattern) -> Bool {
    var setting = ShellSetting(
      directory: "/work/app", home: "/home/u", project: "/work/app", isLive: true)
    setting.ownCommands = OwnCommands([(rule: "own", pattern: pattern)])
    return ShellRun.judge(Array(command.utf8), .itself, setting).ownFindings.map(\.rule) == ["own"]
  }

  private static let release = CommandPattern(
    verb: "deployctl", subcommand: ["release", "create"], options: ["--prod", "-f"])

  @Test(arguments: [
    "deployctl release create --prod", "deployctl release create -f",
    "deployctl --prod release create",
    "deployctl release create -xf", "deployctl release create --prod=yes",
    "sudo deployctl release create -f",
    "/usr/bin/deployctl release create -f", "bash -c 'deployctl release create -f'",
    "x=deployctl; $x release create -f", "ssh host deployctl release create -f",
    "deployctl release 'create' \"--prod\" now",
  ])
  func `finds the command in whatever form`(command: String) {
    #expect(isFound(command, Self.release))
  }

  @Test(arguments: [
    "deployctl release create", "deployctl create release -f", "deployctl release -f",
    "deployctl release create --product", "deployctl release create -- --prod",
    "echo deployctl release create -f",
    "git commit -m 'deployctl release create -f'", "deployctl2 release create -f",
    "# deployctl release create -f", "deployctl release create --force",
  ])
  func `leaves other commands alone`(command: String) {
    #expect(!isFound(command, Self.release))
  }

  @Test(
    arguments: [
      (.root, "wipe /", "wipe /opt/x"), (.root, "wipe /etc", "wipe etc"),
      (.home, "wipe ~", "wipe ~/x"), (.system, "wipe /usr/lib/x", "wipe lib/x"),
      (.device, "wipe /dev/sda", "wipe /dev/null"), (.inProject, "wipe src", "wipe ../src"),
      (.outsideProject, "wipe ../src", "wipe src"), (.outsideProject, "wipe /", "wipe /tmp/x"),
      (.secret, "wipe .env", "wipe .env.example"),
      (.remote, "wipe https://example.com", "wipe example.com"),
      (.remote, "wipe host:/x", "wipe ./a:b"), (.unknown, "wipe $x", "wipe x"),
    ] as [(CommandPattern.ArgumentClass, String, String)])
  func `knows what arguments name`(
    kind: CommandPattern.ArgumentClass, found: String, other: String
  ) {
    let pattern = CommandPattern(verb: "wipe", arguments: kind)
    #expect(isFound(found, pattern))
    #expect(!isFound(other, pattern))
  }

  @Test func `judges files too`() {
    let check = ShellFileCheck(
      ownCommands: OwnCommands([(rule: "own", pattern: CommandPattern(verb: "deployctl"))]))
    let text = Array("ls\ndeployctl x\n".utf8)
    #expect(
      check.judgement(of: text.span, at: BytePath("a.sh")).findings
        == [TextFinding("shell/command:own", 3..<14)])
  }
}
