internal import PicketModel

/// Writes a line for each finding, as compilers do: `path:line:column: severity: message [rule]`.
enum ShortReporter {
  /// Returns the findings that nobody suppressed as lines, in the order given.
  static func report(_ report: Report) -> [UInt8] {
    Array(report.findings.filter { $0.suppressed == nil }.map(line).joined().utf8)
  }

  private static func line(_ finding: Finding) -> String {
    "\(finding.place): \(finding.severity.rawValue): \(finding.headline) [\(finding.rule.harmless)]\n"
  }
}

extension Finding {
  /// The path and, of a finding that is about text, line and column.
  package var place: String {
    path.place(of: range)
  }

  /// The name of the rule, and the masked text that it found.
  var headline: String {
    (match.map { "\(name): \($0)" } ?? name).harmless
  }
}

extension BytePath {
  /// The path and, where there is a range, line and column, for people.
  func place(of range: TextRange?) -> String {
    description.harmless + (range.map { ":\($0.start.line):\($0.start.column)" } ?? "")
  }
}
