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
      options.subject = .staged(isMerge: false)
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
    Signals.remember()
    let paths = try options.subject.paths()
    var settings = options.settings
    try options.project.read(scanning: paths, into: &settings)
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
    let report = makeReport(result, scanner, settings.configuration)
    try write(report)
    if !options.isQuiet || !report.isComplete {
      try? Output.write(
        TextReporter.summary(report, Terminal.style(of: .error, options.color)), to: .error)
    }
    return status(of: report)
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
    case .staged(let isMerge): try scanner.scanStaged(isMergeHook: isMerge)
    case .range(let range): try scanner.scanRange(range)
    case .history(let history): try scanner.scanHistory(history)
    case .message(let message, let path): scanner.scanMessage(message, path: path)
    case .push(let lines, let remote): try scanner.scanPush(lines, to: remote)
    }
  }

  private func makeReport(
    _ result: ScanReport, _ scanner: Scanner, _ configuration: Configuration
  ) -> Report {
    var report = Report(
      findings: result.findings, receipt: result.receipt, toolVersion: Version.number)
    report.rules = scanner.rules(of: result.findings)
    report.ruleCount = scanner.ruleCount
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
    case .standardInput: "standard input"
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
    case .standardInput, .staged, .range, .history, .message, .push: []
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
