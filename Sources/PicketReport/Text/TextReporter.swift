internal import PicketModel

/// Writes a report for people: each finding with its lines, and a summary.
package enum TextReporter {
  /// Returns the findings and the summary.
  static func report(_ report: Report, _ style: ReportStyle) -> [UInt8] {
    findings(report, style) + summary(report, style)
  }

  /// Returns the findings that the thresholds let through, each as a block with a blank line behind
  /// it.
  package static func findings(_ report: Report, _ style: ReportStyle) -> [UInt8] {
    var bytes: [UInt8] = []
    for finding in Tally(report).shown {
      for line in FindingBlock(finding, style).lines { bytes += Array(line.utf8) + [0x0A] }
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Returns what a person reads last: what was found, what was read, what was not, and what to do.
  ///
  /// It goes with every format, on standard error.
  package static func summary(_ report: Report, _ style: ReportStyle) -> [UInt8] {
    Array(Summary(report, style).lines.map { $0 + "\n" }.joined().utf8)
  }
}
