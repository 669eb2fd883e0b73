import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// What changes do besides their text is judged by the rules of picket, staged and in ranges.
struct GitEntryTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
  }

  private func scanner(judgesModes: Bool = false) throws -> PicketKit.Scanner {
    var settings = Settings()
    settings.environment = repository.variables
    settings.judgesModes = judgesModes
    return try PicketKit.Scanner(settings)
  }

  private func staged(judgesModes: Bool = false) throws -> [String] {
    let report = try scanner(judgesModes: judgesModes).scanStaged(in: BytePath(repository.path))
    #expect(report.receipt.failures == [])
    return report.findingTexts
  }

  private func range(_ range: String) throws -> [String] {
    let report = try scanner().scanRange(Array(range.utf8), in: BytePath(repository.path))
    #expect(report.receipt.failures == [])
    return report.findingTexts
  }

  @Test func `judges links by the tree that is staged`() throws {
    try repository.commit(["docs/a.md": "text\n"])
    try repository.link("inside", to: "docs/a.md")
    try repository.link("planned", to: "new/b.md")
    try repository.link("out", to: "../elsewhere")
    try repository.link("through", to: "out/x")
    try repository.link("etc", to: "/etc/passwd")
    try repository.write("text\n", to: "new/b.md")
    try repository.stageAll()
    #expect(
      try staged() == [
        "etc symlink-to-sensitive-place", "out symlink-leaves-root",
        "through symlink-leaves-root",
      ])
    try repository.git(["commit", "-qm", "links"])
    #expect(try staged() == [])
    #expect(
      try range("HEAD~1..HEAD") == [
        "etc symlink-to-sensitive-place", "out symlink-leaves-root",
        "through symlink-leaves-root",
      ])
  }

  @Test func `judges links of a history where they came in`() throws {
    try repository.commit(["docs/a.md": "text\n"])
    try repository.link("docs/up", to: "../docs/a.md")
    try repository.link("down", to: "docs/a.md")
    try repository.link("out", to: "../elsewhere")
    try repository.stageAll()
    try repository.git(["commit", "-qm", "links"])
    let commit = try repository.id("HEAD")
    try repository.remove("out")
    try repository.commit()
    let report = try scanner().scanHistory(in: BytePath(repository.path))
    #expect(report.receipt.failures == [])
    #expect(report.findingTexts == ["out symlink-leaves-root"])
    #expect(report.findings.first?.origin.commit == commit)
  }

  @Test func `judges names and modes that a change adds, and no others`() throws {
    try repository.commit([".env": "A=1\n", "run": "#!/bin/sh\n", "a.txt": "x\n"])
    try repository.write("A=2\n", to: ".env")
    try repository.write("text\n", to: "id_rsa")
    try repository.git(["add", "-A"])
    try repository.git(["update-index", "--chmod=+x", "a.txt"])
    #expect(try staged() == ["a.txt executable-bit-added", "id_rsa ssh-rsa-key-file"])
  }

  @Test func `judges modes of the work tree of what is staged`() throws {
    try repository.commit(["old": "x\n"])
    for name in ["old", "new", "shut"] { try repository.write("text \(name)\n", to: name) }
    try repository.stageAll()
    for (name, mode) in [("old", 0o666), ("new", 0o777), ("shut", 0o600)] {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: repository.root.appending(path: name).path)
    }
    #expect(try staged(judgesModes: true) == ["new world-writable", "old world-writable"])
    #expect(try staged() == [])
  }

  @Test func `tells what is ignored and tracked all the same`() throws {
    try repository.commit([".gitignore": "*.log\n"])
    try repository.write("x\n", to: "b.log")
    try repository.git(["add", "-f", "b.log"])
    #expect(try staged() == ["b.log ignored-but-tracked"])
  }

  @Test func `tells of links in the place of files and directories`() throws {
    try repository.commit(["hooks/a": "x\n", "file": "y\n"])
    try repository.git(["rm", "-rq", "hooks", "file"])
    try repository.link("hooks", to: "file")
    try repository.link("file", to: "other")
    try repository.stageAll()
    let found = try staged()
    #expect(found.contains("file file-became-symlink"))
    #expect(found.contains("file broken-symlink"))
  }
}
