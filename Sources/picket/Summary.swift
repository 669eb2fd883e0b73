internal import PicketKit
internal import PicketModel
internal import PicketScan
internal import PicketSystem

/// What a person reads last: what was found, what was read, and what was not.
struct Summary {
  let text: String

  /// The number of failures that are told one by one.
  private static let shownFailures = 20

  init(_ report: ScanReport, ruleCount: Int, _ options: ScanOptions, start: UInt64) {
    let receipt = report.receipt
    var lines = receipt.failures.prefix(Self.shownFailures).map {
      "not read: \($0.path.description.harmless): \($0.detail.harmless)"
    }
    let hidden = receipt.failures.count - lines.count
    if hidden > 0 { lines.append("not read: \(hidden) more") }
    let suppressed = report.findings.count { $0.suppressed != nil }
    var counts = [Self.count(report.findings.count - suppressed, "finding")]
    if suppressed > 0 { counts.append("\(suppressed) allowed") }
    if receipt.droppedFindings > 0 { counts.append("\(receipt.droppedFindings) not kept") }
    let milliseconds = (Process.monotonicNanoseconds - start) / 1_000_000
    counts.append("\(Self.count(receipt.scannedFiles, "file")), \(receipt.scannedBytes) bytes read")
    counts += receipt.excluded.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key.rawValue)" }
    if !receipt.failures.isEmpty { counts.append("\(receipt.failures.count) not read") }
    counts.append(Self.count(ruleCount, "rule"))
    counts.append("\(milliseconds) ms")
    lines.append(counts.joined(separator: " · "))
    if options.showsStatistics { lines.append(Self.line(report.statistics)) }
    text = lines.map { "picket: \($0)\n" }.joined()
  }

  private static func count(_ number: Int, _ noun: String) -> String {
    "\(number) \(noun)\(number == 1 ? "" : "s")"
  }

  private static func line(_ statistics: ScanStatistics) -> String {
    "\(statistics.byteCount) bytes scanned · \(statistics.candidateCount) candidates · "
      + "\(statistics.hitCount) hits · \(statistics.tryCount) tries of a pattern"
  }
}
