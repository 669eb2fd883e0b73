internal import PicketFormats
package import PicketModel

/// Writes findings as JSON Lines: one object a line, in the order given.
package enum JSONLinesReporter {
  /// The version of the objects' form.
  package static let schema = "picket/1"

  /// Returns the findings as lines.
  ///
  /// - Complexity: O(*n*), in the length of the result.
  package static func report(_ findings: [Finding]) -> [UInt8] {
    var writer = JSONWriter()
    for finding in findings {
      writer.object { write(finding, to: &$0) }
      writer.endLine()
    }
    return writer.drain()
  }

  private static func write(_ finding: Finding, to writer: inout JSONWriter) {
    writer.member("schema", schema)
    writer.member("rule", finding.rule)
    writer.member("name", finding.name)
    writer.member("severity", finding.severity.rawValue)
    writer.member("confidence", finding.confidence.rawValue)
    writer.member("category", finding.category.rawValue)
    writer.member("subject", finding.subject.rawValue)
    write(finding.path, finding.range, to: &writer)
    writer.member("message", finding.message)
    if let match = finding.match { writer.member("match", match) }
    writer.member("action", finding.action.rawValue)
    writer.key("related")
    writer.array { writer in
      for place in finding.related {
        writer.object { writer in
          write(place.path, place.range, to: &writer)
          writer.member("role", place.role)
        }
      }
    }
    writer.member("fingerprint", finding.fingerprint)
    writeClassification(of: finding, to: &writer)
    writeProvenance(of: finding, to: &writer)
  }

  private static func write(_ path: BytePath, _ range: TextRange?, to writer: inout JSONWriter) {
    writer.key("path")
    writer.string(utf8: path.bytes)
    guard let range else { return }
    writer.member("line", range.start.line)
    writer.member("column", range.start.column)
    writer.member("endLine", range.end.line)
    writer.member("endColumn", range.end.column)
    writer.member("offset", range.offset)
    writer.member("length", range.length)
  }

  private static func writeClassification(of finding: Finding, to writer: inout JSONWriter) {
    writer.member("stride", finding.stride)
    if let cwe = finding.cwe { writer.member("cwe", cwe) }
    writer.member("controls", finding.controls)
    writer.member("remediation", finding.remediation)
  }

  private static func writeProvenance(of finding: Finding, to writer: inout JSONWriter) {
    writer.key("origin")
    writer.object { writer in
      writer.member("kind", finding.origin.kind.rawValue)
      if let commit = finding.origin.commit { writer.member("commit", commit) }
      if let author = finding.origin.author { writer.member("author", author) }
      if let date = finding.origin.date { writer.member("date", date) }
    }
    writer.member("decoded", finding.decoded)
    writer.key("evidence")
    writer.array { writer in
      for evidence in finding.evidence {
        writer.object { writer in
          writer.member("name", evidence.name)
          writer.member("detail", evidence.detail)
        }
      }
    }
    guard let suppressed = finding.suppressed else { return }
    writer.key("suppressed")
    writer.object { writer in
      writer.member("by", suppressed.by.rawValue)
      if let reason = suppressed.reason { writer.member("reason", reason) }
    }
  }
}

extension JSONWriter {
  mutating func member(_ name: String, _ value: String) {
    key(name)
    string(value)
  }

  mutating func member(_ name: String, _ value: Int) {
    key(name)
    integer(value)
  }

  mutating func member(_ name: String, _ values: [String]) {
    key(name)
    array { writer in
      for value in values { writer.string(value) }
    }
  }
}
