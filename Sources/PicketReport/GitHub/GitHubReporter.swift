internal import PicketModel

/// Writes workflow commands, which GitHub shows beside the lines of a change.
enum GitHubReporter {
  /// The number of annotations of each kind that GitHub shows of one step.
  private static let maximumOfEachKind = 10

  static func report(_ report: Report) -> [UInt8] {
    var lines: [String] = []
    var counts: [String: Int] = [:]
    if let unread = unread(report) {
      lines.append(unread)
      counts["error"] = 1
    }
    var left = 0
    for finding in report.findings.filter({ $0.suppressed == nil }).worstFirst {
      let isSure = finding.confidence >= report.policy.minimumConfidence
      let kind = isSure ? finding.severity.annotation : "notice"
      guard counts[kind, default: 0] < maximumOfEachKind else {
        left += 1
        continue
      }
      counts[kind, default: 0] += 1
      lines.append(command(kind, finding))
    }
    if left > 0 {
      // No command: GitHub would not show it either.
      let more = Quantity.count(left, "more finding")
      lines.append("picket: \(more) not shown here: GitHub shows 10 of each kind")
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  private static func command(_ kind: String, _ finding: Finding) -> String {
    var properties = [("file", finding.path.description)]
    if let range = finding.range {
      properties.append(("line", "\(range.start.line)"))
      properties.append(("endLine", "\(range.end.line)"))
      // GitHub takes columns only where all is on one line.
      if range.start.line == range.end.line {
        let columns = finding.snippet?.utf16Columns
        properties.append(("col", "\(columns?.start ?? range.start.column)"))
        properties.append(("endColumn", "\(columns?.end ?? range.end.column)"))
      }
    }
    properties.append(("title", "\(finding.name) [\(finding.rule)]"))
    let texts = [finding.match ?? "", finding.message, finding.remediation]
    return WorkflowCommand.line(
      kind, properties, lines: texts.filter { !$0.isEmpty })
  }

  /// Returns the command for what was not read; one for all, because there is room for few.
  private static func unread(_ report: Report) -> String? {
    guard !report.isComplete else { return nil }
    var texts = report.receipt.failures.prefix(maximumOfEachKind).map {
      "not read: \($0.path): \($0.detail)"
    }
    let more = report.receipt.failures.count - texts.count
    if more > 0 { texts.append("not read: \(more) more") }
    if report.receipt.droppedFindings > 0 {
      texts.append("not kept: \(Quantity.count(report.receipt.droppedFindings, "finding"))")
    }
    if report.isInterrupted { texts.append("stopped before the end: the rest was not read") }
    return WorkflowCommand.line(
      "error", [("title", "picket did not read everything")], lines: texts)
  }
}

/// A command in the output of a step, which GitHub's runner acts on.
enum WorkflowCommand {
  /// Returns a command as a line.
  ///
  /// Nothing in its texts ends the command or starts another.
  static func line(_ name: String, _ properties: [(String, String)], lines: [String]) -> String {
    let settings = properties.map { "\($0)=\(escaped($1.harmless, "%:,"))" }.joined(separator: ",")
    // Escaped one by one, so that only line breaks of ours are line breaks.
    let message = lines.map { escaped($0.harmless, "%") }.joined(separator: "%0A")
    return "::\(name) \(settings)::\(message)"
  }

  private static func escaped(_ text: String, _ special: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": result += "%25"
      case ":" where special.contains(":"): result += "%3A"
      case "," where special.contains(","): result += "%2C"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Severity {
  /// The kind of GitHub's annotation.
  fileprivate var annotation: String {
    switch self {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low, .info: "notice"
    }
  }
}
