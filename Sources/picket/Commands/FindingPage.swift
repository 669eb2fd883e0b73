internal import PicketModel
internal import PicketReport

/// A finding with all that was tested, for people.
struct FindingPage {
  private let finding: Finding
  private let style: ReportStyle

  init(_ finding: Finding, _ style: ReportStyle) {
    self.finding = finding
    self.style = style
  }

  /// The page, which ends in a line feed.
  var text: String {
    let position = finding.range.map { ":\($0.start.line):\($0.start.column)" } ?? ""
    var lines = [
      style.paint(.strong, finding.path.description.harmless + position) + ": "
        + style.paint(.severity(finding.severity), finding.severity.rawValue)
        + ": \(finding.name.harmless) [\(finding.rule)]"
    ]
    let suppression = finding.suppressed.map { suppression in
      suppression.by.rawValue + (suppression.reason.map { ": \($0)" } ?? "")
    }
    let facts: [(name: String, value: String?)] =
      [("match", finding.match), ("confidence", finding.confidence.rawValue)]
      + finding.evidence.map { ($0.name, $0.detail) }
      + [
        ("decoded", finding.decoded.isEmpty ? nil : finding.decoded.joined(separator: ", ")),
        ("allowed", suppression), ("why", finding.message), ("fix", finding.remediation),
        ("fingerprint", finding.fingerprint),
      ]
    let column = (facts.map(\.name.count).max() ?? 0) + 4
    for (name, value) in facts {
      guard let value, !value.isEmpty else { continue }
      var wrapped = style.lines(value.harmless, indent: column)
      let first = wrapped.removeFirst().dropFirst(name.count + 2)
      lines += ["  " + style.paint(.help, name) + first] + wrapped
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
