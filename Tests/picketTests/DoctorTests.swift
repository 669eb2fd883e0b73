import Foundation
import PicketTestSupport
import Testing

/// `picket doctor` tells whether a commit would be scanned.
struct DoctorTests {
  private let bench: HookFixture

  init() throws {
    bench = try HookFixture()
  }

  private func hook(_ name: String) -> URL {
    bench.repository.gitDirectory.appendingPathComponent("hooks/\(name)")
  }

  /// What doctor complains about.
  private func complaint(in directory: URL? = nil) throws -> String {
    let result = try bench.picket("doctor", in: directory)
    #expect(result.status == 2)
    return result.errors
  }

  @Test func `proves an installation, and leaves nothing behind`() throws {
    try bench.repository.commit(["a": "a\n"])
    let refused = try complaint()
    #expect(refused.contains("pre-commit is not there: run 'picket install'"))
    #expect(try bench.picket("install").status == 0)
    let objects = try bench.repository.git(["count-objects", "-v"])
    let index = try bench.repository.read(".git/index")
    let proof = try bench.picket("doctor")
    #expect(proof.status == 0)
    #expect(proof.output.contains("stopped a planted secret"))
    #expect(try bench.repository.git(["count-objects", "-v"]) == objects)
    #expect(try bench.repository.read(".git/index") == index)
  }

  @Test func `names what is wrong with a hook`() throws {
    #expect(try bench.picket("install").status == 0)
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o644], ofItemAtPath: hook("commit-msg").path)
    #expect(try complaint().contains("commit-msg is not executable"))
    try FileManager.default.removeItem(at: hook("commit-msg"))
    #expect(try complaint().contains("commit-msg is not there"))
    try Data("#!/bin/sh\n".utf8).write(to: hook("commit-msg"))
    #expect(try complaint().contains("commit-msg is not picket's"))
    #expect(try bench.picket("install").status == 0)
    #expect(try bench.picket("doctor").status == 0)
  }

  @Test func `notices a hook that lets everything pass, and one that blocks everything`() throws {
    #expect(try bench.picket("install").status == 0)
    let script = try String(contentsOf: hook("pre-commit"), encoding: .utf8)
    for (edit, words) in [("exit 0", "let a planted secret pass"), ("exit 1", "blocks every")] {
      let lines = script.split(separator: "\n").map(String.init)
      let edited = lines[..<3] + [edit] + lines[3...]
      try Data((edited.joined(separator: "\n") + "\n").utf8).write(to: hook("pre-commit"))
      #expect(try complaint().contains(words))
    }
  }

  @Test func `does not run the other hooks of the repository`() throws {
    try bench.writeHook("pre-commit", "#!/bin/sh\ntouch ran\nexit 1\n")
    #expect(try bench.picket("install").status == 0)
    #expect(try bench.picket("doctor").status == 0)
    #expect(throws: (any Error).self) { try bench.repository.read("ran") }
  }

  @Test func `notices a configuration that silences the canary`() throws {
    #expect(try bench.picket("install").status == 0)
    try bench.repository.write("*.txt\n", to: ".picketignore")
    #expect(try complaint().contains("let a planted secret pass"))
  }

  @Test func `looks where git looks for hooks`() throws {
    #expect(try bench.picket("install").status == 0)
    let elsewhere = bench.repository.home.appendingPathComponent("elsewhere").path
    #expect(try bench.git(["config", "--global", "core.hooksPath", elsewhere]).status == 0)
    let complaint = try complaint()
    #expect(complaint.contains("\(elsewhere)/pre-commit is not there"))
    #expect(complaint.contains("picket install --global"))
    #expect(try bench.git(["config", "core.hooksPath", ".git/hooks"]).status == 0)
    #expect(try bench.picket("doctor").status == 0)
  }

  @Test func `proves all work trees from each`() throws {
    try bench.repository.commit(["a": "a\n"])
    #expect(try bench.git(["worktree", "add", "-q", "../home/linked"]).status == 0)
    let linked = bench.repository.home.appendingPathComponent("linked")
    #expect(try bench.picket("install", in: linked).status == 0)
    #expect(try bench.picket("doctor").status == 0)
    #expect(try bench.picket("doctor", in: linked).status == 0)
    try bench.repository.git(["config", "core.hooksPath", ".hooks"])
    #expect(try bench.picket("install").status == 0)
    let complaint = try complaint()
    #expect(complaint.contains("linked/.hooks/pre-commit is not there"))
    #expect(!complaint.contains("tree/.hooks"))
    #expect(try bench.picket("install", in: linked).status == 0)
    #expect(try bench.picket("doctor").status == 0)
  }
}
