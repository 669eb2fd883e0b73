import Foundation
import PicketTestSupport
import Testing

/// `picket check command`, as scripts and people call it.
struct CheckCommandTests {
  private let picket: Executable
  private let directory = TemporaryDirectory()

  init() throws {
    picket = try Executable.picket()
  }

  private func run(_ arguments: String..., input: String = "") throws -> Executable.Result {
    try picket.run(["check", "command"] + arguments, in: directory.url, input: input)
  }

  @Test func `answers each line by one, in their order`() throws {
    let input = """
      {"id": 1, "command": "ls"}
      {"id": "b", "command": "git push -f", "cwd": "/work", "env": {"A": "x"}, "shell": "zsh"}
      {"command": "rm -rf /", "cwd": null}
      """
    let result = try run("--jsonl", input: input)
    let lines = result.output.split(separator: "\n")
    #expect(result.status == 0 && result.errors.isEmpty && lines.count == 3)
    #expect(lines[0] == #"{"id":1,"decision":"allow","findings":[]}"#)
    #expect(
      lines[1].hasPrefix(
        #"{"id":"b","decision":"ask","findings":[{"rule":"git-force-push","severity":"medium","category":"shell","message":""#
      ))
    #expect(lines[2].hasPrefix(#"{"id":null,"decision":"deny""#))
  }

  @Test(arguments: [
    "no json", "[]", "{}", "{\"command\": 1}", "{\"command\": \"ls\", \"cwd\": 1}",
    "{\"command\": \"ls\", \"env\": []}", "{\"id\": 7, \"command\": null}",
  ])
  func `answers a bad line with an error, and goes on`(line: String) throws {
    let result = try run("--jsonl", input: line + "\n{\"id\": 2, \"command\": \"ls\"}\n")
    let lines = result.output.split(separator: "\n")
    #expect(result.status == 2 && lines.count == 2)
    #expect(lines[0].contains(#""error":{"message":""#) && lines[0].hasSuffix(#","line":1}}"#))
    #expect(lines[1] == #"{"id":2,"decision":"allow","findings":[]}"#)
  }

  @Test func `reads a command as its shell would`() throws {
    let line = #"{"id": 1, "command": "Remove-Item -Recurse -Force C:/", "shell": "SHELL"}"#
    let posix = try run("--jsonl", input: line.replacing("SHELL", with: "/bin/bash") + "\n")
    #expect(posix.status == 0)
    let windows = try run("--jsonl", input: line.replacing("SHELL", with: "pwsh.exe") + "\n")
    #expect(windows.output.contains(#""decision":"deny""#))
    #expect(try run("--jsonl", input: #"{"command": "ls", "shell": 1}"# + "\n").status == 2)
  }

  @Test func `keeps the id of a bad line`() throws {
    let result = try run("--jsonl", input: "{\"id\": \"x\"}\n")
    #expect(result.output.hasPrefix(#"{"id":"x","error""#))
  }

  @Test func `tells people by its words and its status`() throws {
    let allowed = try run("git status")
    #expect(allowed.status == 0 && allowed.output == "allow\n")
    let denied = try run("rm -rf /")
    #expect(denied.status == 1 && denied.output.hasPrefix("deny\n"))
    #expect(denied.output.contains("recursive-delete-of-root (deny)"))
    #expect(try run("git push -f").output.hasPrefix("ask\n"))
  }

  @Test func `explains how it read the command`() throws {
    let result = try run("--explain", "X=rm; sudo $X -rf /")
    #expect(result.output.contains("sudo runs rm"))
    #expect(result.output.contains("recursive-delete-of-root decided"))
  }

  @Test func `asks for one of its two forms`() throws {
    #expect(try run().status == 2)
    #expect(try run("--jsonl", "ls").status == 2)
  }
}
