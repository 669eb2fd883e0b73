public import PicketModel
package import PicketPolicy
package import PicketScan
package import PicketSystem

/// What a scan may be told.
public struct Settings: Sendable {
  /// The number of workers; `nil` is one for each processor.
  ///
  /// Never changes what is found.
  public var workerCount: Int?
  /// Files of more bytes are out of scope; `nil` is no limit.
  public var maximumFileSize: Int?
  /// More findings than these are dropped, and the scan is not complete.
  public var maximumFindings: Int
  /// The ids and categories of the rules that make findings; empty for all.
  public var onlyRules: [String] = []
  /// The ids and categories of rules that make none.
  public var skippedRules: [String] = []
  /// Ends scans before they are through; `nil` if nobody does.
  public var cancellation: Cancellation?
  /// Is told how far scans have come; `nil` if nobody watches.
  public var progress: Progress?
  /// Is called with each finding as soon as it is found, by any thread and in no order; `nil` if nobody
  /// wants them before the report.
  ///
  /// A baseline is asked when all findings are known, so those that it suppresses come too.
  public var onFinding: (@Sendable (Finding) -> Void)?
  /// Whether what git ignores is in scope too.
  public var ignoresNothing: Bool
  /// Secrets of the user that are looked for exactly; `nil` for none.
  public var ownSecrets: OwnSecrets?
  /// What files of configuration say.
  public var configuration: Configuration
  /// The findings that are known; `nil` for none.
  public var baseline: Baseline?
  /// What a new hash in a baseline costs: lowered by tests.
  package var baselineCost: Scrypt
  /// Whether the modes of files and directories on the disk are judged.
  ///
  /// Where continuous integration checks out files, modes say nothing about those of a user.
  public var judgesModes = true
  /// Whether the modes of all files that git ignores are judged too, not only of those whose names
  /// promise secrets.
  public var judgesAllModes = false
  /// How anchors are looked for; `nil` is the fastest way of this processor.
  package var kernel: Kernel?
  /// Whether reports tell what each rule cost.
  package var countsRuleCosts = false
  /// How much is read at once.
  package var sizes: ReadSizes
  /// What git gets of the environment, as `NAME=value`; `nil` is that of the process.
  package var environment: [[UInt8]]?
  /// Makes system calls fail, in tests.
  package var faults: FaultInjector?

  /// Makes the settings of a scan that is told nothing.
  public init() {
    maximumFindings = 100_000
    ignoresNothing = false
    configuration = Configuration()
    baselineCost = BaselineSalt.standardCost
    sizes = .standard
  }
}
