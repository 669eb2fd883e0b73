internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketRules
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
      let report =
        if let name = options.standardInputName {
          scanner.scanStandardInput(path: name)
        } else {
          try scanner.scan(paths: options.paths)
        }
      try write(report)
      Terminal.note(Summary(report, ruleCount: scanner.ruleCount, options, start: start).text)
      return status(of: report)
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

  private func write(_ report: ScanReport) throws {
    let bytes =
      switch options.format {
      case .short: ShortReporter.report(report.findings)
      case .jsonl: JSONLinesReporter.report(report.findings)
      }
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

  /// Says whether the run fails: what is severe enough counts if it is likely enough.
  private func status(of report: ScanReport) -> ExitStatus {
    let fails = report.findings.contains { finding in
      guard let limit = options.failOn, finding.suppressed == nil else { return false }
      return finding.severity >= limit && finding.confidence >= .medium
    }
    if fails { return .findings }
    return report.receipt.isComplete ? .clean : .incomplete
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
