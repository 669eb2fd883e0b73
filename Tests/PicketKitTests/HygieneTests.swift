import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

struct HygieneTests {
  private func mode(_ repository: TemporaryRepository, _ path: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(
      atPath: repository.root.path + "/" + path)
    return (attributes[.posixPermissions] as? Int) ?? 0
  }

  private func chmod(_ mode: Int, _ repository: TemporaryRepository, _ path: String) throws {
    try FileManager.default.setAttributes(
      [.posixPermissions: mode], ofItemAtPath: repository.root.path + "/" + path)
  }

  private func isIgnored(_ repository: TemporaryRepository, _ path: String) throws -> Bool {
    let output = try repository.git(
      ["check-ignore", "--no-index", path], allowedStatuses: [0, 1])
    return !output.isEmpty
  }

  private func hygiene(_ repository: TemporaryRepository) throws -> Hygiene {
    try Hygiene(path: BytePath(repository.root.path))
  }

  @Test func `proposes what is missing, and then nothing more`() throws {
    let repository = try TemporaryRepository()
    try repository.write("*.o", to: ".gitignore")
    try repository.write("X=1\n", to: "app/.env")
    try chmod(0o644, repository, "app/.env")
    let hygiene = try hygiene(repository)
    let first = hygiene.inspect()
    #expect(first.findings.map(\.rule) == ["readable-env-file"])
    #expect(first.steps.count == 2)
    #expect(try mode(repository, "app/.env") == 0o644, "an inspection changes nothing")
    #expect(hygiene.perform(first.steps).isEmpty)
    #expect(try mode(repository, "app/.env") == 0o600)
    for path in [".env", "x/.env.local", "id_rsa", "a.p12", "secrets/x", "a.o", "CLAUDE.local.md"] {
      #expect(try isIgnored(repository, path), "\(path)")
    }
    #expect(try !isIgnored(repository, ".env.example"))
    let second = hygiene.inspect()
    #expect(second.steps.isEmpty)
    #expect(second.findings.isEmpty)
  }

  @Test func `lets directories alone that hold something on purpose`() throws {
    let repository = try TemporaryRepository()
    try repository.write("text\n", to: "secrets/README.md")
    try repository.git(["add", "."])
    guard case .ignore(let lines) = try hygiene(repository).inspect().steps.first else {
      Issue.record("there is something to ignore")
      return
    }
    #expect(!lines.contains("/secrets/"))
    #expect(lines.contains(".env"))
  }

  @Test func `writes through no link`() throws {
    let repository = try TemporaryRepository()
    try repository.write("mine\n", to: "../outside")
    try FileManager.default.createSymbolicLink(
      atPath: repository.root.path + "/.gitignore", withDestinationPath: "../outside")
    try FileManager.default.createSymbolicLink(
      atPath: repository.root.path + "/.env", withDestinationPath: "../outside")
    let hygiene = try hygiene(repository)
    let failures = hygiene.perform([
      .ignore([".env"]), .changeMode(BytePath(".env"), from: 0o644, to: 0o600, isDirectory: false),
    ])
    #expect(failures.map(\.path) == [BytePath(".gitignore"), BytePath(".env")])
    #expect(try repository.read("../outside") == Array("mine\n".utf8))
    #expect(try mode(repository, "../outside") == 0o644)
  }

  @Test func `looks at hooks, links and settings`() throws {
    let repository = try TemporaryRepository()
    try repository.write("#!/bin/sh\n", to: ".git/hooks/pre-commit")
    try chmod(0o777, repository, ".git/hooks/pre-commit")
    try repository.write("{}\n", to: ".claude/settings.json")
    try FileManager.default.createSymbolicLink(
      atPath: repository.root.path + "/l", withDestinationPath: "/etc/hosts")
    let report = try hygiene(repository).inspect()
    #expect(
      report.findings.map { "\($0.path) \($0.rule)" } == [
        ".git/hooks/pre-commit world-writable", ".git/hooks/pre-commit writable-policy-file",
        "l symlink-to-sensitive-place",
      ])
    #expect(
      report.settings == [BytePath(".claude/settings.json"), BytePath(".git/hooks/pre-commit")])
    #expect(
      report.steps.last
        == .changeMode(
          BytePath(".git/hooks/pre-commit"), from: 0o777, to: 0o755, isDirectory: false))
    #expect(report.failures.isEmpty)
  }

  @Test func `sees at each look what is there`() throws {
    let repository = try TemporaryRepository()
    try FileManager.default.createSymbolicLink(
      atPath: repository.root.path + "/l", withDestinationPath: "../x")
    let hygiene = try hygiene(repository)
    let first = hygiene.inspect()
    #expect(first.findings.map(\.rule) == ["symlink-leaves-root"])
    #expect(hygiene.perform(first.steps).isEmpty)
    #expect(hygiene.inspect().findings == first.findings)
  }

  @Test func `works without a repository`() throws {
    let directory = TemporaryDirectory()
    try directory.write("text\n", to: ".netrc")
    let report = try Hygiene(path: BytePath(directory.path)).inspect()
    #expect(!report.isRepository)
    #expect(report.findings.map(\.rule) == ["readable-credential-file"])
    #expect(report.steps.count == 1)
  }

  @Test func `refuses what is not there`() {
    #expect(throws: PathErrors.self) { try Hygiene(path: BytePath("/nowhere/at/all")) }
  }
}
