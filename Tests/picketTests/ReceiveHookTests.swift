import Foundation
import PicketTestSupport
import Testing

/// The hook of a server, called by git for real pushes.
struct ReceiveHookTests {
  private let bench: HookFixture
  private let server: URL

  init() throws {
    bench = try HookFixture()
    server = bench.repository.home.appendingPathComponent("server.git")
    try bench.repository.git(["init", "-q", "--bare", server.path])
    try bench.repository.git(["remote", "add", "origin", server.path])
    try bench.repository.git(["commit", "-q", "--allow-empty", "-m", "empty"])
    let hook = server.appendingPathComponent("hooks/pre-receive")
    try Data("#!/bin/sh\nexec '\(bench.executable.url.path)' hook pre-receive\n".utf8)
      .write(to: hook)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: hook.path)
  }

  private func push(_ arguments: String...) throws -> Executable.Result {
    try bench.git(["push", "-q", "origin"] + arguments)
  }

  private func objects() throws -> [UInt8] {
    try bench.repository.git(["-C", server.path, "count-objects"])
  }

  @Test func `refuses what brings a secret, and takes the rest`() throws {
    #expect(try push("HEAD:main").status == 0)
    try bench.repository.commit(["f": bench.secret])
    try bench.repository.commit(["f": "clean\n"])
    let before = try objects()
    let refused = try push("HEAD:main")
    #expect(refused.status == 1)
    #expect(refused.errors.contains("remote: f:1:9: critical"))
    #expect(refused.errors.contains("remote: picket: revoke the secret first"))
    #expect(try push("HEAD:new").status == 1)
    #expect(try objects() == before)
    try bench.repository.git(["reset", "-q", "--hard", "HEAD~2"])
    try bench.repository.commit(["f": "clean\n"])
    #expect(try push("HEAD:main").status == 0)
    try bench.repository.git(["commit", "-q", "--amend", "-m", bench.secret])
    #expect(try push("+HEAD:main").status == 1)
    try bench.repository.git(["commit", "-q", "--amend", "-m", "other"])
    #expect(try push("+HEAD:main").status == 0)
    try bench.repository.git(["tag", "-a", "-m", bench.secret, "v1"])
    #expect(try push("v1").status == 1)
    #expect(try push("HEAD:gone").status == 0)
    #expect(try push(":gone").status == 0)
  }
}
