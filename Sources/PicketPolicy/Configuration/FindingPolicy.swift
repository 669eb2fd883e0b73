package import PCRE2
package import PicketModel
package import PicketRules

/// What configurations say about findings, ready to be asked.
package struct FindingPolicy: Sendable {
  /// Why a rule is off, by its id.
  private var disabled: [String: String] = [:]
  private var severities: [String: Severity] = [:]
  private var confidences: [String: Confidence] = [:]
  private var actions: [String: Action] = [:]
  /// Each with the ids of its rules; `nil` for all.
  private var allowlists: [(allowlist: Allowlist, rules: Set<String>?)] = []
  /// Where the configurations make picket say less.
  package private(set) var notices: [Notice] = []
  /// Names that are no rule's.
  package private(set) var errors: [RuleFileError] = []

  /// Joins configurations; where two speak of the same thing, the later one holds.
  ///
  /// - Parameters:
  ///   - files: the configurations.
  ///   - rules: all rules that they may speak of.
  package init(_ files: [ConfigurationFile], rules: [Rule]) {
    let names = RuleNames(rules)
    let byID = Dictionary(rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for file in files {
      addThresholds(of: file)
      for entry in file.disabled { disable(entry, in: file, names) }
      for entry in file.ruleSettings { add(entry, in: file, names, byID) }
      for allowlist in file.allowlists { add(allowlist, in: file, names) }
    }
  }

  /// Whether no finding is changed.
  package var isEmpty: Bool {
    disabled.isEmpty && severities.isEmpty && confidences.isEmpty && actions.isEmpty
      && allowlists.isEmpty
  }

  /// Returns a rule as it holds for a live command.
  ///
  /// A rule that is off, or that asks for less, still tells what it found: the configuration may
  /// come with a repository that wants it silent.
  ///
  /// - Parameter rule: the rule as its file has it.
  /// - Returns: the rule with the severity and action that it has here.
  package func live(_ rule: Rule) -> Rule {
    var rule = rule
    rule.severity = severities[rule.id] ?? rule.severity
    rule.action = actions[rule.id] ?? rule.action
    if let reason = disabled[rule.id] {
      rule.action = .note
      rule.fix = "Nothing is asked, because \(reason)."
    }
    return rule
  }

  /// Gives a finding the severity and confidence that it has here, and suppresses it if it is
  /// allowed and nobody suppressed it before.
  ///
  /// - Parameters:
  ///   - finding: the finding.
  ///   - secret: what it is about; like the others `nil` where it is not about text.
  ///   - match: the whole match.
  ///   - lines: the lines of the match.
  ///   - matcher: for the patterns of allowlists.
  package func judge(
    _ finding: inout Finding, secret: Secret?, match: Secret?, lines: Secret?,
    with matcher: PCRE2.Matcher
  ) {
    if let severity = severities[finding.rule] { finding.severity = severity }
    if let confidence = confidences[finding.rule] { finding.confidence = confidence }
    if let action = actions[finding.rule] { finding.action = action }
    guard finding.suppressed == nil else { return }
    if let reason = disabled[finding.rule] {
      finding.suppressed = Suppression(by: .configuration, reason: reason)
      return
    }
    var texts: [Allowlist.Target: Secret] = [:]
    (texts[.secret], texts[.match], texts[.line]) = (secret, match, lines)
    for (allowlist, rules) in allowlists where rules?.contains(finding.rule) ?? true {
      guard allowlist.allows(finding, texts, with: matcher) else { continue }
      finding.suppressed = Suppression(by: .configuration, reason: allowlist.reason)
      return
    }
  }

  // MARK: Joining

  private mutating func disable(
    _ entry: Placed<String>, in file: ConfigurationFile, _ names: RuleNames
  ) {
    if let id = names.id(of: entry.value) {
      disable([id], "rule '\(id)'", entry.position, in: file)
    } else if let ids = names.ids(inCategory: entry.value) {
      disable(ids, "category '\(entry.value)' with \(ids.count) rules", entry.position, in: file)
    } else {
      refuse(entry, key: "disable", in: file, names)
    }
  }

  private mutating func disable(
    _ ids: [String], _ what: String, _ position: TextPosition, in file: ConfigurationFile
  ) {
    for id in ids { disabled[id] = "\(what) is switched off in \(file.name.printable)" }
    note(.disabledRule, position, in: file, "\(what) is switched off: its findings are suppressed")
  }

  private mutating func add(
    _ entry: Placed<RuleSetting>, in file: ConfigurationFile, _ names: RuleNames,
    _ rules: [String: Rule]
  ) {
    let setting = entry.value
    guard let id = names.id(of: setting.name), let rule = rules[id] else {
      refuse(Placed(value: setting.name, position: entry.position), key: "rules", in: file, names)
      return
    }
    if !setting.isEnabled { disable([id], "rule '\(id)'", entry.position, in: file) }
    if let severity = setting.severity {
      severities[id] = severity
      if severity < rule.severity {
        let change = "\(severity.rawValue) instead of \(rule.severity.rawValue)"
        note(.weakened, entry.position, in: file, "the severity of rule '\(id)' is \(change)")
      }
    }
    if let confidence = setting.confidence {
      confidences[id] = confidence
      if confidence < rule.confidence {
        let change = "\(confidence.rawValue) instead of \(rule.confidence.rawValue)"
        note(.weakened, entry.position, in: file, "the confidence of rule '\(id)' is \(change)")
      }
    }
    if let action = setting.action {
      actions[id] = action
      if action < rule.action {
        let change = "\(action.rawValue) instead of \(rule.action.rawValue)"
        note(.weakened, entry.position, in: file, "the action of rule '\(id)' is \(change)")
      }
    }
  }

  private mutating func add(
    _ allowlist: Allowlist, in file: ConfigurationFile, _ names: RuleNames
  ) {
    var ids: Set<String> = []
    for name in allowlist.rules {
      if let id = names.id(of: name.value) {
        ids.insert(id)
      } else {
        refuse(name, key: "rules", in: file, names)
      }
    }
    allowlists.append((allowlist, allowlist.rules.isEmpty ? nil : ids))
  }

  private mutating func addThresholds(of file: ConfigurationFile) {
    if let failOn = file.failOn, failOn.value == .critical || failOn.value == .never {
      note(
        .weakened, failOn.position, in: file, "fail-on is '\(failOn.value.rawValue)', above 'high'")
    }
    if let least = file.minimumSeverity, least.value > .medium {
      let text = "min-severity is '\(least.value.rawValue)', above 'medium'"
      note(.weakened, least.position, in: file, text)
    }
    if let least = file.minimumConfidence, least.value > .medium {
      let text = "min-confidence is '\(least.value.rawValue)', above 'medium'"
      note(.weakened, least.position, in: file, text)
    }
  }

  private mutating func note(
    _ kind: Notice.Kind, _ position: TextPosition, in file: ConfigurationFile, _ text: String
  ) {
    notices.append(Notice(kind, path: BytePath(file.name), line: position.line, text: text))
  }

  private mutating func refuse(
    _ name: Placed<String>, key: String, in file: ConfigurationFile, _ names: RuleNames
  ) {
    let closest = names.closest(to: name.value)
    let kind = RuleFileError.Kind.unknownRule(name.value, key: key, closest: closest)
    errors.append(RuleFileError(kind, file: file.name, at: name.position))
  }
}
