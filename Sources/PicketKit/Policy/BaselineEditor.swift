public import PicketModel
internal import PicketPolicy
internal import PicketSystem

/// Makes and changes baselines from what a scan of a project finds.
///
/// It scans when it is made, and writes nothing: see `Baseline.write`.
public struct BaselineEditor: Sendable {
  private let findings: [KeptFinding]
  private let baseline: Baseline?
  private let root: BytePath?
  private let cost: Scrypt
  private let workerCount: Int
  private let today: Day
  private let coversProject: Bool
  /// What was read; of what was not, the baseline says nothing.
  public let receipt: Receipt

  /// A baseline that was changed.
  public struct Change: Sendable {
    /// The baseline as it is to be written.
    public let baseline: Baseline
    /// The number of new records.
    public let addedCount: Int
    /// The number of records that it has no more.
    public let removedCount: Int
  }

  /// Scans what the baseline is about.
  ///
  /// - Parameters:
  ///   - scanner: its settings hold the baseline that is changed, if there is one.
  ///   - project: the project whose baseline it is.
  ///   - paths: what is looked at; `nil` is the whole project.
  /// - Throws: `PathErrors` if some paths name nothing that can be scanned.
  public init(
    _ scanner: Scanner, _ project: Project, paths: [BytePath]? = nil
  ) throws(PathErrors) {
    guard let root = project.root else {
      throw PathErrors(texts: ["the paths lie in several projects: name those of one"])
    }
    let report = try scanner.run(paths ?? [root], for: .baseline)
    findings = report.findings
    receipt = report.receipt
    baseline = scanner.settings.baseline
    cost = scanner.settings.baselineCost
    workerCount = scanner.workerCount
    today = Day.today
    coversProject = paths == nil
    self.root = root
  }

  /// Returns a new baseline of all findings that count, with nothing of the old one.
  public func create() -> Change {
    let empty = Baseline(BaselineFile(name: Project.baselineName, cost: cost), root: root)
    return update(empty)
  }

  /// Returns the baseline with records of all findings that count, and with new paths for records
  /// whose files were renamed; records that it has stay as they are.
  public func update() -> Change {
    guard let baseline else { return create() }
    return update(baseline)
  }

  private func update(_ old: Baseline) -> Change {
    let subjects = findings.filter { $0.finding.suppressed == nil }.map(\.subject)
    let matches = old.matches(subjects, today, workerCount, FileSystem())
    let (file, count) = old.file.updated(
      with: subjects, matches, cost: cost, workerCount: workerCount)
    return Change(baseline: Baseline(file, root: root), addedCount: count, removedCount: 0)
  }

  /// Returns the baseline without records of what is not there any more.
  ///
  /// - Throws: `PathErrors` if nobody can tell, because not everything was read.
  public func prune() throws(PathErrors) -> Change {
    guard coversProject else {
      throw PathErrors(texts: [
        "a record can be dropped if nothing has it: look at the whole project"
      ])
    }
    guard receipt.isComplete else {
      throw PathErrors(
        texts: ["not everything was read, so no record is dropped: solve what 'picket scan' tells"])
    }
    guard let baseline else { throw Self.noBaseline }
    let matches = baseline.matches(findings.map(\.subject), today, workerCount, FileSystem())
    let (file, count) = baseline.file.pruned(matches)
    return Change(baseline: Baseline(file, root: root), addedCount: 0, removedCount: count)
  }

  /// Returns the baseline with a record that allows one finding.
  ///
  /// - Parameters:
  ///   - fingerprint: the finding's, or the start of it: at least 8 digits.
  ///   - reason: why the finding may stay; not empty.
  ///   - until: the last day on which it may, as YYYY-MM-DD; `nil` for no end.
  /// - Returns: the baseline, which is made if there was none.
  /// - Throws: `PathErrors` if there is not exactly one such finding, or the reason or day do not do.
  public func allow(
    fingerprint: String, reason: String, until: String? = nil
  ) throws(PathErrors) -> Change {
    guard !reason.allSatisfy(\.isWhitespace) else {
      throw PathErrors(texts: ["give a reason: why may the finding stay?"])
    }
    let day = try lastDay(until)
    let subject = findings[try findings.map(\.finding).onlyIndex(startingWith: fingerprint)].subject
    let old = baseline ?? Baseline(BaselineFile(name: Project.baselineName, cost: cost), root: root)
    let matches = old.matches([subject], today, workerCount, FileSystem())
    let file = old.file.allowing(subject, matches, reason: reason, until: day, cost: cost)
    return Change(
      baseline: Baseline(file, root: root), addedCount: 1, removedCount: matches.used.count)
  }

  private func lastDay(_ text: String?) throws(PathErrors) -> Day? {
    guard let text else { return nil }
    guard let day = Day(text[...]) else {
      throw PathErrors(texts: ["'\(text.printable)' is no day: write YYYY-MM-DD"])
    }
    guard day >= today else { throw PathErrors(texts: ["\(day) is over: give a day to come"]) }
    return day
  }

  /// Returns the findings with a fingerprint, or with one that starts so.
  ///
  /// - Parameter fingerprint: at least `Finding.leastFingerprintDigits` digits.
  /// - Returns: all of them, suppressed ones too.
  public func findings(startingWith fingerprint: String) -> [Finding] {
    findings.map(\.finding).filter { $0.hasFingerprint(startingWith: fingerprint) }
  }

  private static let noBaseline = PathErrors(
    texts: ["there is no baseline: make one with 'picket baseline create'"])
}
