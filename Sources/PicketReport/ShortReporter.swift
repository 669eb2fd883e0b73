package import PicketModel

/// Writes a line for each finding, as compilers do: `path:line:column: severity: message [rule]`.
package enum ShortReporter {
  /// Returns the findings that count as lines, in the order given.
  package static func report(_ findings: [Finding]) -> [UInt8] {
    Array(findings.filter { $0.suppressed == nil }.map(line).joined().utf8)
  }

  private static func line(_ finding: Finding) -> String {
    let position = finding.range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    let match = finding.match.map { ": " + $0.harmless } ?? ""
    return "\(finding.path.description.harmless)\(position): \(finding.severity.rawValue): "
      + "\(finding.name)\(match) [\(finding.rule)]\n"
  }
}
