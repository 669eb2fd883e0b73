import Foundation
import PicketChecks
import PicketKit
import PicketModel
import PicketSources
import PicketSystem
import PicketTestSupport
import Testing

/// Indexes that git itself wrote, judged entry by entry.
struct IndexEntryTests {
  /// Puts entries into the index that the work tree does not have.
  private func add(
    _ repository: TemporaryRepository, _ mode: String, _ path: String, _ text: String
  ) throws {
    let output = try repository.git(["hash-object", "-w", "--stdin"], input: Array(text.utf8))
    let id = String(decoding: output.dropLast(), as: UTF8.self)
    let line = "\(mode) \(id)\t\(path)\0"
    try repository.git(["update-index", "-z", "--index-info"], input: Array(line.utf8))
  }

  private func tree(_ repository: TemporaryRepository) throws -> (GitListing, GitTree) {
    let git = try GitCommand(
      in: repository.path, environment: repository.variables, FileSystem())
    let listing = try GitListing(try GitListing.start(ofIndex: git, idLength: 40))
    let tree = GitTree(listing, rootPath: Array(repository.root.path.utf8)) { id in
      try? repository.git(["cat-file", "blob", id.description])
    }
    return (listing, tree)
  }

  private func judge(_ repository: TemporaryRepository) throws -> [String] {
    let (listing, tree) = try tree(repository)
    return listing.entries.flatMap { entry -> [String] in
      let path = listing.path(of: entry)
      var side = EntryChange.Side(mode: entry.mode)
      if case .link(let target) = tree.kind(at: path) { side.target = target }
      let change = EntryChange(path: path, old: nil, new: side)
      return EntryChecks.standard.findings(of: [change], in: tree).map {
        "\(path) \($0.check.rawValue.dropFirst("filesystem/".count))"
      }
    }
  }

  @Test func `judges links of the index by what is planned`() throws {
    let repository = try TemporaryRepository()
    try add(repository, "100644", "docs/new.md", "text\n")
    try add(repository, "120000", "inside", "docs/new.md")
    try add(repository, "120000", "docs/up", "../inside")
    try add(repository, "120000", "through", "out/x")
    try add(repository, "120000", "out", "../elsewhere")
    try add(repository, "120000", "broken", "nothing")
    try add(repository, "120000", "etc", "/etc/passwd")
    try add(repository, "120000", ".vscode", "docs")
    #expect(
      try judge(repository) == [
        ".vscode symlink-as-configuration", "broken broken-symlink",
        "etc symlink-to-sensitive-place", "out symlink-leaves-root",
        "through symlink-leaves-root",
      ])
  }

  @Test func `judges names and modes of the index`() throws {
    let repository = try TemporaryRepository()
    try add(repository, "100644", ".env", "X=1\n")
    try add(repository, "100644", "secrets/db.json", "{}\n")
    try add(repository, "100755", "run", "#!/bin/sh\n")
    try add(repository, "100644", "aux", "text\n")
    try add(repository, "120000", "Run", "run")
    #expect(
      try judge(repository) == [
        ".env env-file", "Run path-collides-with-symlink", "aux windows-device-name",
        "run path-collides-with-symlink", "secrets/db.json secrets-directory",
      ])
  }

  @Test func `names what is in a directory of the index`() throws {
    let repository = try TemporaryRepository()
    for path in ["a/b/c", "a/b/d", "a/e", "f", "a.txt"] { try add(repository, "100644", path, "") }
    let (_, tree) = try tree(repository)
    func names(_ path: String) -> [String] {
      tree.names(in: BytePath(path)).map { String(decoding: $0, as: UTF8.self) }
    }
    #expect(names("") == ["a.txt", "a", "f"])
    #expect(names("a") == ["b", "e"])
    #expect(names("a/b") == ["c", "d"])
    #expect(names("missing").isEmpty)
    #expect(tree.kind(at: BytePath("a/b")) == .directory)
    #expect(tree.kind(at: BytePath("a/b/c")) == .file)
    #expect(tree.kind(at: BytePath("a/b/c/d")) == nil)
  }

  @Test func `judges modes on the disk of what is staged`() throws {
    let repository = try TemporaryRepository()
    let names = ["open", "shut", "dir/wide"]
    for name in names { try repository.write("text\n", to: name) }
    for (name, mode) in zip(names, [0o666, 0o644, 0o777]) {
      try FileManager.default.setAttributes(
        [.posixPermissions: mode], ofItemAtPath: repository.root.path + "/" + name)
    }
    // A link in the way is not gone through.
    try FileManager.default.createSymbolicLink(
      atPath: repository.root.path + "/link", withDestinationPath: "dir")
    let fileSystem = FileSystem()
    let base = try WorkTreeWalk(Array(repository.root.path.utf8), fileSystem).base
    let modes = WorkTreeModes(base, .standard, fileSystem)
    let paths = (names + ["link/wide", "gone"]).map { BytePath($0) }
    #expect(
      modes.findings(of: paths).map { "\($0.path) \($0.detail)" } == [
        "open mode 666: everybody can write it", "dir/wide mode 777: everybody can write it",
      ])
    #expect(modes.failure == nil)
  }
}
