internal import Dispatch
internal import PicketKit
internal import PicketReport
internal import PicketSystem
internal import Synchronization

/// A line on the terminal that says how far a scan has come, once it takes longer than a second.
final class ProgressLine {
  private let painter = Painter()
  private let timer: any DispatchSourceTimer
  private let queue = DispatchQueue(label: "progress")

  /// What the scan tells how far it has come.
  var progress: Progress { painter.progress }

  /// Starts to watch a scan; `nil` where nobody could see the line.
  static func start() -> ProgressLine? {
    guard StandardStream.error.isTerminal,
      Process.environment("TERM").map({ !$0.elementsEqual("dumb".utf8) }) ?? false
    else { return nil }
    return ProgressLine()
  }

  private init() {
    timer = DispatchSource.makeTimerSource(queue: queue)
    timer.setEventHandler { [painter] in painter.paint() }
    timer.schedule(deadline: .now() + 1, repeating: .milliseconds(100))
    timer.activate()
  }

  /// Erases the line; nothing is written to it any more.
  func end() {
    queue.sync {
      timer.cancel()
      painter.erase()
    }
  }

  private final class Painter: Sendable {
    let progress = Progress()
    private let isShown = Atomic(false)

    func paint() {
      isShown.store(true, ordering: .relaxed)
      let (files, bytes) = (progress.fileCount, progress.byteCount)
      Terminal.note(
        "\r\u{1B}[Kpicket: \(Quantity.count(files, "file")), \(Quantity.bytes(bytes)) …")
    }

    func erase() {
      if isShown.exchange(false, ordering: .relaxed) { Terminal.note("\r\u{1B}[K") }
    }
  }
}
