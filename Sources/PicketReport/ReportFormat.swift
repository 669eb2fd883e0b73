/// The forms in which a report can be written; a new one has its case here.
package enum ReportFormat: String, CaseIterable, Hashable, Sendable {
  /// For people: each finding with its lines, and a summary.
  case text
  /// A line for each finding, as compilers do.
  case short
  /// One object with everything.
  case json
  /// One object a line for each finding.
  case jsonl
  /// SARIF 2.1.0, for code scanning.
  case sarif
  /// Workflow commands, which GitHub shows beside the lines.
  case github
  /// A page with a table.
  case markdown

  /// Returns a report in this form.
  ///
  /// - Parameters:
  ///   - report: what the run has to tell.
  ///   - style: how it looks; only `text` asks.
  /// - Returns: the bytes to write; the same for the same report and style.
  package func render(_ report: Report, style: ReportStyle = ReportStyle()) -> [UInt8] {
    switch self {
    case .text: TextReporter.report(report, style)
    case .short: ShortReporter.report(report)
    case .json: JSONReporter.report(report)
    case .jsonl: JSONLinesReporter.report(report)
    case .sarif: SARIFReporter.report(report)
    case .github: GitHubReporter.report(report)
    case .markdown: MarkdownReporter.report(report)
    }
  }
}
