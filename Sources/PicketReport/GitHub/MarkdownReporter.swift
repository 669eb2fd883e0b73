internal import PicketModel

/// Writes a report as a page of Markdown, in GitHub's dialect.
package enum MarkdownReporter {
  /// The largest summary of a step, in bytes: GitHub drops one of more than 1 MiB, and other
  /// commands of the step may add to it.
  private static let maximumSummary = 900_000

  static func report(_ report: Report) -> [UInt8] {
    page(report, limit: .max)
  }

  /// Returns the page for `$GITHUB_STEP_SUMMARY`, cut to what GitHub takes.
  package static func stepSummary(_ report: Report) -> [UInt8] {
    page(report, limit: maximumSummary)
  }

  private static func page(_ report: Report, limit: Int) -> [UInt8] {
    let tally = Tally(report)
    let tail = Array(receipt(of: report, tally).utf8)
    var bytes = Array("## picket: \(verdict(of: report, tally))\n\n".utf8)
    var rows = tally.shown.worstFirst[...]
    if !rows.isEmpty {
      bytes += Array("| Severity | What | Where | Rule |\n|---|---|---|---|\n".utf8)
    }
    while let finding = rows.first {
      let row = Array(self.row(finding).utf8)
      // What is behind the table, and the line that says that it was cut, always fit.
      guard bytes.count + row.count + tail.count + 200 <= limit else { break }
      bytes += row
      rows = rows.dropFirst()
    }
    if !tally.shown.isEmpty { bytes.append(UInt8(ascii: "\n")) }
    if !rows.isEmpty {
      bytes += Array("\(Quantity.count(rows.count, "more finding")) not shown here.\n\n".utf8)
    }
    return bytes + tail
  }

  private static func verdict(of report: Report, _ tally: Tally) -> String {
    let found = tally.shown.isEmpty ? "nothing found" : Quantity.count(tally.shown.count, "finding")
    switch report.outcome {
    case .clean: return "passed, \(found)"
    case .findings: return "failed, \(found)"
    case .incomplete: return "incomplete, \(found)"
    }
  }

  private static func row(_ finding: Finding) -> String {
    let match = finding.match.map { "<br>" + $0.markdownCode } ?? ""
    let help = finding.remediation.isEmpty ? "" : "<br>" + finding.remediation.markdown
    return "| \(finding.severity.rawValue) | **\(finding.name.markdown)**\(match)\(help) "
      + "| \(finding.place.markdownCode) | \(finding.rule.markdownCode) |\n"
  }

  /// The number of failures that are told one by one.
  private static let shownFailures = 20

  private static func receipt(of report: Report, _ tally: Tally) -> String {
    let receipt = report.receipt
    var lines: [String] = []
    for failure in receipt.failures.prefix(shownFailures) {
      lines.append(
        "- not read: \(failure.path.description.markdownCode): \(failure.detail.markdown)")
    }
    let more = receipt.failures.count - shownFailures
    if more > 0 { lines.append("- not read: \(Quantity.grouped(more)) more") }
    if receipt.droppedFindings > 0 {
      lines.append("- not kept: \(Quantity.count(receipt.droppedFindings, "finding"))")
    }
    if report.isInterrupted { lines.append("- stopped before the end: the rest was not read") }
    lines += report.notices.map { "- " + $0.markdown }
    let paragraph = lines.isEmpty ? "" : lines.joined(separator: "\n") + "\n\n"
    return paragraph + counts(of: report, tally).joined(separator: " · ") + "\n"
  }

  private static func counts(of report: Report, _ tally: Tally) -> [String] {
    let receipt = report.receipt
    let scanned = report.scanned.isEmpty ? "" : report.scanned.markdown + ": "
    var parts = [
      "Read \(scanned)\(Quantity.count(receipt.scannedFiles, "file"))",
      Quantity.bytes(receipt.scannedBytes), Quantity.count(report.ruleCount, "rule"),
    ]
    let leftOut = receipt.excluded.values.reduce(0, +)
    if leftOut > 0 { parts.append("\(Quantity.grouped(leftOut)) left out") }
    let hidden = tally.hiddenBySeverity + tally.hiddenByConfidence
    if hidden > 0 { parts.append("\(Quantity.grouped(hidden)) below the thresholds") }
    let suppressed = tally.suppressed.values.reduce(0, +)
    if suppressed > 0 { parts.append("\(Quantity.grouped(suppressed)) suppressed") }
    return parts
  }
}

extension String {
  /// The text with nothing in it that Markdown or HTML acts on, on one line.
  var markdown: String {
    var result = ""
    let words = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    var last: Unicode.Scalar = " "
    for scalar in words.harmless.unicodeScalars {
      // `www.` starts a link; a colon does in `https:`.
      let isSpecial =
        "&<>\"'|`*_~[]\\#@:$".unicodeScalars.contains(scalar) || (scalar == "." && last == "w")
      if isSpecial { result += "&#\(scalar.value);" } else { result.unicodeScalars.append(scalar) }
      last = scalar
    }
    return result
  }

  /// The text as code: names of people and numbers of issues in it are not made links either.
  var markdownCode: String {
    "<code>\(markdown)</code>"
  }
}
