internal import PicketKit
package import PicketModel
package import PicketReport

/// A rule as text for people.
package struct RulePage {
  private let rule: Rule
  private let style: ReportStyle
  private let isLong: Bool

  /// Makes the page of a rule.
  ///
  /// - Parameters:
  ///   - rule: the rule, with its examples.
  ///   - style: what the text may use.
  ///   - isLong: whether the page explains what it says.
  package init(_ rule: Rule, _ style: ReportStyle, isLong: Bool) {
    self.rule = rule
    self.style = style
    self.isLong = isLong
  }

  /// The page, which ends in a line feed.
  package var text: String {
    let parts: [(title: String, lines: [String])] = [
      ("Why", [rule.why]), ("Fix", [rule.fix]), ("How it is found", recognition),
      ("Severities", rule.variants.map { "\($0.severity.rawValue): \($0.message)" }),
      ("Found", rule.examples.map(\.masked)), ("Not found", rule.counterexamples.map(\.masked)),
      ("In a run", isLong ? verdict : []), ("References", rule.references),
    ]
    var lines = header
    for part in parts where part.lines.contains(where: { !$0.isEmpty }) {
      lines += ["", style.paint(.strong, part.title)]
      lines += part.lines.flatMap { wrap($0) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private var header: [String] {
    var facts = [
      style.paint(.severity(rule.severity), rule.severity.rawValue),
      "\(rule.confidence.rawValue) confidence", rule.category.rawValue,
    ]
    if let cwe = rule.cwe { facts.append("CWE-\(cwe)") }
    if !rule.stride.isEmpty { facts.append("STRIDE \(rule.stride)") }
    var lines = [style.paint(.strong, rule.id) + "  " + rule.name.harmless]
    lines.append(facts.joined(separator: " · "))
    if !rule.aliases.isEmpty { lines += wrap("also " + rule.aliases.joined(separator: ", "), 0) }
    if !rule.controls.isEmpty { lines += wrap(rule.controls.joined(separator: ", "), 0) }
    return lines
  }

  private func wrap(_ text: String, _ indent: Int = 2) -> [String] {
    let paragraphs = text.split(separator: "\n").map { String($0).harmless }
    return paragraphs.flatMap { style.lines($0, indent: indent) }
  }

  // MARK: In words

  private var recognition: [String] {
    switch rule.matcher {
    case .regex(let regex):
      let group = regex.secretGroup == 0 ? "" : "; group \(regex.secretGroup) is the secret"
      let keywords = regex.keywords.joined(separator: ", ")
      return ["a text that matches \(regex.pattern)\(group)"]
        + (keywords.isEmpty ? [] : ["the match holds one of: \(keywords)"])
        + conditions(regex.judgement)
    case .near(let near):
      let words = near.words.joined(separator: ", ")
      return ["\(near.value), at most \(near.within) bytes behind one of: \(words)"]
        + conditions(near.judgement)
    case .path(let pattern): return ["a path that matches \(pattern), in any case"]
    case .check(let name): return ["the check \(name)"]
    case .command(let command): return ["a command of a shell: \(Self.text(of: command))"]
    }
  }

  private static func text(of command: CommandPattern) -> String {
    var parts = [([command.verb] + command.subcommand).joined(separator: " ")]
    if !command.options.isEmpty {
      parts.append("with one of \(command.options.joined(separator: ", "))")
    }
    if let arguments = command.arguments {
      parts.append("on \(arguments.rawValue.replacing(each: "-", with: " "))")
    }
    return parts.joined(separator: " ")
  }

  private func conditions(_ judgement: Judgement) -> [String] {
    var lines: [String] = []
    if let entropy = judgement.minimumEntropy {
      lines.append(
        "the secret has at least \(entropy) bits of entropy per byte"
          + (isLong ? ": what is random has more, what people write by hand has less" : ""))
    }
    if let proof = judgement.proof {
      lines.append(
        "the secret passes \(proof)"
          + (isLong ? ": a test without the network that other texts fail" : ""))
    }
    if judgement.model == .namedValue {
      lines.append(
        "the name, the value and the place together speak for a secret"
          + (isLong ? "; they set the confidence of the finding" : ""))
    }
    return lines
  }

  private var verdict: [String] {
    let isSure = rule.confidence >= .medium
    let severity = rule.severity.rawValue
    return [
      isSure
        ? "A finding fails a run with --fail-on \(severity) or lower; the default is high."
        : "A finding never fails a run: its confidence is below medium.",
      "To allow a finding, write 'picket:allow \(rule.id) -- why it may stand' in a comment on its"
        + " line, or alone on the line above.",
      "To leave the rule out of a run: picket scan --skip \(rule.id)",
    ]
  }
}
