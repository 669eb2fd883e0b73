internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketRules
internal import PicketScan
internal import PicketSystem

/// `picket scan`: runs a scan, writes its report, and tells how it ended.
struct ScanCommand {
  private let options: ScanOptions
  private let start = Process.monotonicNanoseconds

  init(_ options: ScanOptions) {
    self.options = options
  }

  /// What `picket` alone does: scans what is staged, or else the work tree around the current
  /// directory, and says so.
  static func ofWhatIsAtHand() throws -> ScanCommand {
    var options = ScanOptions()
    let root = try Scanner.workTree(around: BytePath("."))
    if root != nil, try Scanner.hasStaged() {
      options.subject = .staged(isHook: false)
      Terminal.note("picket: scanning what is staged; for the rest, 'picket scan'\n")
      return ScanCommand(options)
    }
    if let root { options.subject = .paths([root]) }
    Terminal.note(
      root.map { "picket: scanning the work tree \($0.description.harmless)\n" }
        ?? "picket: scanning the current directory, which is in no work tree of git\n")
    return ScanCommand(options)
  }

  func run() throws -> ExitStatus {
    do {
      return try runScan()
    } catch let errors as PathErrors {
      Terminal.complain((errors.texts + ["nothing was scanned"]).joined(separator: "\n"))
      return .fault
    }
  }

  private func runScan() throws -> ExitStatus {
    Signals.remember()
    let paths = try options.subject.paths()
    var settings = options.settings
    let project = try options.project.read(scanning: paths, into: &settings)
    if options.findsOwnSecrets { settings.ownSecrets = gatherSecrets(of: project) }
    settings.cancellation = Cancellation(followingSignals: true)
    let line = options.isQuiet ? nil : ProgressLine.start()
    settings.progress = line?.progress
    let (scanner, result): (Scanner, ScanReport)
    do {
      defer { line?.end() }
      scanner = try makeScanner(settings)
      Terminal.note(scanner.warnings.map { "warning: \($0)\n" }.joined())
      result = try scan(paths, with: scanner)
    }
    var report = makeReport(result, scanner, settings.configuration)
    report.project = try projectToName(project, paths)
    try write(report)
    try addStepSummary(of: report)
    let style = Terminal.style(of: .error, options.color)
    try? Output.write(TextReporter.nearMisses(report, style), to: .error)
    if !options.isQuiet || !report.isComplete {
      try? Output.write(TextReporter.summary(report, style), to: .error)
    }
    return status(of: report)
  }

  /// Gathers the user's own secrets, and says how many there are.
  private func gatherSecrets(of project: Project) -> OwnSecrets {
    let secrets = OwnSecrets(
      project: project.root ?? BytePath("."),
      home: Process.environment("HOME").map { BytePath($0) }, environment: Process.environment)
    Terminal.note(secrets.unreadable.map { "warning: \($0.harmless)\n" }.joined())
    Terminal.note(
      "picket: looking for copies of \(Quantity.count(secrets.count, "secret")) of yours\n")
    return secrets
  }

  /// Returns what somebody who allows a finding has to name, standing where the scan ran.
  private func projectToName(_ project: Project, _ paths: [BytePath]) throws -> BytePath? {
    guard paths.count == 1, project.root != (try Project(scanning: [BytePath(".")])).root else {
      return nil
    }
    return paths[0]
  }

  private func makeScanner(_ settings: Settings) throws -> Scanner {
    guard let table = options.table else { return try Scanner(settings) }
    let bytes = try InputFile.bytes(table, "--table")
    return try Scanner(settings, builtIn: RuleTable(bytes))
  }

  private func scan(_ paths: [BytePath], with scanner: Scanner) throws -> ScanReport {
    switch options.subject {
    case .paths, .list: try scanner.scan(paths: paths)
    case .standardInput(let name): scanner.scanStandardInput(path: name)
    case .statements(let file): try scanStatements(file, with: scanner)
    case .staged(let isHook): try scanner.scanStaged(isHook: isHook)
    case .range(let range): try scanner.scanRange(range)
    case .history(let history): try scanner.scanHistory(history)
    case .message(let message, let path): scanner.scanMessage(message, path: path)
    case .push(let lines, let remote): try scanner.scanPush(lines, to: remote)
    }
  }

  private func scanStatements(_ file: [UInt8]?, with scanner: Scanner) throws -> ScanReport {
    let text =
      try file.map { try InputFile.bytes($0, "", limit: Scanner.largestStatementText) }
      ?? InputFile.standardInput(for: "")
    return scanner.scanStatements(text.span, path: BytePath(file ?? Array("<stdin>".utf8)))
  }

  private func makeReport(
    _ result: ScanReport, _ scanner: Scanner, _ configuration: Configuration
  ) -> Report {
    var report = Report(
      findings: result.findings, receipt: result.receipt, toolVersion: Version.number)
    report.rules = scanner.rules(of: result.findings)
    report.ruleCount = scanner.ruleCount
    report.nearMissCount = result.nearMissCount
    if options.showsNearMisses { report.nearMisses = result.nearMisses }
    report.elapsedNanoseconds = Process.monotonicNanoseconds - start
    report.scanned = options.subject.words
    report.policy = FailPolicy(
      failOn: (options.failOn ?? configuration.failOn ?? .standard).severity)
    let thresholds = report.thresholds
    report.thresholds.severity =
      options.minimumSeverity ?? configuration.minimumSeverity ?? thresholds.severity
    report.thresholds.confidence =
      options.minimumConfidence ?? configuration.minimumConfidence ?? thresholds.confidence
    report.notices = result.notices.map { "\($0.path):\($0.line): \($0.text)" }
    if result.droppedNoticeCount > 0 {
      report.notices.append("\(result.droppedNoticeCount) more notices")
    }
    report.statistics = options.statistics.lines(of: result)
    report.namesEveryFailure = options.isVerbose
    report.isInterrupted = result.isCancelled
    return report
  }

  /// Writes the findings; a scan that was cut short leaves files as they are.
  private func write(_ report: Report) throws {
    if options.printsFindings || report.isInterrupted {
      let style = Terminal.style(of: .output, options.color)
      // On standard output findings stand alone, because the summary follows on standard error.
      try Terminal.print(
        options.format == .text
          ? TextReporter.findings(report, style) : options.format.render(report))
    }
    guard !report.isInterrupted else { return }
    for file in options.reports {
      do throws(SystemError) {
        try Output.write(file.format.render(report), toFile: file.path)
      } catch {
        throw FileError(file.option, file.path, error.withAdvice)
      }
    }
  }

  /// Adds to the page that GitHub shows of a step, where GitHub is who reads the report.
  private func addStepSummary(of report: Report) throws {
    let formats = [options.format] + options.reports.map(\.format)
    guard formats.contains(.github), let path = Process.environment("GITHUB_STEP_SUMMARY"),
      !path.isEmpty
    else { return }
    do throws(SystemError) {
      try Output.append(MarkdownReporter.stepSummary(report), toFile: path)
    } catch {
      throw FileError("GITHUB_STEP_SUMMARY", path, error.withAdvice)
    }
  }

  private func status(of report: Report) -> ExitStatus {
    if report.isInterrupted, let signal = Signals.caught { return .interrupted(signal) }
    return ExitStatus(report.outcome)
  }
}

extension ScanOptions.Subject {
  /// What it is, for people; empty for paths.
  fileprivate var words: String {
    switch self {
    case .paths, .list: ""
    case .standardInput, .statements(nil): "standard input"
    case .statements(let file?): file.shown
    case .staged: "what is staged"
    case .range: "what the range adds"
    case .history: "the history"
    case .message: "the message"
    case .push: "what the push brings"
    }
  }

  /// The paths that are scanned; none for standard input.
  fileprivate func paths() throws -> [BytePath] {
    switch self {
    case .paths(let paths): paths
    case .standardInput, .statements, .staged, .range, .history, .message, .push: []
    case .list(let file, let isNullSeparated):
      try InputFile.list(file, isNullSeparated: isNullSeparated).map { BytePath($0) }
    }
  }
}

extension ScanOptions.Statistics {
  /// What a report tells of the work that was done, a line each.
  fileprivate func lines(of result: ScanReport) -> [String] {
    guard self != .none else { return [] }
    let work = result.statistics
    let line =
      "\(work.byteCount) bytes scanned · \(work.candidateCount) candidates · "
      + "\(work.hitCount) hits · \(work.tryCount) tries of a pattern"
    return [line]
      + result.ruleCosts.map { cost in
        "\(cost.rule): \(Quantity.count(cost.hitCount, "hit")) · "
          + "\(Quantity.count(cost.tryCount, "try", plural: "tries")) · "
          + "\(cost.matchCount) matched · \(cost.nanoseconds / 1000) µs"
      }
  }
}
