internal import PicketFormats
package import PicketModel

/// Writes findings as JSON Lines: one object a line, in the order given.
package enum JSONLinesReporter {
  /// Returns the findings of a report as lines, suppressed ones too.
  static func report(_ report: Report) -> [UInt8] {
    Self.report(report.findings)
  }

  /// Returns findings as lines.
  ///
  /// - Complexity: O(*n*), in the length of the result.
  package static func report(_ findings: [Finding]) -> [UInt8] {
    var writer = JSONWriter()
    for finding in findings {
      writer.finding(finding)
      writer.endLine()
    }
    return writer.drain()
  }
}
