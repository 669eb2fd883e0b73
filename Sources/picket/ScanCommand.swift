internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketRules
internal import PicketScan
internal import PicketSystem

/// `picket scan`: runs a scan, writes its report, and tells how it ended.
struct ScanCommand {
  private var options: ScanOptions

  init(_ options: ScanOptions) {
    self.options = options
  }

  mutating func run() throws -> ExitStatus {
    let start = Process.monotonicNanoseconds
    let scanner: Scanner
    do {
      try readProject()
      scanner = try makeScanner()
    } catch let errors as RuleErrors {
      Terminal.note(errors.texts.map { $0 + "\n" }.joined())
      return .fault
    } catch let errors as PathErrors {
      Terminal.complain(errors.texts.joined(separator: "\n"))
      return .fault
    }
    Terminal.note(scanner.warnings.map { "warning: \($0)\n" }.joined())
    do {
      let result =
        if let name = options.standardInputName {
          scanner.scanStandardInput(path: name)
        } else {
          try scanner.scan(paths: options.paths)
        }
      let report = makeReport(result, scanner, start: start)
      try write(report)
      let summary = TextReporter.summary(report, ReportStyle())
      Terminal.note(String(decoding: summary, as: UTF8.self))
      return ExitStatus(report.outcome)
    } catch let errors as PathErrors {
      Terminal.complain(errors.texts.joined(separator: "\n"))
      return .fault
    }
  }

  /// Reads what the project says about scans of it.
  private mutating func readProject() throws {
    let project = try Project(scanning: options.paths.isEmpty ? [BytePath(".")] : options.paths)
    if !options.configurationFiles.isEmpty {
      options.settings.configuration = try Project.configuration(at: options.configurationFiles)
    } else if options.usesConfiguration {
      options.settings.configuration = try project.configuration()
    }
    options.settings.baseline = try options.baseline.map(project.baseline) ?? project.baseline()
  }

  private func makeScanner() throws -> Scanner {
    guard let table = options.table else { return try Scanner(options.settings) }
    let bytes = try Self.read(table, "--table")
    return try Scanner(options.settings, builtIn: RuleTable(bytes))
  }

  private func makeReport(_ result: ScanReport, _ scanner: Scanner, start: UInt64) -> Report {
    var report = Report(
      findings: result.findings, receipt: result.receipt, toolVersion: Version.number)
    report.rules = scanner.rules(of: result.findings)
    report.ruleCount = scanner.ruleCount
    report.elapsedNanoseconds = Process.monotonicNanoseconds - start
    report.scanned = options.standardInputName == nil ? "" : "standard input"
    let configuration = options.settings.configuration
    report.policy = FailPolicy(
      failOn: (options.failOn ?? configuration.failOn ?? .standard).severity)
    report.thresholds.severity = configuration.minimumSeverity ?? report.thresholds.severity
    report.thresholds.confidence = configuration.minimumConfidence ?? report.thresholds.confidence
    report.notices = result.notices.map { "\($0.path):\($0.line): \($0.text)" }
    if result.droppedNoticeCount > 0 {
      report.notices.append("\(result.droppedNoticeCount) more notices")
    }
    if options.showsStatistics { report.statistics = [Self.line(result.statistics)] }
    return report
  }

  private static func line(_ statistics: ScanStatistics) -> String {
    "\(statistics.byteCount) bytes scanned · \(statistics.candidateCount) candidates · "
      + "\(statistics.hitCount) hits · \(statistics.tryCount) tries of a pattern"
  }

  private func write(_ report: Report) throws {
    // On standard output findings stand alone, because the summary follows on standard error.
    let isAlone = options.format == .text && options.output == nil
    let bytes =
      isAlone
      ? TextReporter.findings(report, ReportStyle()) : options.format.render(report)
    guard let path = options.output else {
      try Output.write(bytes, to: .output)
      return
    }
    do throws(SystemError) {
      try Output.write(bytes, toFile: path)
    } catch {
      let name = String(decoding: path, as: UTF8.self).harmless
      throw FileError(text: "--output \(name): \(error)")
    }
  }

  private static func read(_ path: [UInt8], _ option: String) throws -> [UInt8] {
    let fileSystem = FileSystem()
    do throws(SystemError) {
      let file = try fileSystem.open(path, as: .file)
      return try fileSystem.contents(of: file, limit: RuleSource.largestFile)
    } catch {
      throw FileError(text: "\(option) \(String(decoding: path, as: UTF8.self).harmless): \(error)")
    }
  }
}
