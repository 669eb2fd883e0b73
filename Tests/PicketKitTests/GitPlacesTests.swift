import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// What is staged is found wherever git has put it, and under whatever name.
struct GitPlacesTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
  }

  private func scan(_ path: String, _ more: [String: String] = [:]) throws -> ScanReport {
    let variables = repository.variables + more.map { Array("\($0.key)=\($0.value)".utf8) }
    return try Scanner.ofSamples(for: repository) { $0.environment = variables }
      .scanStaged(in: BytePath(path))
  }

  /// A path beside the work tree.
  private func place(_ name: String) -> String { repository.home.path + "/" + name }

  @Test(arguments: ["-rf", "--cached", "a b", "tab\there", "line\nfeed", "\"quoted\"", "':*", "ä"])
  func `reads a file of any name, new, changed and moved`(name: String) throws {
    let lines = (1...20).map { "line \($0)\n" }.joined()
    try repository.write(lines + GitSample.secret(1), to: "d/" + name)
    try repository.stageAll()
    #expect(try repository.scanStaged().findingTexts == ["d/\(name):21 prefix"])
    try repository.commit()
    try repository.git(["mv", "--", "d/" + name, name])
    #expect(try repository.scanStaged().findings == [])
    try repository.write(lines + GitSample.secret(2), to: name)
    try repository.stageAll()
    #expect(try repository.scanStaged().findingTexts == ["\(name):21 prefix"])
  }

  @Test func `obeys the directories that the environment names`() throws {
    try repository.commit(["f": "x\n"])
    try repository.write(GitSample.secret(1), to: "f")
    try repository.stageAll()
    try FileManager.default.createDirectory(
      atPath: place("elsewhere"), withIntermediateDirectories: true)
    try FileManager.default.moveItem(atPath: repository.gitDirectory.path, toPath: place("git"))
    let report = try scan(
      place("elsewhere"), ["GIT_DIR": place("git"), "GIT_WORK_TREE": repository.root.path])
    #expect(report.findingTexts == ["f:1 prefix"])
    #expect(report.receipt.isComplete)
  }

  @Test func `reads objects of other places that the environment names`() throws {
    try repository.commit(["f": "x\n"])
    let objects = place("objects")
    try FileManager.default.createDirectory(atPath: objects, withIntermediateDirectories: true)
    try repository.write(GitSample.secret(1), to: "f")
    let own = repository.gitDirectory.path + "/objects"
    try repository.git(["repack", "-adq"])
    try repository.git(["config", "core.bare", "false"])
    let before = try FileManager.default.contentsOfDirectory(atPath: own)
    try repository.stageAll()
    for name in try FileManager.default.contentsOfDirectory(atPath: own)
    where !before.contains(name) {
      try FileManager.default.moveItem(atPath: "\(own)/\(name)", toPath: "\(objects)/\(name)")
    }
    #expect(try scan(repository.root.path).receipt.failures.map(\.kind) == [.git])
    let report = try scan(
      repository.root.path, ["GIT_ALTERNATE_OBJECT_DIRECTORIES": objects])
    #expect(report.findingTexts == ["f:1 prefix"])
  }

  @Test func `works inside a submodule`() throws {
    let inner = try TemporaryRepository()
    try inner.commit(["f": "x\n"])
    try repository.git([
      "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", inner.root.path, "sub",
    ])
    try repository.write("x\n\(GitSample.secret(1))\n", to: "sub/f")
    try repository.git(["-C", "sub", "add", "f"])
    #expect(try scan(repository.root.path + "/sub").findingTexts == ["f:2 prefix"])
    #expect(try scan(repository.root.path).findings == [])
  }

  @Test func `reads what a partial clone stages, without its old objects`() throws {
    let lines = (1...20).map { "line \($0)\n" }.joined()
    try repository.commit(["f": lines, "g": lines + "other\n"])
    try repository.git(["config", "uploadpack.allowFilter", "true"])
    let clone = place("clone")
    try repository.git([
      "clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + repository.root.path, clone,
    ])
    try repository.git(["-C", clone, "read-tree", "HEAD"])
    let new = try repository.git(
      ["-C", clone, "hash-object", "-w", "--stdin"], input: Array(GitSample.secret(1).utf8))
    let id = String(decoding: new.dropLast(), as: UTF8.self)
    try repository.git([
      "-C", clone, "update-index", "--add", "--cacheinfo", "100644,\(id),f", "--cacheinfo",
      "100644,\(id),moved", "--force-remove", "g",
    ])
    let missing = ["-C", clone, "rev-list", "--objects", "--missing=print", "HEAD"]
    let before = try repository.git(missing)
    #expect(try scan(clone).findingTexts == ["f:1 prefix", "moved:1 prefix"])
    #expect(try repository.git(missing) == before)
  }

  @Test func `reports of a merge of many what is in no parent`() throws {
    try repository.commit(["f": "x\n"])
    for side in ["one", "two"] {
      try repository.git(["checkout", "-q", "-b", side, "HEAD"])
      try repository.commit([side: GitSample.secret(side == "one" ? 1 : 2)])
      try repository.git(["checkout", "-q", "-"])
    }
    try repository.commit(["g": "y\n"])
    try repository.git(["merge", "-q", "--no-commit", "one", "two"])
    #expect(try repository.scanStaged().findings == [])
    try repository.write(GitSample.secret(3), to: "two")
    try repository.stageAll()
    #expect(try repository.scanStaged().findingTexts == ["two:1 prefix"])
    let merge = try repository.commit()
    #expect(try repository.scanRange("\(merge)^1..\(merge)").findings.count == 3)
    #expect(try repository.scanRange("\(merge)^2..\(merge)").findingTexts.count == 2)
  }

  @Test func `runs nothing that the environment names`() throws {
    try repository.commit(["f": "x\n"])
    try repository.write("\(GitSample.secret(1))\n", to: "f")
    try repository.stageAll()
    let mark = place("ran")
    let script = place("script")
    try FileManager.default.createDirectory(
      at: repository.home, withIntermediateDirectories: true)
    try Data("#!/bin/sh\ntouch '\(mark)'\ncat\n".utf8).write(to: URL(fileURLWithPath: script))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    let report = try scan(
      repository.root.path,
      [
        "GIT_EXTERNAL_DIFF": script, "GIT_PAGER": script, "PAGER": script, "GIT_TRACE": mark,
        "GIT_SSH_COMMAND": script, "GIT_ASKPASS": script, "GIT_TRACE2": mark,
      ])
    #expect(report.findingTexts == ["f:1 prefix"])
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test(.enabled(if: geteuid() == 0, "only root can give a repository away"))
  func `reads no repository of somebody else unless the user says so`() throws {
    try repository.write(GitSample.secret(1), to: "f")
    try repository.stageAll()
    for path in [repository.root.path, repository.gitDirectory.path] {
      try FileManager.default.setAttributes([.ownerAccountID: 65534], ofItemAtPath: path)
    }
    let error = #expect(throws: RepositoryError.self) { try repository.scanStaged() }
    #expect(error?.text.contains("safe.directory") == true)
    let trusting = [
      "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "safe.directory", "GIT_CONFIG_VALUE_0": "*",
    ]
    #expect(try scan(repository.root.path, trusting).findingTexts == ["f:1 prefix"])
  }
}
