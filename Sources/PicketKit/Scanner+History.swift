internal import PicketChecks
public import PicketModel
internal import PicketRules
internal import PicketScan
internal import PicketSources
internal import PicketSystem

extension Scanner {
  /// Scans every object of a history once: contents, messages of commits and of tags.
  ///
  /// - Parameters:
  ///   - options: what counts.
  ///   - directory: a directory of the repository; `nil` is the current one.
  /// - Returns: one finding for each secret, where it came in first; the other paths are beside it.
  /// - Throws: `RepositoryError` if git refuses.
  public func scanHistory(
    _ options: HistoryOptions = HistoryOptions(), in directory: BytePath? = nil
  ) throws(RepositoryError) -> ScanReport {
    do throws(GitError) {
      let fileSystem = FileSystem(faults: settings.faults)
      let git = try git(in: directory, fileSystem)
      _ = try git.line(of: ["rev-parse", "--git-dir"])
      let context = context(.history, fileSystem, .history)
      let scan = HistoryScan(context: context, workerCount: workerCount, git: git)
      let tips = try HistoryTips(options, git, rules: rulesDigest)
      var report = try scan.report(tips.arguments, options.includesUnreachable)
      report.receipt.isCancelled = context.isCancelled
      report.finish(atMost: settings.maximumFindings)
      if report.receipt.isComplete { try tips.remember() }
      return self.report(report, context)
    } catch {
      throw RepositoryError(error)
    }
  }
}

/// What a scan of a history starts from.
private struct HistoryTips {
  /// For `rev-list`.
  let arguments: [[UInt8]]
  private let state: HistoryState?
  private let ids: [GitObjectID]

  init(
    _ options: HistoryOptions, _ git: GitCommand, rules: @autoclosure () -> String
  ) throws(GitError) {
    let named = try options.revisions.map { (name) throws(GitError) in try Self.id(of: name, git) }
    var arguments = named.isEmpty ? [Array("--all".utf8)] : named.map(\.digits)
    guard options.isSinceLast else {
      (self.arguments, state, ids) = (arguments, nil, named)
      return
    }
    let state = try HistoryState(git, rules: rules())
    // What a new scan starts from is noted before anything is read: what comes later is new then.
    ids = try named.isEmpty ? Self.references(git) : named
    arguments += [Array("--not".utf8)] + (try state.read().map(\.digits))
    (self.arguments, self.state) = (arguments, state)
  }

  func remember() throws(GitError) {
    try state?.write(ids)
  }

  private static func id(of name: [UInt8], _ git: GitCommand) throws(GitError) -> GitObjectID {
    let arguments = ["rev-parse", "--quiet", "--verify", "--end-of-options"]
    if name.first != UInt8(ascii: "-"), let id = try git.id(of: arguments, [name]) { return id }
    throw GitError(
      .failed(status: 128), command: "rev-parse",
      words: "there is no revision '\(String(decoding: name, as: UTF8.self))'")
  }

  private static func references(_ git: GitCommand) throws(GitError) -> [GitObjectID] {
    let output = try git.output(of: ["for-each-ref", "--format=%(objectname)"])
    let ids = output.split(separator: UInt8(ascii: "\n")).compactMap { GitObjectID($0) }
    return ids + [try git.commit(Array("HEAD".utf8))].compactMap(\.self)
  }
}
