internal import Dispatch
internal import PicketModel
internal import PicketSources
internal import Synchronization

/// Scans items of git with all processors.
struct ItemRun {
  let context: RunContext
  let workerCount: Int
  let old: OldObjects

  /// Scans what a reader gives; returns when all of it is done.
  ///
  /// - Parameters:
  ///   - reader: gives the items.
  ///   - origins: who wrote commits, where no message among the items tells.
  /// - Returns: what was found, not in order.
  func scan(_ reader: ItemReader, origins: [GitObjectID: Origin] = [:]) -> RunReport {
    let items = SharedItems(reader, origins)
    let reports = Mutex<[RunReport]>([])
    DispatchQueue.concurrentPerform(iterations: workerCount) { _ in
      guard !items.isEnded else { return }
      let worker = ItemWorker(context, items, old)
      worker.run()
      reports.withLock { $0.append(worker.files.report) }
    }
    var whole = RunReport()
    for report in reports.withLock({ $0 }) { whole.merge(report) }
    return whole
  }
}

/// A reader of which workers take turns: one reads while the others scan.
final class SharedItems: @unchecked Sendable {
  // Unchecked: only who has the turn touches the rest.
  private let turn = DispatchSemaphore(value: 1)
  private let reader: ItemReader
  private var origins: [GitObjectID: Origin]
  private var ended = false

  init(_ reader: ItemReader, _ origins: [GitObjectID: Origin]) {
    self.reader = reader
    self.origins = origins
  }

  var isEnded: Bool {
    turn.wait()
    defer { turn.signal() }
    return ended
  }

  /// Takes a turn; `body` gets the next item and reads its content.
  ///
  /// - Returns: what `body` returns; `nil` when there is no item anymore.
  func withNext<R>(
    _ body: (ItemReader, GitItem, ObjectReader.Header.Content) -> R
  ) throws(GitError) -> R? {
    turn.wait()
    defer { turn.signal() }
    guard !ended else { return nil }
    // Only an item that comes leaves something to come.
    ended = true
    guard let (item, content) = try reader.next() else { return nil }
    ended = false
    return body(reader, item, content)
  }

  /// Remembers who wrote a commit; only for who has the turn.
  func add(_ origin: Origin, of commit: GitObjectID) {
    origins[commit] = origin
  }

  /// Returns where things of a commit come from; only for who has the turn.
  func origin(of commit: GitObjectID?, _ kind: Origin.Kind) -> Origin {
    commit.flatMap { origins[$0] } ?? Origin(kind)
  }
}
