internal import PicketChecks
internal import PicketModel
internal import PicketPolicy
internal import PicketRules
internal import PicketScan
internal import PicketSystem

/// What all workers of a run share.
final class RunContext: Sendable {
  let engine: Engine
  let pathRules: PathRules
  let entryChecks = EntryChecks.standard
  let textChecks: TextChecks
  let checkRules: CheckRules
  let fileSystem: FileSystem
  let origin: Origin
  let today: Day
  let selection: RuleSelection
  let settings: Settings
  /// The sizes of reading, in bytes: lowered by tests so that short texts have borders too.
  let sizes: ReadSizes

  /// What the configuration says about findings; `nil` if it says nothing.
  let policy: FindingPolicy?
  /// Whether secrets are kept beside their findings until the end of the run.
  let keepsSecrets: Bool
  /// Gives the names of all rules; they are read when somebody asks.
  let ruleNames: @Sendable () -> RuleNames

  init(
    engine: Engine, fileSystem: FileSystem, origin: Origin, today: Day, selection: RuleSelection,
    settings: Settings, policy: FindingPolicy?, keepsSecrets: Bool, textChecks: TextChecks,
    ruleNames: @escaping @Sendable () -> RuleNames
  ) {
    self.engine = engine
    checkRules = CheckRules(engine.rules, selection)
    pathRules = PathRules(
      engine.rules.tables.flatMap { firstRule, table in
        table.pathRules.map { ($0.rule + firstRule, $0.pattern) }
          .filter { selection.contains($0.0) }
      })
    self.fileSystem = fileSystem
    self.origin = origin
    self.today = today
    self.selection = selection
    self.settings = settings
    sizes = settings.sizes.fitting(engine.reach)
    self.policy = policy
    // Where all rules are wanted none is asked: to read them takes longer than a start.
    self.textChecks =
      selection.isWhole ? textChecks : textChecks.filtered(checkRules.hasRules(ofFamily:))
    self.keepsSecrets = keepsSecrets
    self.ruleNames = ruleNames
  }

  /// Whether the scan is to end before it is through.
  var isCancelled: Bool {
    settings.cancellation?.isCancelled ?? false
  }

  /// Counts what was scanned, for whoever watches.
  func note(files: Int, bytes: Int) {
    settings.progress?.add(files: files, bytes: bytes)
  }
}

/// How much is read at once, and how much of a large file one worker takes.
package struct ReadSizes: Hashable, Sendable {
  /// In bytes.
  package var buffer: Int
  package var range: Int

  /// One read fills most files; ranges are long enough that what is read twice does not count.
  package static let standard = ReadSizes(buffer: 256 << 10, range: 8 << 20)

  package init(buffer: Int, range: Int) {
    self.buffer = buffer
    self.range = range
  }

  /// Returns sizes in which every place has as much text around it as its rule may ask for.
  func fitting(_ reach: Engine.Reach) -> ReadSizes {
    // A chunk holds what is kept before and behind, and at least one byte that is judged.
    ReadSizes(buffer: max(buffer, reach.before + reach.behind + 1), range: max(range, 1))
  }
}
