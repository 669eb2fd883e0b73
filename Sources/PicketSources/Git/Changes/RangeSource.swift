package import PicketModel

/// What the commits of a range add, the oldest commit first.
package final class RangeSource {
  /// The commits, each behind its parents.
  package let commits: [GitObjectID]
  private let reader: RawDiffReader
  private var emittedCount = 0
  /// What has no place in the order: tags and notes.
  private var extra: [GitItem]
  private var isEnded = false
  /// What the commits take away, as far as nobody asked for it.
  private var deleted: [GitObjectID: [BytePath]] = [:]

  /// Finds the commits of a range and starts to compare them with their parents.
  ///
  /// - Parameters:
  ///   - git: runs in the repository.
  ///   - ends: arguments of `rev-list`: what the range leads to, and what it leaves out.
  ///   - tags: annotated tags that belong to it.
  /// - Throws: `GitError` if git fails, or the clone is too shallow to tell.
  package init(
    _ git: GitCommand, _ ends: [[UInt8]], tags: [GitObjectID] = []
  ) throws(GitError) {
    let listed = try Self.commits(git, ends)
    try Self.checkDepth(git, listed)
    commits = listed.map(\.id)
    extra = tags.map { GitItem(id: $0, role: .message, commit: $0) }
    extra += try Self.notes(git, Set(commits))
    var input: [UInt8]? =
      commits.isEmpty ? nil : commits.flatMap { $0.digits + [UInt8(ascii: "\n")] }
    let renames: GitCommand.Renames = try git.isPartialClone() ? .identical : .similar
    let diff = try git.start(
      ["diff-tree", "--stdin", "-r", "--root", "-c", "--combined-all-paths"]
        + GitCommand.diffArguments(renames)
    ) {
      defer { input = nil }
      return input
    }
    reader = RawDiffReader(process: diff)
  }

  /// Returns the next things to scan, commit by commit; `nil` at the end.
  ///
  /// - Throws: `GitError` if git fails.
  package func next() throws(GitError) -> [GitItem]? {
    guard !isEnded else { return nil }
    while let record = try reader.next() {
      switch record {
      case .commit(let id):
        let items = try messages(through: id)
        if !items.isEmpty { return items }
      case .change(let change):
        guard emittedCount > 0 else { throw GitError(.malformed, command: "diff-tree") }
        return [
          GitItem(id: change.new.id, role: .change(change), commit: commits[emittedCount - 1])
        ]
      case .deletion(let path):
        guard emittedCount > 0 else { throw GitError(.malformed, command: "diff-tree") }
        deleted[commits[emittedCount - 1], default: []].append(path)
      case .unmerged: throw GitError(.malformed, command: "diff-tree")
      }
    }
    try reader.process.finish()
    isEnded = true
    let rest = commits[emittedCount...].map { GitItem(id: $0, role: .message, commit: $0) }
    return rest + extra
  }

  /// Returns, once, the paths that a commit of which all changes were given takes away.
  package func takeDeleted(by commit: GitObjectID) -> [BytePath] {
    deleted.removeValue(forKey: commit) ?? []
  }

  /// The messages up to that of a commit: git leaves out commits that change nothing.
  private func messages(through id: GitObjectID) throws(GitError) -> [GitItem] {
    guard let position = commits[emittedCount...].firstIndex(of: id) else {
      throw GitError(.malformed, command: "diff-tree")
    }
    defer { emittedCount = position + 1 }
    return commits[emittedCount...position].map { GitItem(id: $0, role: .message, commit: $0) }
  }

  // MARK: Before the comparison

  private typealias ListedCommit = (id: GitObjectID, isRoot: Bool)

  private static func commits(
    _ git: GitCommand, _ ends: [[UInt8]]
  ) throws(GitError) -> [ListedCommit] {
    let process = try git.start(
      ["rev-list", "--topo-order", "--reverse", "--parents", "--ignore-missing"],
      ends + [Array("--".utf8)])
    var commits: [ListedCommit] = []
    while let line = try process.readRecord(endedBy: UInt8(ascii: "\n")) {
      let ids = line.split(separator: UInt8(ascii: " "))
      guard let id = ids.first.flatMap({ GitObjectID($0) }) else {
        throw GitError(.malformed, command: process.command)
      }
      commits.append((id, ids.count == 1))
    }
    try process.finish()
    return commits
  }

  /// Makes sure that no commit only seems to be without parents, and so to add everything.
  private static func checkDepth(
    _ git: GitCommand, _ commits: [ListedCommit]
  ) throws(GitError) {
    let roots = commits.filter(\.isRoot)
    guard !roots.isEmpty else { return }
    let path = try git.line(of: ["rev-parse", "--git-path", "shallow"])
    guard let file = try git.file(git.absolute(path)) else { return }
    let borders = Set(file.split(separator: UInt8(ascii: "\n")).compactMap { GitObjectID($0) })
    if roots.contains(where: { borders.contains($0.id) }) { throw GitError.shallow }
  }

  private static func notes(
    _ git: GitCommand, _ commits: Set<GitObjectID>
  ) throws(GitError) -> [GitItem] {
    guard !commits.isEmpty else { return [] }
    let names = try git.output(of: ["for-each-ref", "--format=%(refname)", "refs/notes/"])
    var notes: [GitItem] = []
    for name in names.split(separator: UInt8(ascii: "\n")) {
      let process = try git.start(["ls-tree", "-r", "-z", "--full-tree"], [Array(name)])
      while let entry = try process.readRecord(endedBy: 0) {
        guard let tab = entry.firstIndex(of: UInt8(ascii: "\t")) else {
          throw GitError(.malformed, command: process.command)
        }
        let path = entry[tab...].dropFirst().filter { $0 != UInt8(ascii: "/") }
        let fields = entry[..<tab].split(separator: UInt8(ascii: " "))
        guard let commit = GitObjectID(path), commits.contains(commit), fields.count == 3,
          let id = GitObjectID(fields[2])
        else { continue }
        notes.append(GitItem(id: id, role: .note, commit: commit))
      }
      try process.finish()
    }
    return notes
  }
}

extension GitError {
  /// The clone does not have the history that a range needs.
  static var shallow: GitError {
    GitError(
      .shallow, command: "rev-list",
      words: "the clone is too shallow to tell what the range adds: run 'git fetch --unshallow', "
        + "or check out with full depth ('fetch-depth: 0' on GitHub, 'GIT_DEPTH: 0' on GitLab)")
  }
}
