internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketSystem

/// `picket check command`: judges shell commands before they run.
struct CheckCommand {
  private let scanner: Scanner
  private let command: [UInt8]?
  private let explains: Bool
  private let style: ReportStyle

  init(_ parsed: ParsedArguments) throws {
    command = parsed.operands.first
    explains = parsed.has(.explain)
    if parsed.has(.jsonl) {
      guard command == nil, !explains else {
        throw parsed.error("--jsonl takes its commands from standard input: leave the rest out")
      }
    } else if command == nil {
      throw parsed.error("give a command in quotes, or --jsonl with commands on standard input")
    }
    style = Terminal.style(of: .output, parsed.word(.color) ?? .auto)
    var settings = Settings()
    try settings.selectRules(parsed)
    try ProjectChoice(parsed).read(scanning: [], into: &settings)
    scanner = try Scanner(settings)
  }

  func run() throws -> ExitStatus {
    guard let command else { return try CommandLines(scanner).run() }
    let environment = { (name: String) in
      Process.environment(name).map { String(decoding: $0, as: UTF8.self) }
    }
    let project = try? Scanner.workTree(around: BytePath("."))
    let request = CommandRequest(
      String(decoding: command, as: UTF8.self), directory: try? Self.currentDirectory(),
      home: environment("HOME"), project: project?.description)
    let verdict = scanner.judge(request, explains: explains)
    try Terminal.print(text(of: verdict))
    return verdict.decision == .allow ? .clean : .findings
  }

  private static func currentDirectory() throws -> String {
    String(decoding: try FileSystem().realPath([UInt8(ascii: ".")]), as: UTF8.self)
  }

  private func text(of verdict: CommandVerdict) -> String {
    var lines = [verdict.decision.rawValue]
    for finding in verdict.findings {
      lines.append("")
      lines.append(
        "\(style.paint(.severity(finding.severity), finding.severity.rawValue)): "
          + "\(finding.rule) (\(finding.action.rawValue))")
      lines.append("  " + finding.message.harmless)
      lines.append("  " + finding.remediation.harmless)
    }
    if explains {
      lines += ["", "How the command was read:"]
      let steps = verdict.notes.isEmpty ? ["as it is written"] : verdict.notes
      lines += steps.map { "  " + $0.harmless }
      let deciding =
        verdict.findings.first.map { "\($0.rule) decided" } ?? "no rule spoke against it"
      lines.append("  " + deciding)
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
