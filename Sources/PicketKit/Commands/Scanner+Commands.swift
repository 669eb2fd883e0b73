internal import PicketChecks
internal import PicketModel
internal import PicketPolicy

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
    setting.ownCommands = ownCommands
    let judgement = ShellRun.judge(Array(request.text.utf8), .itself, setting)
    var found = judgement.findings.map { (check: $0.check.rawValue, detail: $0.detail) }
    found += judgement.ownFindings.map { (OwnCommands.check(ofRule: $0.rule), "") }
    if judgement.isExhausted { found.append((ShellCheck.unjudgedCommand.rawValue, "")) }
    var findings: [CommandFinding] = []
    var known: Set<CommandFinding> = []
    for item in found {
      for (_, rule) in commandRules.rules(of: item.check) {
        let finding = CommandFinding(of: policy?.live(rule) ?? rule, detail: item.detail)
        if known.insert(finding).inserted { findings.append(finding) }
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

extension CommandRequest {
  /// The command as a POSIX shell would be asked to run it.
  fileprivate var text: String {
    let program = shell?.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last?.lowercased() ?? ""
    let name = program.hasSuffix(".exe") ? String(program.dropLast(4)) : program
    return switch name {
    case "powershell", "pwsh": "\(name) -Command \(command.shellQuoted)"
    case "cmd": "cmd /c \(command.shellQuoted)"
    default: command
    }
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
