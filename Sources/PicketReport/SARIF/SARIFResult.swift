internal import PicketFormats
internal import PicketModel

/// A finding as SARIF's `result`.
struct SARIFResult {
  private let finding: Finding
  private let ruleIndex: Int

  init(_ finding: Finding, ruleIndex: Int) {
    self.finding = finding
    self.ruleIndex = ruleIndex
  }

  func write(to writer: inout JSONWriter) {
    writer.member("ruleId", finding.rule)
    writer.member("ruleIndex", ruleIndex)
    writer.member("level", finding.severity.sarifLevel)
    writer.text("message", message)
    writer.member("locations", each: [finding]) { writer, finding in
      writer.physicalLocation(
        finding.path, finding.range, columns: finding.snippet?.utf16Columns, snippet: finding.match)
    }
    if !finding.related.isEmpty { writeRelated(to: &writer) }
    writer.member("partialFingerprints") { writer in
      writer.member("picket/v1", finding.fingerprint)
      // The only one that GitHub knows an alert again by.
      writer.member("primaryLocationLineHash", finding.fingerprint)
    }
    writeSuppressions(to: &writer)
    writeProperties(to: &writer)
  }

  private var message: String {
    let text = [finding.message, finding.remediation].filter { !$0.isEmpty }.joined(separator: " ")
    return (text.isEmpty ? finding.name : "\(finding.name): \(text)").withoutLinks
  }

  private func writeRelated(to writer: inout JSONWriter) {
    let places = finding.related.prefix(SARIFReporter.maximumPlaces).enumerated()
    writer.member("relatedLocations", each: Array(places)) { writer, place in
      writer.member("id", place.offset + 1)
      writer.text("message", place.element.role.withoutLinks)
      writer.physicalLocation(place.element.path, place.element.range)
    }
  }

  /// Writes an empty array too: a result without one is one of which nobody knows.
  private func writeSuppressions(to writer: inout JSONWriter) {
    let all = finding.suppressed.map { [$0] } ?? []
    writer.member("suppressions", each: all) { writer, suppression in
      writer.member("kind", suppression.by == .inline ? "inSource" : "external")
      writer.member("status", "accepted")
      if let reason = suppression.reason { writer.member("justification", reason) }
      writer.member("properties") { $0.member("by", suppression.by.rawValue) }
    }
  }

  private func writeProperties(to writer: inout JSONWriter) {
    writer.member("properties") { writer in
      writer.member("severity", finding.severity.rawValue)
      writer.member("confidence", finding.confidence.rawValue)
      writer.member("subject", finding.subject.rawValue)
      writer.member("origin", finding.origin.kind.rawValue)
      if let commit = finding.origin.commit { writer.member("commit", commit) }
      if !finding.stride.isEmpty { writer.member("stride", finding.stride) }
      if !finding.decoded.isEmpty { writer.member("decoded", finding.decoded) }
      let evidence = finding.evidence.map { "\($0.name): \($0.detail)" }
      if !evidence.isEmpty { writer.member("evidence", evidence) }
    }
  }
}

extension String {
  /// The text as a message of SARIF without links: `[text](target)` is one.
  fileprivate var withoutLinks: String {
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar == "(", text.last == "]" { text.append(" ") }
      text.append(scalar)
    }
    return String(text)
  }
}

extension JSONWriter {
  /// Writes where something stands.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - range: the place in its text; what is not about text is placed on the first line, because
  ///     GitHub shows nothing without a line.
  ///   - columns: the columns in UTF-16 units; without them, those in bytes have to do.
  ///   - snippet: the masked text there.
  mutating func physicalLocation(
    _ path: BytePath, _ range: TextRange?, columns: Snippet.UTF16Columns? = nil,
    snippet: String? = nil
  ) {
    member("physicalLocation") { writer in
      writer.artifact(path)
      writer.member("region") { writer in
        writer.member("startLine", range?.start.line ?? 1)
        guard let range else { return }
        writer.member("startColumn", columns?.start ?? range.start.column)
        writer.member("endLine", range.end.line)
        writer.member("endColumn", columns?.end ?? range.end.column)
        writer.member("byteOffset", range.offset)
        writer.member("byteLength", range.length)
        if let snippet { writer.text("snippet", snippet) }
      }
    }
  }

  /// Writes which file is spoken of.
  mutating func artifact(_ path: BytePath) {
    let uri = URIReference(path)
    member("artifactLocation") { writer in
      writer.member("uri", uri.text)
      if uri.isRelative { writer.member("uriBaseId", "%SRCROOT%") }
    }
  }
}
