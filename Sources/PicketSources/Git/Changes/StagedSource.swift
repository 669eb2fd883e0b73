package import PicketModel

/// What the index has and no parent of the next commit.
package struct StagedSource {
  /// The entries that a commit would record anew.
  package struct Listing {
    package var changes: [GitChange] = []
    /// Entries with a conflict, which no commit can record.
    package var unmerged: [BytePath] = []
    /// Paths that `HEAD` has and the index does not.
    package var deleted: [BytePath] = []
  }

  private let git: GitCommand
  /// The comparison with each parent.
  private var diffs: [(tree: [UInt8], process: GitProcess)]

  /// Starts to compare the index with `HEAD` and with what is being merged.
  ///
  /// - Parameters:
  ///   - git: runs in the work tree.
  ///   - mergedVariables: the environment of `git merge`, which tells its hook what is merged before
  ///     any file does; else empty.
  /// - Throws: `GitError` if that is not possible.
  package init(_ git: GitCommand, mergedVariables: [[UInt8]] = []) throws(GitError) {
    self.git = git
    let heads = [Array("HEAD".utf8)] + (try Self.merged(git, mergedVariables)).map(\.digits)
    diffs = []
    for head in heads { diffs.append((head, try Self.start(git, head))) }
  }

  private static func start(
    _ git: GitCommand, _ tree: [UInt8], renames: GitCommand.Renames = .similar
  ) throws(GitError) -> GitProcess {
    try git.start(
      ["diff-index", "--cached", "--ita-invisible-in-index"] + GitCommand.diffArguments(renames),
      [tree, Array("--".utf8)])
  }

  /// Returns what is merged: git writes it to a file, but only when its first hook has run.
  private static func merged(
    _ git: GitCommand, _ variables: [[UInt8]]
  ) throws(GitError) -> [GitObjectID] {
    let file = try git.file(try git.gitDirectory().appendingComponent("MERGE_HEAD"))
    if let file {
      return try file.split(separator: UInt8(ascii: "\n")).map { (line) throws(GitError) in
        guard let id = GitObjectID(line) else { throw GitError(.malformed, command: "MERGE_HEAD") }
        return id
      }
    }
    let prefix = Array("GITHEAD_".utf8)
    return variables.compactMap { variable in
      guard variable.starts(with: prefix) else { return nil }
      return GitObjectID(variable.dropFirst(prefix.count).prefix { $0 != UInt8(ascii: "=") })
    }
  }

  /// Returns what differs from every parent.
  ///
  /// - Throws: `GitError` if git fails.
  package func listing() throws(GitError) -> Listing {
    var listing: Listing
    do throws(GitError) {
      listing = try read(diffs[0])
    } catch {
      // Before the first commit there is nothing to compare with.
      guard case .failed(128) = error.kind, try git.commit(Array("HEAD".utf8)) == nil,
        !(try git.line(of: ["symbolic-ref", "HEAD"])).isEmpty
      else { throw error }
      listing = try Self.read(try Self.start(git, try git.emptyTree().digits))
    }
    for diff in diffs.dropFirst() {
      let other = try read(diff)
      let changes = Dictionary(other.changes.map { ($0.path, $0) }) { first, _ in first }
      listing.changes = listing.changes.compactMap { change in
        changes[change.path].map { GitChange(new: change.new, old: change.old + $0.old) }
      }
    }
    return listing
  }

  private func read(
    _ diff: (tree: [UInt8], process: GitProcess)
  ) throws(GitError) -> Listing {
    do throws(GitError) {
      return try Self.read(diff.process)
    } catch {
      // To tell how similar two contents are takes contents, which a partial clone may not have.
      guard case .failed = error.kind, try git.isPartialClone() else { throw error }
      return try Self.read(try Self.start(git, diff.tree, renames: .identical))
    }
  }

  private static func read(_ diff: GitProcess) throws(GitError) -> Listing {
    var listing = Listing()
    let reader = RawDiffReader(process: diff)
    while let record = try reader.next() {
      switch record {
      case .commit: throw GitError(.malformed, command: diff.command)
      case .change(let change): listing.changes.append(change)
      case .deletion(let path): listing.deleted.append(path)
      case .unmerged(let path): listing.unmerged.append(path)
      }
    }
    try diff.finish()
    return listing
  }
}
