internal import PicketModel
internal import PicketScan

/// What one worker, or a whole run, found and read.
struct RunReport {
  private(set) var findings: [KeptFinding] = []
  private(set) var notices: [Notice] = []
  /// The number of notices beyond the limit.
  private(set) var droppedNoticeCount = 0
  var receipt = Receipt()
  var statistics = ScanStatistics()
  /// The first near misses in the order of reports, and the number of all.
  private(set) var nearMisses: [NearMiss] = []
  private(set) var nearMissCount = 0

  /// The number of near misses that are kept: they are told only to who asks.
  static let nearMissLimit = 1_000
  /// By the number of the rule; empty unless costs are counted.
  var ruleCosts: [PatternCost] = []

  /// Keeps a finding; of more than a limit only the first in the order of reports stay, so that
  /// neither the memory nor the answer depends on the workers.
  mutating func keep(_ finding: KeptFinding, atMost limit: Int) {
    findings.append(finding)
    if findings.count / 2 >= max(limit, 1) { truncate(to: limit) }
  }

  /// Keeps a notice; of too many only the first in the order of reports stay.
  mutating func keep(_ notice: Notice) {
    notices.append(notice)
    if notices.count / 2 >= Self.noticeLimit { sortNotices() }
  }

  /// More than anybody reads.
  private static let noticeLimit = 1_000

  /// Keeps near misses of a file, which has more of them than these perhaps.
  mutating func keep(_ misses: [NearMiss], of count: Int) {
    nearMissCount += count
    nearMisses += misses
    if nearMisses.count / 2 >= Self.nearMissLimit { truncateNearMisses() }
  }

  private mutating func truncateNearMisses() {
    nearMisses = Array(nearMisses.sorted().prefix(Self.nearMissLimit))
  }

  /// Adds what another worker found and read.
  mutating func merge(_ other: RunReport) {
    findings += other.findings
    notices += other.notices
    droppedNoticeCount += other.droppedNoticeCount
    receipt.merge(other.receipt)
    statistics.merge(other.statistics)
    keep(other.nearMisses, of: other.nearMissCount)
    ruleCosts.merge(other.ruleCosts)
  }

  /// Puts everything in the order of reports, each thing once, and drops findings beyond a limit.
  mutating func finish(atMost limit: Int) {
    truncate(to: limit)
    sortNotices()
    truncateNearMisses()
    receipt.failures = Self.withoutRepeats(receipt.failures.sorted())
  }

  /// Changes the findings, which are sorted, once all of them are known.
  mutating func changeFindings(_ change: (inout [KeptFinding]) -> Void) {
    change(&findings)
  }

  /// Keeps one of findings that differ in nothing but their commit: that of the first commit.
  mutating func keepFirst(inOrderOf commits: [String]) {
    let order = Dictionary(zip(commits, commits.indices)) { first, _ in first }
    func position(_ kept: KeptFinding) -> Int {
      kept.finding.origin.commit.flatMap { order[$0] } ?? .max
    }
    var first: [KeptFinding: KeptFinding] = [:]
    for kept in findings {
      var key = kept
      key.finding.origin = Origin(kept.finding.origin.kind)
      if let other = first[key], position(other) <= position(kept) { continue }
      first[key] = kept
    }
    findings = Array(first.values)
  }

  private static func withoutRepeats<T: Equatable>(_ sorted: [T]) -> [T] {
    var kept: [T] = []
    for next in sorted where next != kept.last { kept.append(next) }
    return kept
  }

  /// Puts the notices in the order of reports, each once, and drops those beyond the limit.
  mutating func sortNotices() {
    notices = Self.withoutRepeats(notices.sorted())
    guard notices.count > Self.noticeLimit else { return }
    droppedNoticeCount += notices.count - Self.noticeLimit
    notices.removeLast(notices.count - Self.noticeLimit)
  }

  private mutating func truncate(to limit: Int) {
    // The same file may be reached by two of the paths that the user named.
    findings = Self.withoutRepeats(findings.sorted { Finding.precedes($0.finding, $1.finding) })
    guard findings.count > limit else { return }
    receipt.droppedFindings += findings.count - limit
    findings.removeLast(findings.count - limit)
  }
}

/// A finding on its way to the report.
struct KeptFinding: Hashable, Sendable {
  var finding: Finding
  /// What it is about, if the baseline has to know; `nil` for a finding that is not about text.
  var secret: Secret?
}
