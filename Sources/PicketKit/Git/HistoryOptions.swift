/// What of a history is scanned.
public struct HistoryOptions: Hashable, Sendable {
  /// Revisions that lead to what counts; none stands for all references and `HEAD`.
  public var revisions: [[UInt8]] = []
  /// Whether stored objects count that nothing leads to.
  public var includesUnreachable = false
  /// Whether only what is new since the last complete scan with the same rules counts; what that
  /// scan led to is remembered in git's own directory.
  public var isSinceLast = false

  /// Makes the options of a scan of everything that can be reached.
  public init() {}
}
