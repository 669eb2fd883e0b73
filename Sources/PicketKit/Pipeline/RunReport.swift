internal import PicketModel
internal import PicketScan

/// What one worker, or a whole run, found and read.
struct RunReport {
  private(set) var findings: [Finding] = []
  var receipt = Receipt()
  var statistics = ScanStatistics()

  /// Keeps a finding; of more than a limit only the first in the order of reports stay, so that
  /// neither the memory nor the answer depends on the workers.
  mutating func keep(_ finding: Finding, atMost limit: Int) {
    findings.append(finding)
    if findings.count / 2 >= max(limit, 1) { truncate(to: limit) }
  }

  /// Adds what another worker found and read.
  mutating func merge(_ other: RunReport) {
    findings += other.findings
    receipt.merge(other.receipt)
    statistics.merge(other.statistics)
  }

  /// Puts everything in the order of reports, each thing once, and drops findings beyond a limit.
  mutating func finish(atMost limit: Int) {
    truncate(to: limit)
    receipt.failures = Self.withoutRepeats(receipt.failures.sorted())
  }

  private static func withoutRepeats<T: Equatable>(_ sorted: [T]) -> [T] {
    var kept: [T] = []
    for next in sorted where next != kept.last { kept.append(next) }
    return kept
  }

  private mutating func truncate(to limit: Int) {
    // The same file may be reached by two of the paths that the user named.
    findings = Self.withoutRepeats(findings.sorted(by: Finding.precedes))
    guard findings.count > limit else { return }
    receipt.droppedFindings += findings.count - limit
    findings.removeLast(findings.count - limit)
  }
}
