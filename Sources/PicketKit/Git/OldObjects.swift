internal import Dispatch
internal import PicketSources

/// Older versions of texts as git has them, which all workers ask one process for.
final class OldObjects: @unchecked Sendable {
  // Unchecked: only who has the turn touches the rest.
  private let turn = DispatchSemaphore(value: 1)
  private let git: GitCommand
  private var reader: ObjectReader?
  private let request = Request()

  private final class Request {
    var id: GitObjectID?

    func take() -> [GitObjectID] {
      defer { id = nil }
      return id.map { [$0] } ?? []
    }
  }

  /// Prepares to ask git.
  ///
  /// - Parameters:
  ///   - git: runs in the repository.
  ///   - startsNow: whether the process starts before anybody asks, because somebody soon will.
  /// - Throws: `GitError` if it cannot be started now.
  init(_ git: GitCommand, startsNow: Bool = false) throws(GitError) {
    self.git = git
    if startsNow { reader = try start() }
  }

  /// Reads an object.
  ///
  /// - Parameters:
  ///   - id: the object.
  ///   - body: reads its content.
  /// - Returns: what `body` returns; `nil` if there is no such object.
  /// - Throws: `GitError` if git fails.
  func read<R>(
    _ id: GitObjectID, _ body: (ObjectReader, _ size: Int) throws(GitError) -> R?
  ) throws(GitError) -> R? {
    turn.wait()
    defer { turn.signal() }
    do throws(GitError) {
      request.id = id
      if reader == nil { reader = try start() }
      guard let reader, case .object(_, let size)? = try reader.next()?.content else {
        return nil
      }
      return try body(reader, size)
    } catch {
      // Nobody knows what it would say next.
      reader = nil
      throw error
    }
  }

  private func start() throws(GitError) -> ObjectReader {
    try ObjectReader(git, isInteractive: true) { [request] () throws(GitError) in request.take() }
  }
}
