internal import PicketModel
internal import PicketSources

/// Judges the links of a history, and entries with modes that git does not make.
final class HistoryEntries {
  /// What is worth asking where it came from.
  private(set) var blobs: Set<GitObjectID> = []
  private let context: RunContext
  private let git: GitCommand

  /// A longer content is that of no link, and is left to what judges it in its tree.
  private static let largestTarget = 64 << 10

  init(_ context: RunContext, _ git: GitCommand) {
    (self.context, self.git) = (context, git)
  }

  /// Takes in blobs, without links that cannot leave their directory: most histories have no others,
  /// and to ask where something came from takes as long as to list them.
  ///
  /// - Throws: `GitError` if git fails.
  func add(_ special: Set<GitObjectID>) throws(GitError) {
    guard !special.isEmpty else { return }
    var rest: [GitObjectID]? = special.sorted {
      $0.digits.lexicographicallyPrecedes($1.digits)
    }
    let reader = try ObjectReader(git) {
      defer { rest = nil }
      return rest
    }
    while let header = try reader.next() {
      guard case .object(.blob, let size) = header.content, size <= Self.largestTarget else {
        blobs.insert(header.id)
        continue
      }
      if !Self.staysInside(try reader.content(size: size)) { blobs.insert(header.id) }
    }
  }

  /// Tells whether a link leads down from its directory, and not into a directory of git.
  private static func staysInside(_ target: [UInt8]) -> Bool {
    guard target.first != UInt8(ascii: "/"), target.count < 4096 else { return false }
    return target.split(separator: UInt8(ascii: "/")).allSatisfy { name in
      !name.elementsEqual("..".utf8) && name.first != UInt8(ascii: ".")
        && name.first != UInt8(ascii: "~")
    }
  }

  /// Judges each entry in the tree of the commit that brought it.
  ///
  /// - Throws: `GitError` if git cannot list a tree.
  func report(
    _ introductions: Introductions, _ origins: [GitObjectID: Origin]
  ) throws(GitError) -> RunReport {
    var byCommit: [GitObjectID: [GitChange]] = [:]
    for blob in blobs {
      for introduction in introductions.ofBlobs[blob] ?? [] {
        guard let kind = GitChange.Kind(mode: introduction.mode),
          kind == .symbolicLink || ![0o100644, 0o100755].contains(introduction.mode)
        else { continue }
        let side = GitChange.Side(
          kind: kind, mode: introduction.mode, id: blob, path: introduction.path)
        byCommit[introduction.commit, default: []].append(GitChange(new: side, old: []))
      }
    }
    let files = FileWorker(context)
    let entries = EntryIntake(files, git)
    for commit in introductions.commits {
      guard let changes = byCommit[commit] else { continue }
      files.origin = origins[commit] ?? context.origin
      let listing = try GitListing(try GitListing.start(of: commit, git))
      entries.judge(changes, deleted: [], in: listing, rootPath: nil)
    }
    return files.report
  }
}
