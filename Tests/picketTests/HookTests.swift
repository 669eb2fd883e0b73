import Foundation
import PicketTestSupport
import Testing

/// The hooks that `picket install` puts in place, called by git.
struct HookTests {
  private let bench: HookFixture

  init() throws {
    bench = try HookFixture()
  }

  @Test func `a commit with a secret is blocked, and a clean one is not`() throws {
    #expect(try bench.picket("install").status == 0)
    try bench.stage("clean\n")
    #expect(try bench.commit().status == 0)
    try bench.stage(bench.secret)
    let blocked = try bench.commit()
    #expect(blocked.status == 1)
    #expect(blocked.text.contains("github-classic-pat"))
    #expect(blocked.text.contains("move the secret"))
    try bench.stage("moved\n")
    #expect(try bench.commit(message: bench.secret).status == 1)
    #expect(try bench.commit().status == 0)
  }

  @Test func `a commit of named paths is judged by the index that git makes for it`() throws {
    try bench.stage("x\n", to: "a")
    try bench.stage("x\n", to: "b")
    #expect(try bench.commit().status == 0)
    #expect(try bench.picket("install").status == 0)
    try bench.stage(bench.secret, to: "a")
    try bench.repository.write("y\n", to: "b")
    #expect(try bench.git(["commit", "-qm", "b", "b"]).status == 0)
    #expect(try bench.git(["commit", "-qm", "a", "a"]).status == 1)
    try bench.repository.write("y\n" + bench.secret, to: "b")
    #expect(try bench.git(["reset", "-q", "--", "a"]).status == 0)
    #expect(try bench.git(["commit", "-qm", "b", "b"]).status == 1)
    #expect(try bench.git(["commit", "-qam", "all"]).status == 1)
    #expect(try bench.git(["commit", "-qm", "amend", "--amend", "b"]).status == 1)
  }

  @Test func `a merge is judged by what no parent has`() throws {
    try bench.repository.commit(["a": "a\n"])
    try bench.repository.git(["checkout", "-q", "-b", "side"])
    try bench.repository.commit(["s": bench.secret])
    try bench.repository.git(["checkout", "-q", "-"])
    try bench.repository.commit(["b": "b\n"])
    #expect(try bench.picket("install").status == 0)
    #expect(try bench.git(["merge", "-q", "--no-edit", "side"]).status == 0)
  }

  @Test func `a push with a secret is blocked`() throws {
    #expect(try bench.picket("install").status == 0)
    let remote = bench.repository.home.appendingPathComponent("remote.git")
    #expect(try bench.git(["init", "-q", "--bare", remote.path]).status == 0)
    #expect(try bench.git(["remote", "add", "origin", remote.path]).status == 0)
    try bench.repository.git(["commit", "-qn", "--allow-empty", "-m", "empty"])
    #expect(try bench.git(["push", "-q", "origin", "HEAD:one"]).status == 0)
    try bench.stage(bench.secret)
    #expect(try bench.git(["commit", "-qnm", "past the hook"]).status == 0)
    let blocked = try bench.git(["push", "-q", "origin", "HEAD:one"])
    #expect(blocked.status == 1)
    #expect(blocked.text.contains("rewrite the commits"))
    #expect(try bench.git(["push", "-q", "origin", ":one"]).status == 0)
  }

  @Test func `keeps hooks that are there, calls them first, and puts them back`() throws {
    let hook = "#!/bin/sh\necho mine >&2\nexit $(cat fail 2>/dev/null || echo 0)\n"
    try bench.writeHook("pre-commit", hook)
    try bench.writeHook("pre-push", "not executable\n", mode: 0o640)
    try bench.repository.link(".git/hooks/commit-msg", to: "nowhere")
    let before = try bench.hooks()
    for _ in 0..<2 { #expect(try bench.picket("install").status == 0) }
    try bench.stage("clean\n")
    let passed = try bench.commit()
    #expect(passed.status == 0)
    #expect(passed.text.contains("mine"))
    try bench.repository.write("7", to: "fail")
    try bench.stage(bench.secret)
    let stopped = try bench.commit()
    #expect(stopped.status == 1)
    #expect(!stopped.text.contains("github"))
    for _ in 0..<2 { #expect(try bench.picket("uninstall").status == 0) }
    #expect(try bench.hooks() == before)
  }

  @Test func `changes nothing where there are two hooks to keep`() throws {
    try bench.writeHook("pre-push", "#!/bin/sh\n")
    try bench.writeHook("pre-push.before-picket", "#!/bin/sh\n# other\n")
    let before = try bench.hooks()
    let result = try bench.picket("install")
    #expect(result.status == 2)
    #expect(result.errors.contains("two hooks to keep"))
    #expect(try bench.hooks() == before)
  }

  @Test func `respects a directory of hooks that the repository names`() throws {
    try bench.repository.git(["config", "core.hooksPath", ".githooks"])
    #expect(try bench.picket("install").status == 0)
    #expect(try bench.repository.read(".githooks/pre-commit").count > 100)
    #expect(try bench.picket("doctor").status == 0)
    try bench.stage(bench.secret)
    #expect(try bench.commit().status == 1)
  }

  @Test func `blocks when picket is gone, and says what to do`() throws {
    let copy = bench.repository.home.appendingPathComponent("it's/picket")
    try FileManager.default.createDirectory(
      at: copy.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: bench.executable.url, to: copy)
    #expect(try Executable(copy).run(["install"], bench).status == 0)
    #expect(try bench.picket("doctor").status == 0)
    try FileManager.default.removeItem(at: copy)
    try bench.stage("clean\n")
    let blocked = try bench.commit()
    #expect(blocked.status == 1)
    #expect(blocked.text.contains("is gone"))
    let doctor = try bench.picket("doctor")
    #expect(doctor.status == 2)
    #expect(doctor.errors.contains("is gone: run 'picket install'"))
  }
}
