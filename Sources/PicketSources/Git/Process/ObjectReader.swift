/// Reads objects through one process of git, in the order in which they are asked for.
///
/// Where git gives up at an object, such as a broken one, or one that a partial clone does not have,
/// the process is started again behind it: one object does not hide the others.
package final class ObjectReader {
  /// Gives the next objects to ask for, and `nil` at the end; to who asks one by one, none if the
  /// next one is not known yet.
  package typealias Requests = () throws(GitError) -> [GitObjectID]?

  /// What git says about the next object.
  package struct Header: Hashable, Sendable {
    package var id: GitObjectID
    /// How many objects came before.
    package var index: Int
    package var content: Content

    package enum Content: Hashable, Sendable {
      case object(Kind, size: Int)
      /// It cannot be read, and why.
      case unreadable(String)
    }

    package enum Kind: String, Hashable, Sendable {
      case blob
      case tree
      case commit
      case tag
    }
  }

  private let git: GitCommand
  private let isInteractive: Bool
  private let requests: Requests
  private var process: GitProcess?
  /// What was asked for and did not come yet; the first ones may be done with.
  private var pending: [GitObjectID] = []
  private var doneCount = 0
  /// How many of the pending objects the process was told of.
  private var toldCount = 0
  private var isEnded = false
  private var nextIndex = 0
  private var restartCount = 0
  /// How much of the content of the last object is to be read.
  private var remaining = 0
  private var fault: GitError?

  /// The number of objects that git may give up at.
  private static let restartLimit = 100

  /// Starts git.
  ///
  /// - Parameters:
  ///   - git: starts the process.
  ///   - isInteractive: whether an object is asked for only when the one before has come.
  ///   - requests: gives the objects to ask for.
  /// - Throws: `GitError` if it cannot be started.
  package init(
    _ git: GitCommand, isInteractive: Bool = false, requests: @escaping Requests
  ) throws(GitError) {
    self.git = git
    self.requests = requests
    self.isInteractive = isInteractive
    try start()
  }

  private func start() throws(GitError) {
    let arguments = ["cat-file", "--batch"] + (isInteractive ? [] : ["--buffer"])
    process = try git.start(arguments) { [weak self] in self?.nextInput() }
  }

  /// Returns the next object, whose content is to be read then; `nil` behind the last.
  package func next() throws(GitError) -> Header? {
    try skipContent()
    if let fault { throw fault }
    guard let process else { return nil }
    guard let line = try process.readRecord(endedBy: UInt8(ascii: "\n"), limit: 1024) else {
      return try end()
    }
    guard doneCount < pending.count else { throw malformed }
    let id = pending[doneCount]
    let words = line.split(separator: UInt8(ascii: " ")).map { String(decoding: $0, as: UTF8.self) }
    guard words.first == id.description else { throw malformed }
    if words.count == 2, words[1] == "missing" {
      return header(.unreadable("the repository does not have object \(id)"))
    }
    guard words.count == 3, let kind = Header.Kind(rawValue: words[1]), let size = Int(words[2]),
      size >= 0
    else { throw malformed }
    remaining = size + 1
    return header(.object(kind, size: size))
  }

  /// Reads content of the last object into a part of an array; returns the number of bytes, 0 at the
  /// end of the content.
  ///
  /// - Throws: `GitError` if it cannot be read to its end; the next object may still come.
  package func read(into bytes: inout [UInt8], at range: Range<Int>) throws(GitError) -> Int {
    guard remaining > 1, let process else { return 0 }
    let count = try process.read(into: &bytes, at: range.prefix(remaining - 1))
    if count == 0 {
      remaining = 0
      let error = process.failure(.truncated)
      try restart(after: error)
      throw error
    }
    remaining -= count
    return count
  }

  /// Returns the whole content of the last object.
  ///
  /// - Throws: `GitError` if it cannot be read to its end.
  package func content(size: Int) throws(GitError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: size)
    var count = 0
    while count < size { count += try read(into: &bytes, at: count..<size) }
    return bytes
  }

  private func header(_ content: Header.Content) -> Header {
    let header = Header(id: pending[doneCount], index: nextIndex, content: content)
    doneCount += 1
    nextIndex += 1
    if doneCount > 4096 {
      pending.removeFirst(doneCount)
      toldCount -= doneCount
      doneCount = 0
    }
    return header
  }

  /// Leaves out what nobody has read of the last object.
  private func skipContent() throws(GitError) {
    guard remaining > 0, let process else { return }
    var rest = [UInt8](repeating: 0, count: min(remaining, 64 << 10))
    while remaining > 0 {
      let count = try process.read(into: &rest, at: 0..<min(remaining, rest.count))
      remaining -= count
      if count == 0 {
        remaining = 0
        try restart(after: process.failure(.truncated))
        return
      }
      // A line feed stands behind each object.
      if remaining == 0, rest[count - 1] != UInt8(ascii: "\n") { throw malformed }
    }
  }

  // MARK: The end of a process

  /// What is left to say when git has ended.
  private func end() throws(GitError) -> Header? {
    guard let process else { return nil }
    if let fault { throw fault }
    if doneCount == pending.count, isEnded {
      self.process = nil
      try process.finish()
      return nil
    }
    let error = process.failure(.truncated)
    try restart(after: error, leavingOutNext: true)
    return header(.unreadable("\(error)"))
  }

  /// Starts git again, behind the object that it gave up at.
  private func restart(after error: GitError, leavingOutNext: Bool = false) throws(GitError) {
    process = nil
    guard case .failed(let status) = error.kind, status > 0, restartCount < Self.restartLimit,
      fault == nil, doneCount < pending.count || !leavingOutNext
    else {
      fault = fault ?? error
      throw fault ?? error
    }
    restartCount += 1
    toldCount = doneCount + (leavingOutNext ? 1 : 0)
    try start()
  }

  private func nextInput() -> [UInt8]? {
    if toldCount == pending.count, !isEnded {
      do throws(GitError) {
        repeat {
          if let more = try requests() { pending += more } else { isEnded = true }
          // Only who asks one by one has nothing to ask for now and something later.
        } while toldCount == pending.count && !isEnded && !isInteractive
      } catch {
        fault = error
        isEnded = true
      }
    }
    defer { toldCount = pending.count }
    guard toldCount < pending.count else { return isEnded ? nil : [] }
    return pending[toldCount...].flatMap { $0.digits + [UInt8(ascii: "\n")] }
  }

  private var malformed: GitError { GitError(.malformed, command: "cat-file") }
}
