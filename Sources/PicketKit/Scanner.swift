public import PicketModel
internal import PicketPolicy
package import PicketRules
internal import PicketScan
internal import PicketSources
internal import PicketSystem
internal import PicketTable

/// Finds what rules describe in texts, files and trees.
///
/// Made once and used often, by any number of threads: nothing in it changes.
public final class Scanner: Sendable {
  private let settings: Settings
  private let engine: Engine
  /// What makes rules of the user's files slower or weaker than their authors may think, as
  /// `file:line:column: text`.
  public let warnings: [String]

  /// Makes a scanner with the built-in rules and those of some files.
  ///
  /// - Parameters:
  ///   - settings: what the scans are told.
  ///   - ruleFiles: files of rules, by name and content.
  /// - Throws: `RuleErrors` with every fault of every file.
  public convenience init(
    _ settings: Settings = Settings(), ruleFiles: [RuleSource] = []
  ) throws(RuleErrors) {
    try self.init(settings, builtIn: BuiltInRules.table, ruleFiles: ruleFiles)
  }

  /// Makes a scanner with other rules in the place of the built-in ones.
  package init(
    _ settings: Settings, builtIn: RuleTable, ruleFiles: [RuleSource] = []
  ) throws(RuleErrors) {
    self.settings = settings
    // Reading all ids costs more than a start, so it waits for rules that could clash.
    let taken =
      ruleFiles.isEmpty ? [] : (0..<builtIn.count).map { builtIn.details(at: $0).rule.id }
    let own = try RuleLoader.compile(ruleFiles, strictness: .user, taken: Set(taken))
    warnings = own.warnings
    let tables = [builtIn] + (own.rules.isEmpty ? [] : [RuleTable(own.table)])
    engine = Engine(rules: RuleSet(tables), kernel: settings.kernel ?? .fastest)
  }

  /// The number of rules.
  public var ruleCount: Int {
    engine.rules.count
  }

  /// Returns the rules of some findings, by id.
  ///
  /// - Complexity: O(*n*), where *n* is the number of all rules, unless there are no findings.
  package func rules(of findings: [Finding]) -> [String: Rule] {
    let wanted = Set(findings.map(\.rule))
    var rules: [String: Rule] = [:]
    for index in 0..<(wanted.isEmpty ? 0 : engine.rules.count) {
      let rule = engine.rules.rule(at: index)
      if wanted.contains(rule.id) { rules[rule.id] = rule }
    }
    return rules
  }

  /// Scans files and trees; returns when all is read.
  ///
  /// - Parameter paths: as a user gives them: absolute, or from the current directory.
  /// - Returns: what was found and read in all of them.
  /// - Throws: `PathErrors` if some paths name nothing that can be scanned; nothing is scanned then.
  public func scan(paths: [BytePath]) throws(PathErrors) -> ScanReport {
    let fileSystem = FileSystem(faults: settings.faults)
    var roots: [TreeWork] = []
    var errors: [String] = []
    for path in paths {
      do throws(TreeRootError) {
        let root = try TreeRoot.find(
          path.bytes, isOnly: paths.count == 1, ignoresNothing: settings.ignoresNothing, fileSystem)
        switch root {
        case .directory(let node): roots.append(.directory(node))
        case .file(let file): roots.append(.file(file))
        }
      } catch {
        errors.append("\(path): \(error.detail)")
      }
    }
    guard errors.isEmpty else { throw PathErrors(texts: errors) }
    let run = TreeRun(
      context: context(.tree, fileSystem),
      workerCount: settings.workerCount ?? Process.processorCount)
    return ScanReport(run.scan(roots))
  }

  /// Scans a text that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: the whole text; UTF-16 is recognised and decoded.
  ///   - path: the path of the text in reports.
  /// - Returns: what was found in it.
  /// - Complexity: O(*n*), for *n* bytes.
  public func scan(_ bytes: Span<UInt8>, path: BytePath) -> ScanReport {
    let copy = bytes.indices.map { bytes[$0] }
    let worker = FileWorker(context(.tree, FileSystem()))
    worker.scan(copy, path: path)
    worker.report.finish(atMost: settings.maximumFindings)
    return ScanReport(worker.report)
  }

  /// Scans what standard input gives until its end.
  ///
  /// - Parameter path: the path of the text in reports.
  /// - Returns: what was found, and a failure if not all could be read.
  public func scanStandardInput(path: BytePath) -> ScanReport {
    let worker = FileWorker(context(.standardInput, FileSystem(faults: settings.faults)))
    worker.scanStream(FileDescriptor.standardInput(), path: path)
    worker.report.finish(atMost: settings.maximumFindings)
    return ScanReport(worker.report)
  }

  private func context(_ origin: Origin.Kind, _ fileSystem: FileSystem) -> RunContext {
    let today = Process.today
    return RunContext(
      engine: engine, fileSystem: fileSystem, origin: Origin(origin),
      today: Day(year: today.year, month: today.month, day: today.day),
      maximumFileSize: settings.maximumFileSize, maximumFindings: settings.maximumFindings,
      sizes: settings.sizes)
  }
}

/// Paths that name nothing that can be scanned.
public struct PathErrors: Error, Hashable, Sendable {
  /// A text for each: the path, and why.
  public let texts: [String]
}
