package import PicketModel

/// Writes a line for each finding, as compilers do: `path:line:column: severity: message [rule]`.
package enum ShortReporter {
  /// Returns the findings that count as lines, in the order given.
  package static func report(_ findings: [Finding]) -> [UInt8] {
    Array(findings.filter { $0.suppressed == nil }.map(line).joined().utf8)
  }

  private static func line(_ finding: Finding) -> String {
    let position = finding.range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    let match = finding.match.map { ": " + singleLine($0) } ?? ""
    return "\(singleLine(finding.path.description))\(position): \(finding.severity.rawValue): "
      + "\(finding.name)\(match) [\(finding.rule)]\n"
  }

  /// Returns a text on one line, without characters that move a terminal's cursor.
  private static func singleLine(_ text: String) -> String {
    String(
      String.UnicodeScalarView(
        text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
  }
}
