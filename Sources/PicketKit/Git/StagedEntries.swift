internal import PicketChecks
internal import PicketModel
internal import PicketSources
internal import PicketSystem

/// What git and the work tree tell of staged entries besides their content, asked for while the
/// contents are scanned.
struct StagedEntries {
  private let context: RunContext
  private let git: GitCommand
  private let listing: StagedSource.Listing
  private let tree: GitProcess?
  private let ignored: IgnoredPaths?
  private let repository: GitRepository?

  /// Starts what is to be asked.
  ///
  /// - Throws: `GitError` if git cannot be started.
  init(
    _ listing: StagedSource.Listing, _ context: RunContext, _ git: GitCommand,
    in directory: BytePath?
  ) throws(GitError) {
    (self.context, self.git, self.listing) = (context, git, listing)
    let changes = listing.changes
    tree =
      EntryIntake.needsTree(changes)
      ? try GitListing.start(ofIndex: git, idLength: changes[0].new.id.digits.count) : nil
    // Without one, such as where `GIT_DIR` leads elsewhere, git alone says what is staged.
    repository = GitRepository.around(
      directory?.bytes ?? [UInt8(ascii: ".")], context.fileSystem)
    let added = changes.filter { change in change.old.allSatisfy { $0 == nil } }.map(\.path)
    ignored = try repository.flatMap { (repository) throws(GitError) in
      added.isEmpty ? nil : try IgnoredPaths(among: added, git.running(in: repository.workTree))
    }
  }

  /// Judges the entries of the index, and the modes that their files have in the work tree.
  ///
  /// - Throws: `GitError` if git fails.
  func judge(with files: FileWorker) throws(GitError) {
    let entries = EntryIntake(files, git)
    entries.judge(
      listing.changes, deleted: listing.deleted,
      in: try tree.map { (process) throws(GitError) in try GitListing(process) },
      rootPath: repository?.workTree,
      ignored: try ignored?.paths() ?? [])
    judgeModes(with: files)
  }

  private func judgeModes(with files: FileWorker) {
    guard context.settings.judgesModes, let repository else { return }
    let paths = listing.changes.filter { $0.new.kind == .file }.map(\.path)
    guard !paths.isEmpty else { return }
    do throws(SystemError) {
      let base = try TreeBase(repository, context.fileSystem)
      let modes = WorkTreeModes(base, context.entryChecks, context.fileSystem)
      files.keep(modes.findings(of: paths))
      if let failure = modes.failure {
        files.fail(.unreadable, BytePath([]), "its modes are not known: \(failure)")
      }
    } catch {
      files.fail(.unreadable, BytePath([]), "\(error)")
    }
  }
}
