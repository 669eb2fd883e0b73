import PicketModel
import PicketSources
import PicketTestSupport
import Testing

struct GitIndexTests {
  struct Format: CustomTestStringConvertible, Sendable {
    var object: GitObjectFormat
    var version: Int

    var name: String { object == .sha1 ? "sha1" : "sha256" }
    var testDescription: String { "\(name), version \(version)" }
  }

  static let formats = [2, 3, 4].flatMap { version in
    [GitObjectFormat.sha1, .sha256].map { Format(object: $0, version: version) }
  }

  /// Makes a repository with every kind of entry.
  private static func makeRepository(_ format: Format) throws -> TemporaryRepository {
    let repository = try TemporaryRepository("--object-format=\(format.name)")
    let longName = String(repeating: "n", count: 240)
    let paths =
      ["a", "a-b", "a.b", "a/b", "a/b.c/d", "a0", "dir/x", "dir/y/z", "é/ü", "z\n"]
      + ["\(longName)/1", "\(longName)/2", "\(longName)/\(longName)"]
    for path in paths where path != "a" { try repository.write(path, to: path) }
    try repository.git(["add", "."])
    let id = String(repeating: "1", count: format.object.idLength * 2)
    // Too long for the twelve bits of its length, and as long as a path can be.
    let veryLong = String(repeating: longName + "/", count: 16) + String(longName.dropLast())
    let lines = [
      "100755 \(id) 0\tbin/run", "120000 \(id) 0\tlink", "160000 \(id) 0\tmodule",
      "100644 \(id) 1\tconflict", "100644 \(id) 2\tconflict", "100755 \(id) 3\tconflict",
      "100644 \(id) 0\t\(veryLong)",
    ]
    try repository.git(
      ["update-index", "--index-info"], input: Array((lines.joined(separator: "\n") + "\n").utf8))
    if format.version > 2 {
      try repository.write("new", to: "later")
      try repository.git(["add", "-N", "later"])
      try repository.git(["update-index", "--skip-worktree", "dir/x"])
    }
    try repository.git(["update-index", "--assume-unchanged", "dir/y/z"])
    try repository.git(["update-index", "--index-version", "\(format.version)"])
    return repository
  }

  @Test(arguments: formats)
  func `lists the entries that git lists`(format: Format) throws {
    let repository = try Self.makeRepository(format)
    let bytes = try repository.read(".git/index")
    // Git writes version 2 where version 3 has nothing to add, and the other way round.
    #expect(bytes[7] == UInt8(format.version))
    let index = try GitIndex(bytes, format: format.object)
    #expect(try index.listing == repository.stageListing())
  }

  @Test(arguments: formats.filter { $0.version > 2 })
  func `knows what is marked`(format: Format) throws {
    let repository = try Self.makeRepository(format)
    let index = try GitIndex(try repository.read(".git/index"), format: format.object)
    let flags = { (path: String) in
      let path = Array(path.utf8)
      return index.entry(named: path.span, in: index.root).map { index.flags(at: $0) }
    }
    #expect(flags("later") == .intentToAdd)
    #expect(flags("dir/x") == .skipWorktree)
    #expect(flags("dir/y/z") == .assumeValid)
    #expect(flags("a-b") == [])
    #expect(flags("dir") == nil)
  }

  @Test(arguments: formats)
  func `finds each entry from directory to directory`(format: Format) throws {
    let repository = try Self.makeRepository(format)
    let index = try GitIndex(try repository.read(".git/index"), format: format.object)
    for position in 0..<index.count {
      let path = index.path(at: position)
      var parent: GitIndex.Directory? = index.root
      for component in path.bytes.split(separator: UInt8(ascii: "/")).dropLast() {
        let name = Array(component)
        parent = parent.flatMap { index.directory(named: name.span, in: $0) }
      }
      let directory = try #require(parent, "\(path)")
      let name = Array(path.lastComponent)
      let entry = index.entry(named: name.span, in: directory)
      let found = try #require(entry, "\(path)")
      #expect(index.path(at: found) == path)
      #expect(found == position || index.stage(at: position) > 1)
      let other = name + [UInt8(ascii: "~")]
      let containsOther = index.contains(other.span, in: directory)
      #expect(!containsOther)
      let hasDirectory = index.directory(named: other.span, in: directory) != nil
      #expect(!hasDirectory)
    }
  }

  @Test func `reads a sparse index`() throws {
    let repository = try TemporaryRepository()
    for path in ["in/a", "out/b", "out/c/d", "top"] { try repository.write(path, to: path) }
    try repository.git(["add", "."])
    try repository.git(["commit", "-qm", "all"])
    try repository.git(["sparse-checkout", "init", "--cone", "--sparse-index"])
    try repository.git(["sparse-checkout", "set", "in"])
    let index = try GitIndex(try repository.read(".git/index"), format: .sha1)
    #expect(try index.listing == repository.stageListing("--sparse"))
    #expect((0..<index.count).map { index.kind(at: $0) } == [.file, .sparseDirectory, .file])
    let name = Array("out".utf8)
    let directory = index.directory(named: name.span, in: index.root)
    #expect(directory?.entries == 1..<2)
  }

  @Test(arguments: formats)
  func `merges a split index with its shared index`(format: Format) throws {
    let repository = try Self.makeRepository(format)
    try repository.git(["update-index", "--split-index"])
    try repository.git(["config", "splitIndex.maxPercentChange", "100"])
    try repository.write("changed", to: "a-b")
    try repository.write("changed", to: "z\n")
    try repository.write("added", to: "a/a")
    try repository.git(["add", "a-b", "z\n", "a/a"])
    try repository.git(["rm", "-q", "--cached", "a/b", "dir/y/z"])
    try repository.write("solved", to: "conflict")
    try repository.git(["add", "conflict"])
    let split = try GitIndex(try repository.read(".git/index"), format: format.object)
    let link = try #require(split.link)
    let shared = try GitIndex(
      try repository.read(".git/sharedindex.\(link.sharedIndexID.hexadecimal)"),
      format: format.object)
    #expect(split.count < shared.count)
    #expect(try split.merged(with: shared).listing == repository.stageListing())
    #expect(throws: GitIndexError.self) { try split.merged(with: GitIndex(format: format.object)) }
  }

  @Test func `has no entries without a file`() {
    #expect(GitIndex().count == 0)
    #expect(GitIndex().root.entries.isEmpty)
  }
}

extension GitIndex {
  /// The entries in the form of `git ls-files --stage`.
  var listing: [String] {
    (0..<count).map { index in
      let mode = String(mode(at: index), radix: 8)
      let padded = String(repeating: "0", count: 6 - mode.count) + mode
      let suffix = kind(at: index) == .sparseDirectory ? "/" : ""
      let id = Array(objectID(at: index)).hexadecimal
      return "\(padded) \(id) \(stage(at: index))\t\(path(at: index))\(suffix)"
    }
  }
}

extension TemporaryRepository {
  /// The entries of the index as git lists them.
  func stageListing(_ options: String...) throws -> [String] {
    try git(["ls-files", "-z", "--stage"] + options).split(separator: 0)
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
