internal import PicketChecks
public import PicketModel
internal import PicketPolicy
package import PicketRules
internal import PicketScan
internal import PicketSources
internal import PicketSystem
internal import PicketTable
internal import Synchronization

/// Finds what rules describe in texts, files and trees.
///
/// Made once and used often, by any number of threads: nothing in it changes.
public final class Scanner: Sendable {
  let settings: Settings
  private let engine: Engine
  private let selection: RuleSelection
  let policy: FindingPolicy?
  private let names: LazyRuleNames
  let commandRules: CheckRules
  /// The commands that rules of the user's files are about.
  let ownCommands: OwnCommands
  /// What makes rules of the user's files slower or weaker than their authors may think, as
  /// `file:line:column: text`.
  public let warnings: [String]

  /// Makes a scanner with the built-in rules and those of some files.
  ///
  /// - Parameters:
  ///   - settings: what the scans are told.
  ///   - ruleFiles: files of rules, by name and content.
  /// - Throws: `RuleErrors` with every fault of every file, those of the configuration too.
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
    let configuration = settings.configuration
    // Reading all rules costs more than a start, so it waits for somebody who could name one.
    let builtInRules = { (0..<builtIn.count).map { builtIn.details(at: $0).rule } }
    var policy: FindingPolicy?
    let own = try RuleLoader.compile(
      ruleFiles + configuration.ruleFiles, configurations: configuration.sources,
      strictness: .user, taken: { Set(builtInRules().map(\.id)) },
      otherErrors: { rules in
        policy = configuration.policy { builtInRules() + rules }
        return configuration.errors + (policy?.errors ?? [])
      })
    self.policy = policy
    warnings = own.warnings
    ownCommands = OwnCommands(
      own.sources.compactMap { source in
        if case .command(let pattern) = source.rule.matcher {
          (source.rule.id, pattern)
        } else {
          nil
        }
      })
    let secrets = try settings.ownSecrets?.rules(
      like: builtInRules().first { $0.id == OwnSecrets.ruleName })
    let rules = RuleSet(
      [builtIn]
        + [own.rules, secrets ?? []].filter { !$0.isEmpty }.map { RuleTable(RuleTable.encoded($0)) }
    )
    selection = try RuleSelection(
      only: settings.onlyRules, skipping: settings.skippedRules, of: rules)
    names = LazyRuleNames(rules)
    commandRules = CheckRules(rules, selection)
    engine = Engine(rules: rules, kernel: settings.kernel ?? .fastest)
  }

  /// Every selected rule with its examples, in the order of the ids; the built-in ones first.
  public var rules: [Rule] {
    engine.rules.rulesWithExamples.enumerated().filter { selection.contains($0.offset) }
      .map(\.element)
  }

  /// The number of rules.
  public var ruleCount: Int {
    engine.rules.count
  }

  /// A hash of all rules.
  var rulesDigest: String {
    engine.rules.tables.map(\.table.digest.hexadecimal).joined(separator: "-")
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
    report(try run(paths, for: .report))
  }

  /// What a run is for.
  enum Purpose {
    case report
    /// Findings come with their secrets, and the baseline that there is says nothing of them.
    case baseline
    /// Findings come with their secrets, so that those of the same secret can be joined, and
    /// those of others told apart.
    case history
  }

  /// Scans files and trees.
  ///
  /// - Parameters:
  ///   - paths: as a user gives them.
  ///   - purpose: what the run is for.
  /// - Returns: what was found, with secrets that must not leave the library.
  /// - Throws: `PathErrors` if some paths name nothing that can be scanned.
  func run(_ paths: [BytePath], for purpose: Purpose) throws(PathErrors) -> RunReport {
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
    let context = context(.tree, fileSystem, purpose)
    var report = TreeRun(context: context, workerCount: workerCount).scan(roots)
    report.receipt.isCancelled = context.isCancelled
    if purpose != .baseline { finish(&report, context) }
    return report
  }

  /// The number of workers.
  var workerCount: Int { settings.workerCount ?? Process.processorCount }

  /// Scans a text that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: the whole text; UTF-16 is recognised and decoded.
  ///   - path: the path of the text in reports.
  /// - Returns: what was found in it.
  /// - Complexity: O(*n*), for *n* bytes.
  public func scan(_ bytes: Span<UInt8>, path: BytePath) -> ScanReport {
    let copy = bytes.indices.map { bytes[$0] }
    let context = context(.tree, FileSystem())
    let worker = FileWorker(context)
    worker.scan(copy, path: path)
    return report(of: worker, context)
  }

  /// Scans what standard input gives until its end.
  ///
  /// - Parameter path: the path of the text in reports.
  /// - Returns: what was found, and a failure if not all could be read.
  public func scanStandardInput(path: BytePath) -> ScanReport {
    let context = context(.standardInput, FileSystem(faults: settings.faults))
    let worker = FileWorker(context)
    worker.scanStream(FileDescriptor.standardInput(), path: path)
    return report(of: worker, context)
  }

  /// Returns the absolute path of the work tree of git that a path lies in; `nil` if it is in none.
  ///
  /// - Throws: `PathErrors` if that cannot be told.
  public static func workTree(around path: BytePath) throws(PathErrors) -> BytePath? {
    do throws(TreeRootError) {
      return try TreeRoot.workTree(around: path.bytes, FileSystem()).map { BytePath($0) }
    } catch {
      throw PathErrors(texts: ["\(path): \(error.detail)"])
    }
  }

  func report(of worker: FileWorker, _ context: RunContext) -> ScanReport {
    worker.finish()
    worker.report.receipt.isCancelled = context.isCancelled
    worker.report.finish(atMost: settings.maximumFindings)
    return report(worker.report, context)
  }

  func report(_ run: RunReport, _ context: RunContext) -> ScanReport {
    var run = run
    finish(&run, context)
    return report(run)
  }

  func report(_ run: RunReport) -> ScanReport {
    let costs = run.ruleCosts.enumerated().filter { $1.hitCount > 0 }.map { rule, cost in
      RuleCost(
        rule: engine.rules.rule(at: rule).id, hitCount: cost.hitCount, tryCount: cost.tryCount,
        matchCount: cost.matchCount, nanoseconds: cost.nanoseconds)
    }
    return ScanReport(
      run,
      ruleCosts: costs.sorted { ($1.nanoseconds, $0.rule) < ($0.nanoseconds, $1.rule) })
  }

  func context(
    _ origin: Origin.Kind, _ fileSystem: FileSystem, _ purpose: Purpose = .report,
    textChecks: TextChecks? = nil
  ) -> RunContext {
    RunContext(
      engine: engine, fileSystem: fileSystem, origin: Origin(origin), today: Day.today,
      selection: selection, settings: settings, policy: policy.flatMap { $0.isEmpty ? nil : $0 },
      keepsSecrets: settings.baseline != nil || purpose != .report,
      textChecks: textChecks ?? .standard(ownCommands),
      ruleNames: { [names] in names.value })
  }

  /// Does what needs all findings of a run.
  func finish(_ report: inout RunReport, _ context: RunContext) {
    for notice in policy?.notices ?? [] { report.keep(notice) }
    report.sortNotices()
    settings.baseline?.suppress(
      &report, on: context.today, workerCount: workerCount, context.fileSystem)
  }
}

extension Day {
  /// The day of the clock, in UTC.
  static var today: Day {
    let today = Process.today
    return Day(year: today.year, month: today.month, day: today.day)
  }
}

/// The names of all rules, read when somebody asks: that costs more than a start.
private final class LazyRuleNames: Sendable {
  private let rules: RuleSet
  private let names = Mutex<RuleNames?>(nil)

  init(_ rules: RuleSet) {
    self.rules = rules
  }

  var value: RuleNames {
    names.withLock { names in
      if let names { return names }
      let read = RuleNames((0..<rules.count).map { rules.rule(at: $0) })
      names = read
      return read
    }
  }
}

/// Paths that name nothing that can be scanned, or files that cannot be used.
public struct PathErrors: Error, Hashable, Sendable {
  /// A text for each: the path, why, and what to do.
  public let texts: [String]
}
