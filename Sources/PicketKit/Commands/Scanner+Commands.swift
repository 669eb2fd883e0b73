internal import PicketChecks
internal import PicketModel

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
      for (_, rule) in commandRules.rules(of: item.check.rawValue) {
        let finding = CommandFinding(of: rule, detail: item.detail)
        if !findings.contains(finding) { findings.append(finding) }
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
