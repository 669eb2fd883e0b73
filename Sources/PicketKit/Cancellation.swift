internal import PicketSystem
internal import Synchronization

/// Ends a scan before it is through: whoever shares the value with the scan may cancel it.
///
/// Workers stop at their next file, or at their next piece of a large one. The report then says
/// `isCancelled`, holds what was found so far, and is not complete.
public final class Cancellation: Sendable {
  private let flag = Atomic(false)
  private let followsSignals: Bool

  /// Makes a value that cancels when it is told to.
  public init() {
    followsSignals = false
  }

  /// Makes a value that cancels when a signal has come, too.
  package init(followingSignals: Bool) {
    followsSignals = followingSignals
  }

  /// Cancels every scan that has the value; may be called from any thread, and again.
  public func cancel() {
    flag.store(true, ordering: .relaxed)
  }

  /// Whether somebody cancelled.
  public var isCancelled: Bool {
    flag.load(ordering: .relaxed) || followsSignals && Signals.caught != nil
  }
}
