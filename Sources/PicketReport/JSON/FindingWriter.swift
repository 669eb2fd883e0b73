internal import PicketFormats
internal import PicketModel

extension JSONWriter {
  /// The version of the form of findings and reports.
  static let schema = "picket/1"

  /// Writes a finding as an object; `docs/schemas/picket-1.schema.json` describes it.
  mutating func finding(_ finding: Finding) {
    object { $0.writeMembers(of: finding) }
  }

  private mutating func writeMembers(of finding: Finding) {
    member("schema", Self.schema)
    member("rule", finding.rule)
    member("name", finding.name)
    member("severity", finding.severity.rawValue)
    member("confidence", finding.confidence.rawValue)
    member("category", finding.category.rawValue)
    member("subject", finding.subject.rawValue)
    writePlace(finding.path, finding.range)
    member("message", finding.message)
    if let match = finding.match { member("match", match) }
    member("action", finding.action.rawValue)
    member("related", each: finding.related) { writer, place in
      writer.writePlace(place.path, place.range)
      writer.member("role", place.role)
    }
    member("fingerprint", finding.fingerprint)
    member("stride", finding.stride)
    if let cwe = finding.cwe { member("cwe", cwe) }
    member("controls", finding.controls)
    member("remediation", finding.remediation)
    writeProvenance(of: finding)
  }

  private mutating func writePlace(_ path: BytePath, _ range: TextRange?) {
    key("path")
    string(utf8: path.bytes)
    guard let range else { return }
    member("line", range.start.line)
    member("column", range.start.column)
    member("endLine", range.end.line)
    member("endColumn", range.end.column)
    member("offset", range.offset)
    member("length", range.length)
  }

  private mutating func writeProvenance(of finding: Finding) {
    member("origin") { writer in
      writer.member("kind", finding.origin.kind.rawValue)
      if let commit = finding.origin.commit { writer.member("commit", commit) }
      if let author = finding.origin.author { writer.member("author", author) }
      if let date = finding.origin.date { writer.member("date", date) }
      if let isAtHead = finding.origin.isAtHead { writer.member("atHead", isAtHead) }
      if finding.origin.isFromMerge { writer.member("mergeOnly", true) }
    }
    member("decoded", finding.decoded)
    member("evidence", each: finding.evidence) { writer, evidence in
      writer.member("name", evidence.name)
      writer.member("detail", evidence.detail)
    }
    guard let suppressed = finding.suppressed else { return }
    member("suppressed") { writer in
      writer.member("by", suppressed.by.rawValue)
      if let reason = suppressed.reason { writer.member("reason", reason) }
    }
  }
}
