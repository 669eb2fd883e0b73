internal import PicketFormats
internal import PicketModel

/// Writes a report as one JSON object.
///
/// How long the run took is not in it: the same input gives the same bytes.
enum JSONReporter {
  static func report(_ report: Report) -> [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.object { writer in
      writer.member("schema", JSONWriter.schema)
      writer.member("tool", "picket")
      writer.member("version", report.toolVersion)
      writer.key("findings")
      writer.array { writer in
        for finding in report.findings { writer.finding(finding) }
      }
      write(report.receipt, isInterrupted: report.isInterrupted, to: &writer)
      writeSummary(of: report, to: &writer)
      writer.member("notices", report.notices)
      if !report.nearMisses.isEmpty { write(report.nearMisses, to: &writer) }
    }
    writer.endLine()
    return writer.drain()
  }

  private static func write(
    _ receipt: Receipt, isInterrupted: Bool, to writer: inout JSONWriter
  ) {
    writer.member("receipt") { writer in
      writer.member("complete", receipt.isComplete && !isInterrupted)
      writer.member("interrupted", isInterrupted)
      writer.member("files", receipt.scannedFiles)
      writer.member("bytes", receipt.scannedBytes)
      writer.member("excluded", receipt.excluded.named)
      writer.member("failures", each: receipt.failures) { writer, failure in
        writer.member("kind", failure.kind.rawValue)
        writer.key("path")
        writer.string(utf8: failure.path.bytes)
        writer.member("detail", failure.detail)
      }
      writer.member("droppedFindings", receipt.droppedFindings)
      if receipt.knownFindings > 0 { writer.member("knownFindings", receipt.knownFindings) }
    }
  }

  private static func write(_ misses: [NearMiss], to writer: inout JSONWriter) {
    writer.member("nearMisses", each: misses) { writer, miss in
      writer.member("rule", miss.rule)
      writer.key("path")
      writer.string(utf8: miss.path.bytes)
      writer.member("line", miss.position.line)
      writer.member("column", miss.position.column)
      writer.member("reason") { writer in
        writer.member("name", miss.reason.name)
        writer.member("detail", miss.reason.detail)
      }
    }
  }

  private static func writeSummary(of report: Report, to writer: inout JSONWriter) {
    let counted = report.findings.filter { $0.suppressed == nil && $0.exampleValue == nil }
    let examples = report.findings.compactMap(\.exampleValue).counts
    writer.member("summary") { writer in
      writer.member("outcome", report.outcome.rawValue)
      writer.member("scanned", report.scanned)
      writer.member("rules", report.ruleCount)
      writer.member("failOn", report.policy.failOn?.rawValue ?? "never")
      writer.member("failing", report.findings.count(where: report.policy.fails))
      writer.member("severities", counted.map(\.severity.rawValue).counts)
      writer.member(
        "suppressed", report.findings.compactMap { $0.suppressed?.by.rawValue }.counts)
      writer.member("nearMisses", report.nearMissCount)
      writer.member("exampleValues", examples)
      if !report.statistics.isEmpty { writer.member("statistics", report.statistics) }
    }
  }
}

extension Sequence<String> {
  /// How often each text stands in the sequence.
  fileprivate var counts: [String: Int] {
    reduce(into: [:]) { $0[$1, default: 0] += 1 }
  }
}
