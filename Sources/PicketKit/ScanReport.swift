public import PicketModel
package import PicketScan

/// What a scan found, and what it read.
public struct ScanReport: Sendable {
  /// In the order of their places; suppressed ones are among them.
  public let findings: [Finding]
  /// What was read, what was left out, and what could not be read.
  public let receipt: Receipt
  /// What the stages had to do.
  package let statistics: ScanStatistics

  init(_ report: RunReport) {
    findings = report.findings
    receipt = report.receipt
    statistics = report.statistics
  }
}
