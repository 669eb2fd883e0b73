import PicketChecks
import PicketModel
import Testing

/// Texts that are made to take long: judging ends, and says so.
struct ShellLimitTests {
  private func judgement(_ text: String) -> ShellJudgement {
    ShellRun.judge(Array(text.utf8), .itself, ShellSetting(isLive: true))
  }

  @Test(arguments: [
    "a=x\n" + String(repeating: "a+=(x); rm ${a[@]}\n", count: 5_000),
    "a='" + String(repeating: "x ", count: 2_000) + "'\n"
      + String(repeating: "rm $a;", count: 10_000),
    String(repeating: "sudo ", count: 20_000) + "ls",
    String(repeating: "ssh host ", count: 10_000) + "ls",
  ])
  func `says that it did not follow all`(text: String) {
    #expect(judgement(text).isExhausted)
  }

  @Test func `goes on behind values that double`() {
    let text = "a=x\n" + String(repeating: "a=$a$a;", count: 18) + "\nrm -rf /"
    let judgement = judgement(text)
    #expect(judgement.findings.map(\.check) == [.recursiveDeleteOfRoot])
    #expect(!judgement.isExhausted)
  }

  @Test func `ends loops in loops, and goes on behind them`() {
    let loops =
      String(repeating: "for i in 1 2 3 4 5 6; do ", count: 12) + "echo $i"
      + String(repeating: ";done", count: 12)
    let judgement = judgement(loops + "\nrm -rf /")
    #expect(judgement.findings.map(\.check) == [.recursiveDeleteOfRoot])
    #expect(!judgement.isExhausted)
  }

  @Test func `does not run what is too long to be followed`() {
    let half = String(repeating: "x", count: 3_000)
    #expect(judgement("a=\(half); b=\(half); echo \"$a$b\"").isExhausted == false)
    #expect(judgement("a=\(half); b=\(half); eval \"$a$b\"").isExhausted)
  }

  @Test func `follows a long script that is given as text`() {
    let lines = String(repeating: "echo \"$x\" done\n", count: 1_000)
    #expect(
      judgement("bash <<E\n\(lines)rm -rf /\nE").findings.map(\.check) == [.recursiveDeleteOfRoot])
  }

  @Test func `tells of a file that it did not judge to its end`() {
    let text = Array((String(repeating: "sudo ", count: 20_000) + "ls\n").utf8)
    #expect(ShellFileCheck().judgement(of: text.span, at: BytePath("a.sh")).isIncomplete)
    let plain = Array("sudo ls\n".utf8)
    #expect(!ShellFileCheck().judgement(of: plain.span, at: BytePath("a.sh")).isIncomplete)
  }
}
