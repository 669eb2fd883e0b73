public import PicketModel
package import PicketScan

/// What a scan found, and what it read.
public struct ScanReport: Sendable {
  /// In the order of their places; suppressed ones are among them.
  public let findings: [Finding]
  /// What is wrong with the ways in which people said no; in the order of their places.
  public let notices: [Notice]
  /// The number of notices that were too many to keep.
  public let droppedNoticeCount: Int
  /// What was read, what was left out, and what could not be read.
  public let receipt: Receipt
  /// The number of matches that failed a test of their rule, so that they are no findings.
  public let nearMissCount: Int
  /// The first of them, in the order of their places, as far as they are kept.
  public let nearMisses: [NearMiss]
  /// What the stages had to do.
  package let statistics: ScanStatistics
  /// What each rule cost, the dearest first; empty unless it was asked for.
  package let ruleCosts: [RuleCost]

  /// Whether somebody ended the scan before it was through.
  public var isCancelled: Bool { receipt.isCancelled }

  init(_ report: RunReport, ruleCosts: [RuleCost] = []) {
    findings = report.findings.map(\.finding)
    notices = report.notices
    droppedNoticeCount = report.droppedNoticeCount
    receipt = report.receipt
    statistics = report.statistics
    nearMissCount = report.nearMissCount
    nearMisses = report.nearMisses
    self.ruleCosts = ruleCosts
  }
}
