internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketRules
internal import PicketScan
internal import PicketSystem

/// `picket scan`: runs a scan, writes its report, and tells how it ended.
struct ScanCommand {
  private let options: ScanOptions

  init(_ options: ScanOptions) {
    self.options = options
  }

  func run() throws -> ExitStatus {
    let start = Process.monotonicNanoseconds
    let scanner: Scanner
    do {
      scanner = try makeScanner()
    } catch let errors as RuleErrors {
      Terminal.note(errors.texts.map { $0 + "\n" }.joined())
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

  private func makeScanner() throws -> Scanner {
    let files = try Self.read(options.ruleFiles, "--config")
    guard let table = options.table else {
      return try Scanner(options.settings, ruleFiles: files)
    }
    let bytes = try Self.read([table], "--table")[0].bytes
    return try Scanner(options.settings, builtIn: RuleTable(bytes), ruleFiles: files)
  }

  private func makeReport(_ result: ScanReport, _ scanner: Scanner, start: UInt64) -> Report {
    var report = Report(
      findings: result.findings, receipt: result.receipt, toolVersion: Version.number)
    report.rules = scanner.rules(of: result.findings)
    report.ruleCount = scanner.ruleCount
    report.elapsedNanoseconds = Process.monotonicNanoseconds - start
    report.scanned = options.standardInputName == nil ? "" : "standard input"
    report.policy = FailPolicy(failOn: options.failOn)
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

  private static func read(_ files: [[UInt8]], _ option: String) throws -> [RuleSource] {
    let fileSystem = FileSystem()
    return try files.map { path in
      let name = String(decoding: path, as: UTF8.self)
      do throws(SystemError) {
        let file = try fileSystem.open(path, as: .file)
        let bytes = try fileSystem.contents(of: file, limit: RuleSource.largestFile)
        return RuleSource(name: name, bytes: bytes)
      } catch {
        throw FileError(text: "\(option) \(name.harmless): \(error)")
      }
    }
  }
}
