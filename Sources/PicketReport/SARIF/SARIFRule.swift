internal import PicketFormats
internal import PicketModel

/// A rule as SARIF's `reportingDescriptor`, within GitHub's limits.
struct SARIFRule {
  private let rule: Rule

  /// The longest name, in characters.
  private static let maximumName = 255
  /// The longest description, in characters.
  private static let maximumDescription = 1_024
  /// The largest number of tags.
  private static let maximumTags = 20

  init(_ rule: Rule) {
    self.rule = rule
  }

  func write(to writer: inout JSONWriter) {
    let name = rule.name.isEmpty ? rule.id : rule.name
    let why = rule.why.isEmpty ? name : rule.why
    writer.member("id", rule.id)
    writer.member("name", String(name.prefix(Self.maximumName)))
    writer.text("shortDescription", String(name.prefix(Self.maximumDescription)))
    writer.text("fullDescription", String(why.prefix(Self.maximumDescription)))
    writer.member("help") { writer in
      writer.member("text", help(why))
      writer.member("markdown", markdown(why))
    }
    if let page = rule.references.first(where: { $0.hasPrefix("https://") }) {
      writer.member("helpUri", page)
    }
    writer.member("defaultConfiguration") { $0.member("level", rule.severity.sarifLevel) }
    writer.member("properties") { writer in
      writer.member("tags", tags)
      writer.member("precision", rule.confidence.rawValue)
      writer.member("security-severity", rule.severity.score)
    }
  }

  private func help(_ why: String) -> String {
    ([why, rule.fix].filter { !$0.isEmpty } + rule.references).joined(separator: "\n\n")
  }

  private func markdown(_ why: String) -> String {
    var parts = ["**Why:** \(why.markdown)"]
    if !rule.fix.isEmpty { parts.append("**What to do:** \(rule.fix.markdown)") }
    parts += rule.references.map { "- \($0.markdown)" }
    return parts.joined(separator: "\n\n")
  }

  private var tags: [String] {
    let cwe = rule.cwe.map { ["external/cwe/cwe-\($0 < 100 ? "0" : "")\($0)"] } ?? []
    let tags = ["security", rule.category.rawValue] + cwe + rule.controls
    var kept: [String] = []
    for tag in tags where !kept.contains(tag) && !tag.isEmpty { kept.append(tag) }
    return Array(kept.prefix(Self.maximumTags))
  }
}

extension Rule {
  /// Makes what can be known of a rule from one of its findings.
  init(of finding: Finding) {
    self.init(
      id: finding.rule, name: finding.name, category: finding.category, severity: finding.severity,
      confidence: finding.confidence, action: finding.action, matcher: .check(""))
    why = finding.message
    fix = finding.remediation
    cwe = finding.cwe
    controls = finding.controls
  }
}

extension Severity {
  /// SARIF's word.
  var sarifLevel: String {
    switch self {
    case .critical, .high: "error"
    case .medium: "warning"
    case .low, .info: "note"
    }
  }

  /// The middle of what GitHub calls by the same word, from 0.1 to 10.
  fileprivate var score: String {
    switch self {
    case .critical: "9.5"
    case .high: "8.0"
    case .medium: "5.5"
    case .low: "2.5"
    case .info: "0.1"
    }
  }
}

extension JSONWriter {
  /// Writes one of SARIF's messages.
  mutating func text(_ name: String, _ text: String) {
    member(name) { $0.member("text", text) }
  }
}
