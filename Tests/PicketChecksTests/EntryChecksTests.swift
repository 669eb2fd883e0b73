import PicketChecks
import PicketModel
import Testing

/// Changes of a commit, judged in the tree that the commit has.
struct EntryChecksTests {
  private func change(
    _ path: String, _ old: EntryChange.Side?, _ new: EntryChange.Side,
    _ fill: (inout EntryChange) -> Void = { _ in }
  ) -> [String] {
    var change = EntryChange(path: BytePath(path), old: old, new: new)
    fill(&change)
    return EntryChecks.simple.findings(of: [change], in: ListedTree(["docs/x", path])).names
  }

  private static let file = EntryChange.Side(mode: 0o100644)
  private static let program = EntryChange.Side(mode: 0o100755)
  private static let link = EntryChange.Side(mode: 0o120000, target: Array("docs/x".utf8))

  @Test func `says nothing about ordinary changes`() {
    #expect(change("a", nil, Self.file).isEmpty)
    #expect(change("a", Self.file, Self.file).isEmpty)
    #expect(change("a", nil, Self.program) { $0.start = Array("#!/bin/sh\n".utf8) }.isEmpty)
    #expect(change("a", Self.program, Self.file).isEmpty)
    #expect(change("a", nil, EntryChange.Side(mode: 0o160000)).isEmpty)
  }

  @Test func `tells what a change makes of an entry`() {
    #expect(change("a", Self.file, Self.program) == ["executable-bit-added"])
    #expect(change("a", Self.file, Self.link) == ["file-became-symlink"])
    #expect(change("a", nil, EntryChange.Side(mode: 0o100777)) == ["unusual-git-mode"])
    #expect(
      change("a", nil, EntryChange.Side(mode: 0o100664)) == ["unusual-git-mode group-writable"])
    #expect(
      change("a", nil, EntryChange.Side(mode: 0o104755)) == ["setuid-bit", "unusual-git-mode"])
    #expect(
      change(".husky", nil, Self.link) { $0.replacesDirectory = true }
        == ["symlink-as-configuration replaces-directory"])
    #expect(change("a", nil, Self.file) { $0.isIgnored = true } == ["ignored-but-tracked"])
    #expect(
      change("a", nil, Self.program) { $0.start = Array("text\n".utf8) } == ["executable-data"])
  }

  @Test(arguments: ["docs/x", "docs/x\n", "docs/x\r\n"])
  func `finds what is left of a link`(text: String) {
    let found = change("a", Self.link, Self.file) {
      $0.start = Array(text.utf8)
      $0.isWhole = true
    }
    #expect(found == ["destroyed-symlink"])
  }

  @Test(arguments: ["docs/x\n\n", "docs/xy", "docs", ""])
  func `takes a file for what it is`(text: String) {
    let found = change("a", Self.link, Self.file) {
      $0.start = Array(text.utf8)
      $0.isWhole = true
    }
    #expect(found.isEmpty)
  }

  @Test func `blocks names of secrets when they are added, and not when they change`() {
    #expect(change(".env", nil, Self.file) == ["env-file"])
    #expect(change(".env", Self.file, Self.file).isEmpty)
    #expect(change("app/secrets/db.json", nil, Self.file) == ["secrets-directory"])
  }

  @Test func `sees the tree as it will be`() {
    // The link and the file below it come in the same commit.
    let tree = ListedTree(["link -> docs", "link/x", "docs/x"])
    let names = EntryChecks.simple.names("link/x", mode: 0o100644, in: tree)
    #expect(names == ["path-through-symlink"])
    // The link leads to what comes with it.
    let planned = ListedTree(["l -> new/file", "new/file"])
    #expect(
      EntryChecks.simple.names("l", mode: 0o120000, target: "new/file", in: planned).isEmpty)
  }
}
