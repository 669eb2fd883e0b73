import Foundation
import PicketTestSupport
import Testing
import picket

struct CompletionTests {
  @Test(arguments: Shell.allCases)
  func `mentions every verb and every option`(shell: Shell) {
    let script = Completions.script(for: shell)
    for verb in Verb.shown {
      for word in verb.name.rawValue.split(separator: " ") { #expect(script.contains(word)) }
      for option in verb.shownOptions {
        let name = shell == .fish ? "-l \(option.name.rawValue)" : option.long
        #expect(script.contains(name), "\(verb.name.rawValue) \(option.long)")
        for choice in option.hint?.choices ?? [] { #expect(script.contains(choice)) }
      }
    }
  }

  @Test(arguments: Shell.allCases)
  func `is a script that its shell can read`(shell: Shell) throws {
    // Not every machine has every shell.
    guard let path = Executable.find(shell.rawValue) else { return }
    let directory = TemporaryDirectory()
    try directory.write(Completions.script(for: shell), to: "script")
    let script = directory.url.appending(path: "script").path()
    let result = try Executable(path).run(["-n", script])
    #expect(result.status == 0 && result.errors.isEmpty, "\(result.errors)")
  }

  @Test(arguments: [
    ("picket ''", ["scan", "rules", "explain", "--version"], ["list", "src"]),
    ("picket sc", ["scan"], ["rules"]),
    ("picket rules ''", ["list", "show", "test"], ["table", "scan"]),
    ("picket scan --format ''", ["short", "jsonl", "sarif"], ["--quiet"]),
    ("picket scan --format = j", ["json", "jsonl"], ["short"]),
    ("picket scan -", ["--fail-on", "-q", "--help"], ["--kernel", "--at"]),
    ("picket rules list -", ["--only"], ["--fail-on"]),
    ("picket completions ''", ["bash", "zsh", "fish"], ["short"]),
    ("picket rules show github-classic", ["github-classic-pat"], ["gitlab-pat"]),
  ])
  func `bash completes`(line: String, expected: [String], unexpected: [String]) throws {
    guard let bash = Executable.find("bash") else { return }
    let picket = try Executable.picket()
    let script = """
      PATH="\(picket.url.deletingLastPathComponent().path()):$PATH"
      source /dev/stdin <<'EOF'
      \(Completions.script(for: .bash))
      EOF
      COMP_WORDS=(\(line)); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _picket
      printf '%s\\n' "${COMPREPLY[@]}"
      """
    let words = try Executable(bash).run(["-c", script]).output.split(separator: "\n").map(
      String.init)
    for word in expected { #expect(words.contains(word), "\(words)") }
    for word in unexpected { #expect(!words.contains(word), "\(words)") }
  }
}
