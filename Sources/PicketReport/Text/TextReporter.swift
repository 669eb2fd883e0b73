package import PicketModel

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
      let block = FindingBlock(finding, style, project: report.project)
      for line in block.lines { bytes += Array(line.utf8) + [0x0A] }
      bytes.append(0x0A)
    }
    return bytes
  }

  /// Returns the near misses of a report, a line each; none unless somebody asked.
  package static func nearMisses(_ report: Report, _ style: ReportStyle) -> [UInt8] {
    var lines = report.nearMisses.map { line($0, style) }
    let more = report.nearMissCount - report.nearMisses.count
    if !lines.isEmpty, more > 0 {
      lines.append("near miss: \(Quantity.grouped(more)) more: scan fewer files to see them")
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// Returns a near miss as a line: where, by which rule, and the test that it failed.
  package static func line(_ miss: NearMiss, _ style: ReportStyle) -> String {
    let position = ":\(miss.position.line):\(miss.position.column)"
    return style.paint(.note, miss.path.description.harmless + position)
      + ": near miss: \(miss.reason.name.harmless): \(miss.reason.detail.harmless)"
      + " [\(miss.rule.harmless)]"
  }

  /// Returns what a person reads last: what was found, what was read, what was not, and what to do.
  ///
  /// It goes with every format, on standard error.
  package static func summary(_ report: Report, _ style: ReportStyle) -> [UInt8] {
    Array(Summary(report, style).lines.map { $0 + "\n" }.joined().utf8)
  }
}
