package import PicketModel

/// Where some objects came from: one pass over the history, only for what has findings.
package struct Introductions {
  /// A commit that brought a blob to a path where no parent had it.
  package struct Introduction: Hashable, Sendable {
    package var commit: GitObjectID
    package var path: BytePath
    /// The mode as git has it, such as 0o100644.
    package var mode: UInt32
    package var isMerge: Bool
  }

  /// For each blob, the oldest first.
  package private(set) var ofBlobs: [GitObjectID: [Introduction]] = [:]
  /// The commits of the history, each behind its parents; only those of introductions.
  package private(set) var commits: [GitObjectID] = []
  /// Those of the blobs that `HEAD` has.
  package private(set) var atHead: Set<GitObjectID> = []

  /// Looks for some blobs in a history.
  ///
  /// - Parameters:
  ///   - git: runs in the repository.
  ///   - blobs: what is looked for.
  ///   - tips: arguments of `rev-list` that say what counts.
  /// - Throws: `GitError` if git fails.
  package init(_ git: GitCommand, of blobs: Set<GitObjectID>, tips: [[UInt8]]) throws(GitError) {
    guard !blobs.isEmpty else { return }
    let list = try git.start(
      ["rev-list", "--date-order", "--reverse", "--ignore-missing"], tips + [Array("--".utf8)])
    var fault: GitError?
    let diff = try git.start(
      ["diff-tree", "--stdin", "-r", "--root", "-c", "--combined-all-paths"]
        + GitCommand.diffArguments(.none)
    ) {
      do throws(GitError) {
        return try list.readPiece().map { Array($0) }
      } catch {
        fault = error
        return nil
      }
    }
    let reader = RawDiffReader(process: diff)
    var commit: GitObjectID?
    while let record = try reader.next() {
      switch record {
      case .commit(let id): commit = id
      case .change(let change):
        guard blobs.contains(change.new.id), change.new.kind != .submodule, let commit else {
          break
        }
        if commits.last != commit { commits.append(commit) }
        ofBlobs[change.new.id, default: []].append(
          Introduction(
            commit: commit, path: change.path, mode: change.new.mode,
            isMerge: change.old.count > 1))
      case .deletion, .unmerged: break
      }
    }
    try diff.finish()
    if let fault { throw fault }
    try list.finish()
    try lookAtHead(git, blobs)
  }

  private mutating func lookAtHead(
    _ git: GitCommand, _ blobs: Set<GitObjectID>
  ) throws(GitError) {
    guard let head = try git.commit(Array("HEAD".utf8)) else { return }
    let tree = try git.start(["ls-tree", "-r", "-z", "--full-tree"], [head.digits])
    while let entry = try tree.readRecord(endedBy: 0) {
      let fields = entry.prefix { $0 != UInt8(ascii: "\t") }.split(separator: UInt8(ascii: " "))
      guard fields.count == 3, let id = GitObjectID(fields[2]) else {
        throw GitError(.malformed, command: tree.command)
      }
      if blobs.contains(id) { atHead.insert(id) }
    }
    try tree.finish()
  }
}
