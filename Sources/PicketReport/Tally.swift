internal import PicketModel

/// The findings of a report, sorted into what is told one by one and what is only counted.
struct Tally {
  /// What people see one by one, in the order of the report.
  private(set) var shown: [Finding] = []
  /// The number of findings that fail the run.
  private(set) var failing = 0
  /// The number of shown findings of each severity.
  private(set) var severities: [Severity: Int] = [:]
  /// The number of findings that are sure enough, but not severe enough, to be shown.
  private(set) var hiddenBySeverity = 0
  /// The number of findings that are not sure enough to be shown.
  private(set) var hiddenByConfidence = 0
  /// The number of suppressed findings by means.
  private(set) var suppressed: [Suppression.Means: Int] = [:]
  /// How often each published example value was seen without being shown.
  private(set) var examples: [String: Int] = [:]

  /// Sorts the findings of a report.
  init(_ report: Report) {
    for finding in report.findings {
      if report.policy.fails(finding) { failing += 1 }
      if let means = finding.suppressed?.by {
        suppressed[means, default: 0] += 1
      } else if finding.severity >= report.thresholds.severity,
        finding.confidence >= report.thresholds.confidence
      {
        shown.append(finding)
        severities[finding.severity, default: 0] += 1
      } else if let example = finding.exampleValue {
        examples[example, default: 0] += 1
      } else if finding.confidence < report.thresholds.confidence {
        hiddenByConfidence += 1
      } else {
        hiddenBySeverity += 1
      }
    }
  }
}

extension Finding {
  /// The name of the published example value that was found; `nil` for any other finding.
  var exampleValue: String? {
    guard severity == .info else { return nil }
    return evidence.first { $0.name == Evidence.exampleValue }?.detail
  }

  /// Tells whether a finding is worse than another, for reports that have room for few.
  static func isWorse(_ a: Finding, _ b: Finding) -> Bool {
    if a.severity != b.severity { return a.severity > b.severity }
    return a.confidence > b.confidence
  }
}

extension Sequence<Finding> {
  /// The findings, the worst first, and those that are as bad in the order given.
  var worstFirst: [Finding] {
    enumerated().sorted { a, b in
      if Finding.isWorse(a.element, b.element) { return true }
      return !Finding.isWorse(b.element, a.element) && a.offset < b.offset
    }.map(\.element)
  }
}
