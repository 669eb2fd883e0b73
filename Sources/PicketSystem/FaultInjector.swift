internal import Synchronization

/// Makes one system call fail, for tests that let each fail in turn.
package final class FaultInjector: Sendable {
  /// The number of calls made so far.
  private let count = Atomic<Int>(0)
  private let failing: Int
  private let number: Int32

  /// Makes an injector.
  ///
  /// - Parameters:
  ///   - call: the number of the call that fails, from 0; all others work.
  ///   - number: the value of `errno` that it fails with.
  package init(failing call: Int, number: Int32) {
    failing = call
    self.number = number
  }

  /// The number of calls made so far.
  package var callCount: Int {
    count.load(ordering: .relaxed)
  }

  func check(_ call: String) throws(SystemError) {
    if count.add(1, ordering: .relaxed).oldValue == failing {
      throw SystemError(call, number: number)
    }
  }
}
