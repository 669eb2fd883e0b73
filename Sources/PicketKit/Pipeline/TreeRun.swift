internal import Dispatch
internal import PicketChecks
internal import PicketModel
internal import PicketSources
internal import PicketSystem
internal import Synchronization

/// Work of a scan of trees.
enum TreeWork: Sendable {
  case directory(TreeNode)
  case file(TreeFile)
  case range(LargeFile, Int)
}

/// Scans trees and files with all processors.
struct TreeRun {
  let context: RunContext
  let workerCount: Int

  /// Scans everything that some arguments name; returns when all of it is done.
  func scan(_ roots: [TreeWork]) -> RunReport {
    let queue = WorkQueue<TreeWork>(first: roots)
    let reports = Mutex<[RunReport]>([])
    DispatchQueue.concurrentPerform(iterations: workerCount) { _ in
      queue.enter()
      // A worker has memory of its own, so it is made when there is something to do for it.
      guard let first = queue.next() else { return }
      let worker = TreeWorker(context, queue)
      worker.run(from: first)
      worker.files.finish()
      reports.withLock { $0.append(worker.files.report) }
    }
    var whole = RunReport()
    for report in reports.withLock({ $0 }) { whole.merge(report) }
    whole.finish(atMost: context.settings.maximumFindings)
    return whole
  }
}

/// Takes work from a queue until there is none: one per processor.
private final class TreeWorker: TreeVisitor {
  let files: FileWorker
  private let context: RunContext
  private let lister: TreeLister
  private let queue: WorkQueue<TreeWork>

  init(_ context: RunContext, _ queue: WorkQueue<TreeWork>) {
    self.context = context
    files = FileWorker(context)
    lister = TreeLister(context.fileSystem)
    self.queue = queue
  }

  /// Does some work, and then what the queue has, until it has nothing more.
  func run(from first: TreeWork) {
    var next: TreeWork? = first
    while let work = next {
      // Work that is left is taken off the queue all the same, so that everybody ends.
      if context.isCancelled {
        next = queue.next()
        continue
      }
      switch work {
      case .directory(let node): lister.list(node, to: self)
      case .file(let file): scan(file)
      case .range(let file, let range): files.scan(file, range: range)
      }
      next = queue.next()
    }
  }

  private func scan(_ file: TreeFile) {
    do throws(SystemError) {
      // A pipe is opened once: who writes to it may be gone before it is opened again.
      let kind: FileSystem.Kind = file.isStream ? .stream : .file
      let descriptor = try context.fileSystem.open(file.argument, as: kind)
      switch try context.fileSystem.status(of: descriptor).kind {
      case .file:
        visit(file: descriptor, path: file.path)
      case .special where file.isStream:
        files.scanStream(descriptor, path: file.path)
      case .special, .directory, .link:
        fail(.changed, file.path, "it was another kind of file when the scan began")
      }
    } catch {
      fail(error.isMissing ? .vanished : .unreadable, file.path, "\(error)")
    }
  }

  // MARK: TreeVisitor

  func enter(_ directory: Directory, path: BytePath, base: TreeBase) {
    files.enter(directory, path: path, base: base)
  }

  func visit(directory: TreeNode) {
    files.judge(name: directory.path)
    queue.push(.directory(directory))
  }

  func visit(file: consuming FileDescriptor, path: BytePath) {
    guard !context.isCancelled, let large = files.scan(file, path: path) else { return }
    for range in large.ranges.indices.reversed() { queue.push(.range(large, range)) }
  }

  func visit(link path: BytePath, in directory: Directory) {
    files.judge(link: path, in: directory)
  }

  func visit(specialFile path: BytePath) {
    files.judge(name: path)
    files.keep([EntryFinding(.specialFile, .name, path, "it is a pipe, a socket or a device")])
  }

  func visit(ignoredFile path: BytePath, in directory: Directory) {
    files.judge(ignoredFile: path, in: directory)
  }

  func visit(ignoredButTracked path: BytePath) {
    files.keep([
      EntryFinding(
        .ignoredButTracked, .name, path, "an ignore file names it, and git tracks it all the same")
    ])
  }

  func exclude(_ exclusion: Exclusion) {
    files.exclude(exclusion)
  }

  func fail(_ kind: Failure.Kind, _ path: BytePath, _ detail: String) {
    files.fail(kind, path, detail)
  }
}
