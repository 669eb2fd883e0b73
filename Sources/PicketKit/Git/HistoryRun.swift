internal import Dispatch
internal import PicketChecks
internal import PicketModel
internal import PicketSources
internal import Synchronization

/// Finds the objects of a history that have findings: most have none, so where an object came from
/// is asked for only then.
struct HistoryRun {
  let context: RunContext
  let workerCount: Int

  /// What a run over all objects found out.
  struct Result {
    /// Blobs with findings, or not judged to their end.
    var blobs: Set<GitObjectID> = []
    /// The same of commits and tags.
    var texts: Set<GitObjectID> = []
    /// Blobs with a name that a rule finds, wherever they lie.
    var named: Set<GitObjectID> = []
    /// Blobs that are symbolic links somewhere, or have a mode that git does not make.
    var special: Set<GitObjectID> = []
    var receipt = Receipt()
  }

  /// Scans all objects that a reader gives.
  func scan(_ reader: ObjectReader) -> Result {
    let objects = SharedObjects(reader)
    let results = Mutex<[Result]>([])
    DispatchQueue.concurrentPerform(iterations: workerCount) { _ in
      let worker = HistoryWorker(context, objects)
      worker.run()
      results.withLock { $0.append(worker.result) }
    }
    return results.withLock { results in
      results.reduce(into: Result()) { whole, part in
        whole.blobs.formUnion(part.blobs)
        whole.texts.formUnion(part.texts)
        whole.named.formUnion(part.named)
        whole.special.formUnion(part.special)
        whole.receipt.merge(part.receipt)
      }
    }
  }
}

/// A reader of which workers take turns: one reads while the others scan.
private final class SharedObjects: @unchecked Sendable {
  // Unchecked: only who has the turn touches the rest.
  private let turn = DispatchSemaphore(value: 1)
  private let reader: ObjectReader
  private var ended = false

  init(_ reader: ObjectReader) {
    self.reader = reader
  }

  func withNext<R>(
    _ body: (ObjectReader, ObjectReader.Header) throws(GitError) -> R
  ) throws(GitError) -> R? {
    turn.wait()
    defer { turn.signal() }
    guard !ended else { return nil }
    ended = true
    guard let header = try reader.next() else { return nil }
    ended = false
    return try body(reader, header)
  }
}

/// Scans objects without a path until there are none: one per processor.
private final class HistoryWorker {
  private(set) var result = HistoryRun.Result()
  private let context: RunContext
  private let files: FileWorker
  private let objects: SharedObjects

  init(_ context: RunContext, _ objects: SharedObjects) {
    self.context = context
    self.objects = objects
    files = FileWorker(context)
  }

  /// An object that was read, and how many bytes of it wait in the buffer.
  private typealias Work = (header: ObjectReader.Header, count: Int?)

  func run() {
    while !context.isCancelled {
      do throws(GitError) {
        guard let work = try objects.withNext(read) else { return }
        if let count = work.count { files.scanBuffer(count: count, path: BytePath([])) }
        keep(work.header)
      } catch {
        // An object that broke is told by `read`; what comes here ended the process.
        result.receipt.failures.append(Failure(.git, path: BytePath([]), detail: "\(error)"))
        return
      }
    }
  }

  /// Reads an object that counts; `count` is `nil` if nothing is left to be scanned.
  private func read(
    _ reader: ObjectReader, _ header: ObjectReader.Header
  ) throws(GitError) -> Work {
    do throws(GitError) {
      switch header.content {
      case .unreadable(let words):
        files.fail(.git, BytePath([]), words)
        return (header, nil)
      case .object(.tree, let size):
        judgeNames(in: try reader.content(size: size), idLength: header.id.digits.count / 2)
        return (header, nil)
      case .object(let kind, let size):
        if kind == .blob, let limit = context.settings.maximumFileSize, size > limit {
          result.receipt.excluded[.tooLarge, default: 0] += 1
          return (header, nil)
        }
        return (header, try read(reader, size))
      }
    } catch {
      files.fail(.git, BytePath([]), "\(error)")
      return (header, nil)
    }
  }

  /// Looks for names that rules find: a blob may have many, of which git's list tells one.
  private func judgeNames(in tree: [UInt8], idLength: Int) {
    var position = 0
    while let space = tree[position...].firstIndex(of: UInt8(ascii: " ")),
      let end = tree[space...].firstIndex(of: 0), end + idLength < tree.count
    {
      let name = BytePath(Array(tree[(space + 1)..<end]))
      let isSpecial = Self.isSpecial(mode: tree[position..<space])
      position = end + 1 + idLength
      if isSpecial, let id = GitObjectID(Array(tree[(end + 1)..<position]).hexadecimal.utf8) {
        result.special.insert(id)
      }
      if context.pathRules.rule(for: name, isDirectory: false) != nil,
        let id = GitObjectID(Array(tree[(end + 1)..<position]).hexadecimal.utf8)
      {
        result.named.insert(id)
      }
    }
  }

  /// Tells whether a mode of an entry is neither of a plain file, a directory nor a submodule.
  private static func isSpecial(mode: ArraySlice<UInt8>) -> Bool {
    !["100644", "100755", "40000", "160000"].contains { mode.elementsEqual($0.utf8) }
  }

  private func read(_ reader: ObjectReader, _ size: Int) throws(GitError) -> Int? {
    guard size < files.buffer.capacity else {
      try files.scanStream(path: BytePath([])) {
        (bytes: inout [UInt8], range: Range<Int>) throws(GitError) in
        try reader.read(into: &bytes, at: range)
      }
      return nil
    }
    var count = 0
    while count < size { count += try reader.read(into: &files.buffer.bytes, at: count..<size) }
    return size
  }

  /// Remembers an object that has something to tell.
  private func keep(_ header: ObjectReader.Header) {
    let report = files.report
    result.receipt.scannedFiles += report.receipt.scannedFiles
    result.receipt.scannedBytes += report.receipt.scannedBytes
    let isQuiet = report.findings.isEmpty && report.receipt.isComplete
    files.report = RunReport()
    guard !isQuiet else { return }
    if case .object(.blob, _) = header.content {
      result.blobs.insert(header.id)
    } else {
      result.texts.insert(header.id)
    }
  }
}
