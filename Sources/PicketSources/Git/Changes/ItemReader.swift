/// Reads the objects of items, in the order of the items.
package final class ItemReader {
  /// Gives the next items, and `nil` at the end.
  package typealias Items = () throws(GitError) -> [GitItem]?

  private let queue: Queue
  private let objects: ObjectReader

  /// Items that were asked for and did not come yet.
  private final class Queue {
    private var items: [GitItem] = []
    private var takenCount = 0

    func add(_ more: [GitItem]) { items += more }

    func take() -> GitItem {
      defer {
        takenCount += 1
        if takenCount > 4096 {
          items.removeFirst(takenCount)
          takenCount = 0
        }
      }
      return items[takenCount]
    }
  }

  /// Starts git.
  ///
  /// - Throws: `GitError` if it cannot be started.
  package init(_ git: GitCommand, _ items: @escaping Items) throws(GitError) {
    let queue = Queue()
    self.queue = queue
    objects = try ObjectReader(git) { () throws(GitError) in
      guard let more = try items() else { return nil }
      queue.add(more)
      return more.map(\.id)
    }
  }

  /// Returns the next item, whose content is to be read then; `nil` behind the last.
  package func next() throws(GitError) -> (item: GitItem, content: ObjectReader.Header.Content)? {
    guard let header = try objects.next() else { return nil }
    return (queue.take(), header.content)
  }

  /// Reads content of the last object; see `ObjectReader`.
  package func read(into bytes: inout [UInt8], at range: Range<Int>) throws(GitError) -> Int {
    try objects.read(into: &bytes, at: range)
  }

  /// Returns the whole content of the last object; see `ObjectReader`.
  package func content(size: Int) throws(GitError) -> [UInt8] {
    try objects.content(size: size)
  }
}
