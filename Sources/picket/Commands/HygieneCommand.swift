internal import PicketKit
internal import PicketModel
internal import PicketReport

/// `picket hygiene`: says what should change around a project, and changes what is safe.
struct HygieneCommand {
  private let hygiene: Hygiene
  private let fixes: Bool
  private let isTrial: Bool

  init(_ parsed: ParsedArguments) throws {
    fixes = parsed.has(.fix)
    isTrial = parsed.has(.dryRun)
    if isTrial, !fixes { throw parsed.error("--dry-run goes with --fix") }
    hygiene = try Hygiene(path: BytePath(parsed.operands.first ?? Array(".".utf8)))
  }

  func run() throws -> ExitStatus {
    var report = hygiene.inspect()
    try Terminal.print(Self.text(of: report))
    if fixes, !report.steps.isEmpty {
      if isTrial {
        try Terminal.print("This would be done without --dry-run; nothing was.\n")
      } else {
        let failures = hygiene.perform(report.steps)
        report = hygiene.inspect()
        report.failures += failures
        try Terminal.print(failures.isEmpty ? "All of this is done now.\n" : "")
      }
    }
    Terminal.note(summary(of: report))
    let fails = report.findings.contains { $0.severity >= .high && $0.confidence >= .medium }
    if fails { return .findings }
    return report.failures.isEmpty ? .clean : .incomplete
  }

  private static func text(of report: HygieneReport) -> String {
    var lines: [String] = []
    for finding in report.findings {
      lines.append(
        "\(finding.path.description.harmless): \(finding.severity.rawValue): \(finding.message)"
          + " [\(finding.rule)]")
      lines.append("  \(finding.remediation)")
    }
    if !report.settings.isEmpty {
      lines.append("Tools obey these files without asking; look at them before you open a project:")
      lines += report.settings.map { "  \($0.description.harmless)" }
    }
    if !report.isRepository {
      lines.append("There is no repository of git here, so nothing is ignored.")
    }
    if !report.steps.isEmpty { lines.append("To change:") }
    for step in report.steps { lines += shown(step) }
    return lines.map { $0 + "\n" }.joined()
  }

  private static func shown(_ step: HygieneStep) -> [String] {
    switch step {
    case .ignore(let added):
      return ["  add to .gitignore:"] + added.map { "    \($0)" }
    case .changeMode(let path, let old, let new, isDirectory: _):
      let name = path.bytes.isEmpty ? "." : path.description.harmless
      return ["  chmod \(String(new, radix: 8)) \(name)  (it is \(String(old, radix: 8)))"]
    }
  }

  private func summary(of report: HygieneReport) -> String {
    let failed = report.failures.map {
      "picket: not done or read: \($0.path.description.harmless): \($0.detail.harmless)\n"
    }
    let count = Quantity.count(report.findings.count, "finding")
    let steps = Quantity.count(report.steps.count, "thing")
    let advice = report.steps.isEmpty || fixes ? "" : ": 'picket hygiene --fix' does that"
    return failed.joined() + "picket: \(count), \(steps) to change\(advice)\n"
  }
}
