public import PicketModel
internal import PicketScan
internal import PicketSources
internal import PicketSystem

extension Scanner {
  /// Scans what is staged: what the index has and `HEAD` does not, and in a merge no parent has.
  ///
  /// Contents come from the index, never from the work tree.
  ///
  /// - Parameters:
  ///   - directory: a directory of the work tree; `nil` is the current one.
  ///   - isHook: whether git calls, which tells only by its environment what an unfinished merge
  ///     merges.
  /// - Returns: what a commit would add.
  /// - Throws: `RepositoryError` if git refuses.
  public func scanStaged(
    in directory: BytePath? = nil, isHook: Bool = false
  ) throws(RepositoryError) -> ScanReport {
    do throws(GitError) {
      let fileSystem = FileSystem(faults: settings.faults)
      let git = try git(in: directory, fileSystem)
      let box = ItemBox()
      // All processes start before anything else is done.
      let source = try StagedSource(git, mergedVariables: isHook ? environment : [])
      let reader = try ItemReader(git) { box.take() }
      let old = try OldObjects(git, startsNow: true)
      let context = context(.index, fileSystem)
      let intake = ChangeIntake(context, in: directory)
      var listing = try source.listing()
      listing.changes.removeAll(where: intake.excludes)
      for path in listing.unmerged {
        intake.files.fail(.conflict, path, "it has a conflict: resolve it and stage the result")
      }
      box.items = intake.readable(
        listing.changes.map { GitItem(id: $0.new.id, role: .change($0), commit: nil) })
      let entries =
        listing.changes.isEmpty ? nil : try StagedEntries(listing, context, git, in: directory)
      var report = ItemRun(context: context, workerCount: workerCount, old: old).scan(reader)
      try entries?.judge(with: intake.files)
      report.merge(intake.files.report)
      return finished(report, context, changed: intake.changedGuards)
    } catch {
      throw RepositoryError(error)
    }
  }

  /// Tells whether anything is staged in the work tree around the current directory.
  ///
  /// - Throws: `RepositoryError` if git refuses.
  public static func hasStaged() throws(RepositoryError) -> Bool {
    do throws(GitError) {
      let git = try GitCommand(in: nil, environment: Process.environment, FileSystem())
      let listing = try StagedSource(git).listing()
      return !listing.changes.isEmpty || !listing.unmerged.isEmpty
    } catch {
      throw RepositoryError(error)
    }
  }

  /// Scans what the commits of a range add, messages and notes among it; also what a later commit of
  /// the range takes away again.
  ///
  /// - Parameters:
  ///   - range: `A..B` or `A...B`, what `B` has and `A` does not; or `A`, which stands for `A..HEAD`.
  ///   - directory: a directory of the repository; `nil` is the current one.
  /// - Returns: what the range adds, each finding with the first commit that adds it.
  /// - Throws: `RepositoryError` if git refuses, or the clone is too shallow to tell.
  public func scanRange(
    _ range: [UInt8], in directory: BytePath? = nil
  ) throws(RepositoryError) -> ScanReport {
    do throws(GitError) {
      let fileSystem = FileSystem(faults: settings.faults)
      let git = try git(in: directory, fileSystem)
      let range = try GitRange(range, git)
      return try scan(range.ends, range.tags, git, fileSystem, in: directory)
    } catch {
      throw RepositoryError(error)
    }
  }

  /// Scans what a push brings, each new commit against its parents.
  ///
  /// - Parameters:
  ///   - lines: what git's hook reads from standard input.
  ///   - remote: the name of the remote that is pushed to; `nil` where the push is received.
  ///   - directory: a directory of the repository; `nil` is the current one.
  /// - Returns: what the push brings.
  /// - Throws: `RepositoryError` if git refuses, or a line is none of a hook.
  public func scanPush(
    _ lines: [UInt8], to remote: [UInt8]?, in directory: BytePath? = nil
  ) throws(RepositoryError) -> ScanReport {
    do throws(GitError) {
      let fileSystem = FileSystem(faults: settings.faults)
      let git = try git(in: directory, fileSystem)
      let push = try PushRange(lines, remote.map { .sender(remote: $0) } ?? .receiver, git)
      if push.ends.isEmpty { return finished(RunReport(), context(.range, fileSystem)) }
      return try scan(push.ends, push.tags, git, fileSystem, in: directory)
    } catch {
      throw RepositoryError(error)
    }
  }

  /// Scans what commits add.
  func scan(
    _ ends: [[UInt8]], _ tags: [GitObjectID], _ git: GitCommand, _ fileSystem: FileSystem,
    in directory: BytePath?
  ) throws(GitError) -> ScanReport {
    let source = try RangeSource(git, ends, tags: tags)
    let context = context(.range, fileSystem, .history)
    let intake = ChangeIntake(context, in: directory)
    let commits = CommitEntries(source, intake.files, git)
    let reader = try ItemReader(git) { () throws(GitError) in
      var items: [GitItem] = []
      while items.count < 64 {
        guard let all = try source.next() else { return items.isEmpty ? nil : items }
        let more = intake.inScope(all)
        items += intake.readable(more)
        try commits.add(more)
      }
      return items
    }
    var report = ItemRun(context: context, workerCount: workerCount, old: try OldObjects(git))
      .scan(reader)
    try commits.finish()
    report.merge(intake.files.report)
    report.keepFirst(inOrderOf: source.commits.map(\.description))
    return finished(report, context, changed: intake.changedGuards)
  }

  /// Scans the message of a commit.
  ///
  /// - Parameters:
  ///   - message: the message, without comments and what stands below the scissors.
  ///   - path: the path in reports.
  /// - Returns: what was found in it.
  public func scanMessage(_ message: [UInt8], path: BytePath) -> ScanReport {
    let context = context(.index, FileSystem(faults: settings.faults))
    let worker = FileWorker(context)
    worker.subject = .commitMessage
    worker.scanText(message, path: path)
    return finished(worker.report, context)
  }

  func git(
    in directory: BytePath?, _ fileSystem: FileSystem
  ) throws(GitError) -> GitCommand {
    try GitCommand(in: directory?.bytes, environment: environment, fileSystem)
  }

  private var environment: [[UInt8]] { settings.environment ?? Process.environment }

  /// Turns what workers found into what a caller gets.
  ///
  /// - Parameters:
  ///   - report: what workers found.
  ///   - context: what they shared.
  ///   - guards: the files that decide what picket says and that the change edits.
  /// - Returns: the same in order, with what other changes silence.
  func finished(
    _ report: RunReport, _ context: RunContext, changed guards: Set<BytePath> = []
  ) -> ScanReport {
    var report = report
    report.receipt.isCancelled = context.isCancelled
    report.finish(atMost: settings.maximumFindings)
    finish(&report, context)
    for notice in WeakenedGuards.notices(of: guards, report) { report.keep(notice) }
    report.sortNotices()
    return self.report(report)
  }
}

/// Items that are known only when the reader runs already.
private final class ItemBox {
  var items: [GitItem]?

  func take() -> [GitItem]? {
    defer { items = nil }
    return items
  }
}
