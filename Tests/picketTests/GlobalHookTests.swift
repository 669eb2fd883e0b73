import Foundation
import PicketTestSupport
import Testing

/// The hooks that `picket install --global` puts in place for all repositories of a user.
struct GlobalHookTests {
  private let bench: HookFixture

  init() throws {
    bench = try HookFixture()
  }

  private func file(_ path: String) -> URL { bench.repository.home.appendingPathComponent(path) }

  private func setting() throws -> String {
    try bench.git(["config", "--global", "core.hooksPath"]).output
  }

  @Test func `guards every repository, and calls the hooks of each`() throws {
    #expect(try bench.picket("install", "--global").status == 0)
    #expect(try setting() == file(".config/picket/hooks").path + "\n")
    #expect(try bench.picket("doctor").status == 0)
    try bench.writeHook("pre-commit", "#!/bin/sh\necho own pre-commit >&2\n")
    try bench.writeHook("post-commit", "#!/bin/sh\necho own post-commit >&2\n")
    try bench.stage("clean\n")
    let passed = try bench.commit()
    #expect(passed.status == 0)
    #expect(passed.text == "own pre-commit\nown post-commit\n")
    try bench.writeHook("prepare-commit-msg", "#!/bin/sh\nexit 1\n")
    try bench.stage("clean too\n")
    #expect(try bench.commit().status == 1)
    try bench.writeHook("prepare-commit-msg", "#!/bin/sh\n", mode: 0o644)
    try bench.stage(bench.secret)
    #expect(try bench.commit().status == 1)
    #expect(try bench.git(["worktree", "add", "-q", "../home/linked"]).status == 0)
    let linked = file("linked")
    try Data(bench.secret.utf8).write(to: linked.appendingPathComponent("g"))
    #expect(try bench.git(["add", "g"], in: linked).status == 0)
    #expect(try bench.git(["commit", "-qm", "g"], in: linked).status == 1)
    #expect(try bench.picket("doctor", in: linked).status == 0)
  }

  @Test(arguments: [
    nil, "", "[user]\n\tname = a\n", "[user]\n\tname = a", "[core]\n\teditor = vi\n# end\n",
    "[core]\n",
  ])
  func `takes everything back, byte for byte`(configuration: String?) throws {
    let path = file(".gitconfig").path
    if let configuration {
      try Data(configuration.utf8).write(to: URL(filePath: path))
      try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    }
    for _ in 0..<2 { #expect(try bench.picket("install", "--global").status == 0) }
    #expect(try setting() != "")
    for _ in 0..<2 { #expect(try bench.picket("uninstall", "--global").status == 0) }
    #expect(FileManager.default.contents(atPath: path) == configuration.map { Data($0.utf8) })
    #expect(!FileManager.default.fileExists(atPath: file(".config/picket").path))
    if configuration != nil {
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect(attributes[.posixPermissions] as? Int == 0o600)
    }
  }

  @Test func `takes its line back where the file was edited since`() throws {
    #expect(try bench.picket("install", "--global").status == 0)
    #expect(try bench.git(["config", "--global", "user.name", "b"]).status == 0)
    #expect(try bench.picket("uninstall", "--global").status == 0)
    #expect(try setting() == "")
    #expect(try bench.git(["config", "--global", "user.name"]).output == "b\n")
  }

  @Test func `keeps a directory of hooks that the user has`() throws {
    let directory = file("my-hooks")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    let hook = directory.appendingPathComponent("pre-commit")
    try Data("#!/bin/sh\necho user >&2\n".utf8).write(to: hook)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook.path)
    #expect(try bench.git(["config", "--global", "core.hooksPath", directory.path]).status == 0)
    let before = try bench.hooks(in: directory)
    let configuration = FileManager.default.contents(atPath: file(".gitconfig").path)
    let refused = try bench.picket("install")
    #expect(refused.status == 2)
    #expect(refused.errors.contains("picket install --global"))
    #expect(try bench.picket("install", "--global").status == 0)
    #expect(FileManager.default.contents(atPath: file(".gitconfig").path) == configuration)
    // As before, git passes over what lies in the repository.
    try bench.writeHook("pre-commit", "#!/bin/sh\nexit 1\n")
    try bench.stage("clean\n")
    let passed = try bench.commit()
    #expect(passed.status == 0 && passed.text == "user\n")
    try bench.stage(bench.secret)
    #expect(try bench.commit().status == 1)
    #expect(try bench.picket("uninstall", "--global").status == 0)
    #expect(try bench.hooks(in: directory) == before)
    #expect(FileManager.default.contents(atPath: file(".gitconfig").path) == configuration)
  }

  @Test func `refuses a place that is another one in each repository`() throws {
    #expect(try bench.git(["config", "--global", "core.hooksPath", ".hooks"]).status == 0)
    #expect(try bench.picket("install", "--global").status == 2)
    #expect(try bench.picket("install").status == 0)
    #expect(try bench.picket("doctor").status == 0)
    #expect(try bench.repository.read(".hooks/pre-push").count > 100)
  }

  @Test func `leaves hooks that others put beside its own`() throws {
    #expect(try bench.picket("install", "--global").status == 0)
    let other = file(".config/picket/hooks/reference-transaction")
    try Data("#!/bin/sh\n".utf8).write(to: other)
    #expect(try bench.picket("uninstall", "--global").status == 0)
    #expect(FileManager.default.fileExists(atPath: other.path))
    #expect(try setting() != "")
  }
}
