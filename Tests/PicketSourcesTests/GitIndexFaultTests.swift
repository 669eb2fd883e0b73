import PicketModel
import PicketSources
import PicketTestSupport
import Testing

/// Reads indexes that no git wrote; a trap would end the whole run.
struct GitIndexFaultTests {
  /// A small index of each version, and a split one with its shared index.
  private static func samples() throws -> (indexes: [[UInt8]], shared: [UInt8]) {
    let repository = try TemporaryRepository()
    for path in ["a", "b/c", "b/d", "e"] { try repository.write(path, to: path) }
    try repository.git(["add", "."])
    var indexes: [[UInt8]] = []
    for version in 2...4 {
      if version == 3 { try repository.git(["update-index", "--skip-worktree", "e"]) }
      try repository.git(["update-index", "--index-version", "\(version)"])
      indexes.append(try repository.read(".git/index"))
    }
    try repository.git(["update-index", "--split-index"])
    try repository.git(["config", "splitIndex.maxPercentChange", "100"])
    try repository.write("changed", to: "a")
    try repository.git(["rm", "-q", "--cached", "b/c"])
    try repository.git(["add", "a"])
    indexes.append(try repository.read(".git/index"))
    let link = try #require(try GitIndex(indexes[3], format: .sha1).link)
    return (indexes, try repository.read(".git/sharedindex.\(link.sharedIndexID.hexadecimal)"))
  }

  /// Reads bytes as an index and looks at all that comes out.
  private func look(at bytes: [UInt8], shared: GitIndex) {
    for format in [GitObjectFormat.sha1, .sha256] {
      guard var index = try? GitIndex(bytes, format: format) else { continue }
      if index.link != nil, let merged = try? index.merged(with: shared) { index = merged }
      for position in 0..<index.count {
        _ = (index.path(at: position), index.mode(at: position), index.objectID(at: position))
      }
      for name in ["a", "b", "zz"] {
        let name = Array(name.utf8)
        if let directory = index.directory(named: name.span, in: index.root) {
          _ = index.entry(named: name.span, in: directory)
        }
      }
    }
  }

  @Test func `survives every truncation`() throws {
    let (indexes, sharedBytes) = try Self.samples()
    let shared = try GitIndex(sharedBytes, format: .sha1)
    for index in indexes {
      for length in index.indices {
        look(at: Array(index[..<length]), shared: shared)
      }
    }
  }

  @Test func `survives changed bytes`() throws {
    let (indexes, sharedBytes) = try Self.samples()
    let shared = try GitIndex(sharedBytes, format: .sha1)
    var random = SeededGenerator(seed: 1)
    for index in indexes {
      for position in index.indices {
        for value: UInt8 in [0, 1, 0x7F, 0x80, 0xFF, index[position] ^ 0x40] {
          var changed = index
          changed[position] = value
          look(at: changed, shared: shared)
        }
      }
      for _ in 0..<2_000 {
        var changed = index
        for _ in 0..<Int.random(in: 2...6, using: &random) {
          let position = Int.random(in: changed.indices, using: &random)
          changed[position] = UInt8.random(in: 0...255, using: &random)
        }
        look(at: changed, shared: shared)
      }
    }
  }

  @Test func `says what is wrong`() throws {
    let (indexes, _) = try Self.samples()
    var bytes = indexes[0]
    #expect(throws: GitIndexError(.notAnIndex, offset: 0)) { try GitIndex([], format: .sha1) }
    #expect(throws: GitIndexError(.truncated, offset: 8)) {
      try GitIndex(Array(bytes[..<100]), format: .sha1)
    }
    bytes[7] = 5
    #expect(throws: GitIndexError(.unsupportedVersion(5), offset: 4)) {
      try GitIndex(bytes, format: .sha1)
    }
    bytes = indexes[0]
    bytes[12 + 62] = UInt8(ascii: "x")
    #expect(throws: GitIndexError(.unordered, offset: 12 + 64)) {
      try GitIndex(bytes, format: .sha1)
    }
  }
}
