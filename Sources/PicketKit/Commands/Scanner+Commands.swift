internal import PicketChecks
internal import PicketModel
internal import PicketRules
internal import Synchronization

extension Scanner {
  /// Judges a shell command before it runs; nothing of it is run.
  ///
  /// - Parameters:
  ///   - request: the command, and where it would run.
  ///   - explains: whether the verdict tells what was unwrapped and resolved.
  /// - Returns: what should become of it, and why.
  /// - Complexity: O(*n*), where *n* is the length of the command.
  public func judge(_ request: CommandRequest, explains: Bool = false) -> CommandVerdict {
    var setting = ShellSetting(
      directory: request.directory, home: request.home, project: request.project,
      environment: request.environment, isLive: true)
    setting.explains = explains
    let judgement = ShellRun.judge(Array(request.command.utf8), .itself, setting)
    var found = judgement.findings.map { (check: $0.check, detail: $0.detail) }
    if judgement.isExhausted { found.append((.unjudgedCommand, "")) }
    var findings: [CommandFinding] = []
    for item in found {
      for finding in commandRules.findings(of: item.check, item.detail)
      where !findings.contains(finding) {
        findings.append(finding)
      }
    }
    // The order of the command where nothing is stronger.
    let sorted = Action.allCases.reversed().flatMap { action in
      findings.filter { $0.action == action }
    }
    return CommandVerdict(
      decision: sorted.first?.action.decision ?? .allow, findings: sorted, notes: judgement.notes)
  }
}

extension Action {
  fileprivate var decision: CommandDecision {
    switch self {
    case .note: .allow
    case .ask: .ask
    case .deny: .deny
    }
  }
}

/// The rules of checks about commands, by the name of their check.
///
/// Read at the first finding: most commands have none, and a start is to be quick.
final class CommandRules: Sendable {
  private let rules: RuleSet
  private let selection: RuleSelection
  private let byCheck = Mutex<[String: [Rule]]?>(nil)

  init(_ rules: RuleSet, _ selection: RuleSelection) {
    self.rules = rules
    self.selection = selection
  }

  /// Returns what the rules of a check say.
  func findings(of check: ShellCheck, _ detail: String) -> [CommandFinding] {
    byCheck.withLock { known in
      if known == nil { known = readRules() }
      return known?[check.rawValue] ?? []
    }.map { rule in
      let start = detail.isEmpty ? "" : detail.prefix(1).uppercased() + detail.dropFirst() + ". "
      return CommandFinding(
        rule: rule.id, severity: rule.severity, category: rule.category, action: rule.action,
        message: start + rule.why, remediation: rule.fix)
    }
  }

  private func readRules() -> [String: [Rule]] {
    var byCheck: [String: [Rule]] = [:]
    for number in 0..<rules.count
    where rules.record(at: number).kind == .check && selection.contains(number) {
      let rule = rules.rule(at: number)
      guard case .check(let name) = rule.matcher else { continue }
      byCheck[name, default: []].append(rule)
    }
    return byCheck
  }
}
