internal import PicketChecks
internal import PicketModel
internal import PicketSources

/// A scan of a history: all objects without a path, then those with findings once more, with what
/// is to be known about them.
struct HistoryScan {
  let context: RunContext
  let workerCount: Int
  let git: GitCommand

  /// Scans what some arguments of `rev-list` lead to.
  ///
  /// - Returns: what was found, not in order.
  /// - Throws: `GitError` if git cannot be started, or cannot tell where findings come from.
  func report(_ tips: [[UInt8]], _ includesUnreachable: Bool) throws(GitError) -> RunReport {
    let names = NamedBlobs(context)
    let source = try HistorySource(
      git, tips: tips, includesUnreachable: includesUnreachable, sees: names.add)
    let reader = try ObjectReader(git) { () throws(GitError) in try source.next() }
    var found = HistoryRun(context: context, workerCount: workerCount).scan(reader)
    if let example = source.missingExample {
      let detail = "\(source.missingCount) objects are not in this clone, such as \(example)"
      found.receipt.failures.append(Failure(.git, path: BytePath([]), detail: detail))
    }
    names.add(found.named)
    let entries = HistoryEntries(context, git)
    try entries.add(found.special)
    let introductions = try Introductions(
      git, of: found.blobs.union(names.blobs).union(entries.blobs), tips: tips)
    var report = try rescan(found, introductions)
    let origins = try origins(of: introductions.commits)
    report.merge(names.report(introductions, origins))
    report.merge(try entries.report(introductions, origins))
    report.changeFindings(HistoryGroups(introductions: introductions).join)
    let failures = report.receipt.failures
    report.receipt = found.receipt
    report.receipt.failures += failures
    return report
  }

  /// Scans objects with their paths and origins.
  private func rescan(
    _ found: HistoryRun.Result, _ introductions: Introductions
  ) throws(GitError) -> RunReport {
    var items = found.texts.map { GitItem(id: $0, role: .message, commit: $0) }
    items += found.blobs.map { item(for: $0, introductions) }
    guard !items.isEmpty else { return RunReport() }
    items.sort { $0.id.digits.lexicographicallyPrecedes($1.id.digits) }
    var rest: [GitItem]? = items
    let reader = try ItemReader(git) {
      defer { rest = nil }
      return rest
    }
    var report = ItemRun(context: context, workerCount: workerCount, old: try OldObjects(git))
      .scan(reader, origins: try origins(of: introductions.commits))
    addPaths(introductions, to: &report)
    return report
  }

  private func item(for blob: GitObjectID, _ introductions: Introductions) -> GitItem {
    let all = introductions.ofBlobs[blob] ?? []
    let path = all.first?.path ?? BytePath("<object \(blob)>")
    var item = GitItem(id: blob, role: .blob(path), commit: all.first?.commit)
    item.isAtHead = introductions.atHead.contains(blob)
    item.isFromMerge = !all.isEmpty && all.allSatisfy(\.isMerge)
    return item
  }

  /// Adds the other paths of a blob to what was found in it.
  private func addPaths(_ introductions: Introductions, to report: inout RunReport) {
    struct Place: Hashable {
      var commit: String
      var path: BytePath
    }
    var others: [Place: [BytePath]] = [:]
    for all in introductions.ofBlobs.values {
      guard let first = all.first else { continue }
      others[Place(commit: first.commit.description, path: first.path)] =
        Set(all.map(\.path)).subtracting([first.path]).sorted()
    }
    report.changeFindings { findings in
      for index in findings.indices {
        guard let commit = findings[index].finding.origin.commit else { continue }
        let paths = others[Place(commit: commit, path: findings[index].finding.path)] ?? []
        findings[index].finding.related += paths.map {
          RelatedPlace(path: $0, range: nil, role: "other-path")
        }
      }
    }
  }

  /// Returns who wrote some commits.
  private func origins(of commits: [GitObjectID]) throws(GitError) -> [GitObjectID: Origin] {
    guard !commits.isEmpty else { return [:] }
    var rest: [GitObjectID]? = commits
    let reader = try ObjectReader(git) {
      defer { rest = nil }
      return rest
    }
    var origins: [GitObjectID: Origin] = [:]
    while let header = try reader.next() {
      guard case .object(.commit, let size) = header.content else { continue }
      origins[header.id] = Origin(.history, header.id, GitText(try reader.content(size: size)))
    }
    return origins
  }
}

/// Blobs that have a name which a rule finds.
private final class NamedBlobs {
  private(set) var blobs: Set<GitObjectID> = []
  private let context: RunContext

  init(_ context: RunContext) {
    self.context = context
  }

  func add(_ id: GitObjectID, _ name: ArraySlice<UInt8>) {
    guard !name.isEmpty,
      context.pathRules.rule(for: BytePath(Array(name)), isDirectory: false) != nil
    else { return }
    blobs.insert(id)
  }

  func add(_ ids: Set<GitObjectID>) {
    blobs.formUnion(ids)
  }

  /// Judges every path of the blobs, each where it came in first.
  func report(
    _ introductions: Introductions, _ origins: [GitObjectID: Origin]
  ) -> RunReport {
    let files = FileWorker(context)
    var seen: Set<BytePath> = []
    let order = Dictionary(
      zip(introductions.commits, introductions.commits.indices)
    ) { first, _ in first }
    let all = blobs.flatMap { blob in
      (introductions.ofBlobs[blob] ?? []).map { ($0, introductions.atHead.contains(blob)) }
    }
    for (introduction, isAtHead) in all.sorted(by: {
      (order[$0.0.commit] ?? 0, $0.0.path) < (order[$1.0.commit] ?? 0, $1.0.path)
    }) where seen.insert(introduction.path).inserted {
      files.origin = origins[introduction.commit] ?? context.origin
      files.origin.isAtHead = isAtHead
      files.judge(introduction.path)
    }
    return files.report
  }
}
