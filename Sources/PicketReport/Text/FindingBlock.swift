internal import PicketModel

/// A finding as a good compiler prints it: what, where, the lines, why, and what to do.
struct FindingBlock {
  /// Ready to print.
  private(set) var lines: [String] = []
  private let finding: Finding
  private let style: ReportStyle

  init(_ finding: Finding, _ style: ReportStyle, project: BytePath?) {
    self.finding = finding
    self.style = style
    let frame = finding.snippet.map { CodeFrame($0, finding.severity, style) }
    let gutter = String(repeating: " ", count: frame?.gutterWidth ?? 1)
    addHeadline()
    lines.append(gutter + style.paint(.frame, "-->") + " " + finding.place)
    lines += frame?.lines ?? [gutter + style.paint(.frame, " |")]
    let prefix = gutter + style.paint(.frame, " = ")
    add("why", .note, finding.message, prefix, gutter)
    for note in notes { add("note", .note, note, prefix, gutter) }
    add("help", .help, finding.remediation, prefix, gutter)
    addAllowLine(AllowLine(finding, project: project).text, prefix, gutter)
  }

  private mutating func addHeadline() {
    let tag = "\(finding.severity.rawValue)[\(finding.rule.harmless)]"
    let text = Prose.wrap("\(tag): \(finding.name)", width: style.proseWidth)
    // The tag has no blanks, so it starts the first line whole.
    let rest = String(text[0].dropFirst(tag.count))
    lines.append(
      style.paint(.severity(finding.severity), tag) + style.paint(.strong, rest))
    lines += text.dropFirst().map { "  " + style.paint(.strong, $0) }
  }

  private mutating func add(
    _ label: String, _ role: Paint.Role, _ text: String, _ prefix: String, _ gutter: String
  ) {
    guard !text.isEmpty else { return }
    let indent = gutter.count + 3 + label.count + 2
    let wrapped = Prose.wrap(text, width: style.proseWidth - indent)
    lines.append(prefix + style.paint(role, label + ":") + " " + wrapped[0])
    lines += wrapped.dropFirst().map { String(repeating: " ", count: indent) + $0 }
  }

  private mutating func addAllowLine(_ allow: String, _ prefix: String, _ gutter: String) {
    let label = prefix + style.paint(.note, "allow:")
    if gutter.count + "= allow: ".count + 1 + DisplayWidth.of(allow) <= style.width {
      lines.append(label + " " + allow)
    } else {
      lines += [label, gutter + "   " + allow]
    }
  }
}

extension FindingBlock {
  /// What is known of the finding beside its reason.
  private var notes: [String] {
    var notes = subject.map { [$0] } ?? []
    let tests = finding.evidence.map { "\($0.name) \($0.detail)" }
    notes.append((["\(finding.confidence.rawValue) confidence"] + tests).joined(separator: " · "))
    if !finding.decoded.isEmpty {
      notes.append("decoded from \(finding.decoded.joined(separator: ", then "))")
    }
    if let range = finding.range, range.end.line > range.start.line {
      notes.append("goes on to line \(range.end.line)")
    }
    notes += finding.related.map { "\($0.role): \($0.path.place(of: $0.range))" }
    return notes + origin
  }

  /// What the finding speaks of, if that is not a text.
  private var subject: String? {
    switch finding.subject {
    case .file: nil
    case .link: "about where the symbolic link leads"
    case .mode: "about the permission bits"
    case .name: "about the name of the file, whatever is in it"
    case .commitMessage: "about the message of the commit"
    case .command: "about the command"
    case .configValue: "about a value of the configuration"
    }
  }

  private var origin: [String] {
    guard let commit = finding.origin.commit else { return [] }
    let date = finding.origin.date.map { " of \($0)" } ?? ""
    let author = finding.origin.author.map { " by \($0)" } ?? ""
    let head = finding.origin.isAtHead.map { $0 ? ", still at HEAD" : ", gone at HEAD" } ?? ""
    let merge = finding.origin.isFromMerge ? ", by a merge alone" : ""
    return ["in commit \(commit.prefix(12))\(date)\(author)\(merge)\(head)"]
  }
}
