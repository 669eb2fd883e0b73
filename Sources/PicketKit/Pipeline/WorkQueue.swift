internal import Dispatch
internal import Synchronization

/// Work that is waiting for a worker, the last that came first.
///
/// Last in, first out keeps few directories open: a tree is walked in depth.
final class WorkQueue<Item: Sendable>: Sendable {
  private struct State {
    var items: [Item] = []
    /// Workers that have come so far, and those of them that found no work.
    var workerCount = 0
    var idleCount = 0
    var isDone = false
  }

  private let state = Mutex(State())
  private let available = DispatchSemaphore(value: 0)

  init(first: [Item]) {
    state.withLock { $0.items = first.reversed() }
  }

  /// Lets a worker take part, before its first call of `next`.
  ///
  /// Workers are counted as they come: one that the system starts only when another has ended must
  /// not be waited for.
  func enter() {
    state.withLock { $0.workerCount += 1 }
  }

  /// Adds work.
  func push(_ item: Item) {
    let somebodyWaits = state.withLock { state in
      state.items.append(item)
      guard state.idleCount > 0 else { return false }
      state.idleCount -= 1
      return true
    }
    if somebodyWaits { available.signal() }
  }

  /// Returns the next work, and waits for it while another worker may still add some.
  ///
  /// - Returns: `nil` when everything is done.
  func next() -> Item? {
    while true {
      let (item, isDone) = state.withLock { state -> (Item?, Bool) in
        if let item = state.items.popLast() { return (item, false) }
        if state.isDone { return (nil, true) }
        state.idleCount += 1
        // The last one awake finds nothing: nobody is left who could add work.
        state.isDone = state.idleCount == state.workerCount
        return (nil, state.isDone)
      }
      if let item { return item }
      if isDone { break }
      available.wait()
    }
    wakeAll()
    return nil
  }

  private func wakeAll() {
    let waiting = state.withLock { state in
      defer { state.idleCount = 0 }
      return max(0, state.idleCount - 1)
    }
    for _ in 0..<waiting { available.signal() }
  }
}
