internal import PicketModel
internal import PicketSources

/// Judges the entries of the commits of a range, commit by commit.
final class CommitEntries {
  private let source: RangeSource
  private let files: FileWorker
  private let git: GitCommand
  private let entries: EntryIntake
  private var commit: GitObjectID?
  private var changes: [GitChange] = []

  init(_ source: RangeSource, _ files: FileWorker, _ git: GitCommand) {
    (self.source, self.files, self.git) = (source, files, git)
    entries = EntryIntake(files, git)
  }

  /// Takes in what comes next; judges a commit when the next one begins.
  ///
  /// - Throws: `GitError` if git cannot list a tree.
  func add(_ items: [GitItem]) throws(GitError) {
    for item in items {
      guard case .change(let change) = item.role else { continue }
      if item.commit != commit { try finish() }
      commit = item.commit
      changes.append(change)
    }
  }

  /// Judges the last commit.
  ///
  /// - Throws: `GitError` if git cannot list its tree.
  func finish() throws(GitError) {
    defer { changes = [] }
    guard let commit, !changes.isEmpty else { return }
    var listing: GitListing?
    // What is added below a link is seen with the link: only then is a whole tree worth its time.
    if changes.contains(where: { $0.new.kind == .symbolicLink }) {
      listing = try GitListing(try GitListing.start(of: commit, git))
    }
    files.origin.commit = commit.description
    entries.judge(
      changes, deleted: source.takeDeleted(by: commit), in: listing, rootPath: nil)
  }
}
