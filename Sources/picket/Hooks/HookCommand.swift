internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketSystem

/// `picket hook …`: what git calls before it records or takes something, and `picket ci`.
struct HookCommand {
  private let options: ScanOptions
  /// What to do about a finding, which depends on how far it has come.
  private let advice: String

  private static let staged =
    "move the secret out of the file, stage the change, and commit again"
  private static let committed =
    "rewrite the commits before you push ('git rebase -i'), and replace the secret if anybody saw it"
  private static let received =
    "revoke the secret first: it has left the machine; then rewrite the commits and push again"

  init(_ parsed: ParsedArguments) throws {
    var options = try ScanOptions(parsed)
    switch parsed.verb {
    case .hookCommitMsg:
      let path = parsed.operands[0]
      let message = try InputFile.bytes(path, "")
      options.subject = .message(
        CommitMessage.recorded(message, commentMark: try CommitMessage.commentMark()),
        path: BytePath(path))
      advice = "take the secret out of the message, and commit again"
    case .hookPrePush:
      options.subject = .push(
        try InputFile.standardInput(for: "hook pre-push"), remote: parsed.operands[0])
      advice = Self.committed
    case .hookPreReceive:
      options.subject = .push(try InputFile.standardInput(for: "hook pre-receive"), remote: nil)
      // The sender sees each line behind 'remote:'.
      if !parsed.has(.format) { options.format = .short }
      advice = Self.received
    default:
      // Tools that manage hooks call the one of commits for merges, too.
      options.subject = .staged(isHook: true)
      advice = Self.staged
    }
    if !parsed.has(.verbose) { options.isQuiet = true }
    self.options = options
  }

  private init(_ options: ScanOptions, advice: String) {
    (self.options, self.advice) = (options, advice)
  }

  /// `picket ci`.
  static func ci(_ parsed: ParsedArguments) throws -> HookCommand {
    var options = try ScanOptions(parsed)
    options.subject = .range(try CIRange.find(Process.environment(_:)))
    return HookCommand(options, advice: received)
  }

  func run() throws -> ExitStatus {
    let status = try ScanCommand(options).run()
    if case .findings = status { Terminal.note("picket: \(advice)\n") }
    if case .incomplete = status { Terminal.note("picket: not everything was read\n") }
    return status
  }
}
