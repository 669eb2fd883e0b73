internal import PicketModel
internal import PicketScan
internal import PicketSystem
internal import Synchronization

/// What stands in a range of a large file.
struct RangeResult {
  var scan: ScanResult
  /// Has read the range, and what is judged with it on both sides.
  var lines: LineLocator
}

/// A file that does not fit a buffer, split into ranges that all workers share.
final class LargeFile: Sendable {
  let path: BytePath
  let descriptor: FileDescriptor
  /// What the system said when the file was opened; compared when it is read.
  let status: FileStatus
  /// Each range as the places that are judged in it; the last has no end, because a file may grow.
  let ranges: [Range<Int>]
  private let state: Mutex<State>

  private struct State {
    var results: [Int: Result<RangeResult, SystemError>] = [:]
  }

  init(
    path: BytePath, descriptor: consuming FileDescriptor, status: FileStatus, rangeLength: Int
  ) {
    self.path = path
    self.descriptor = descriptor
    self.status = status
    let starts = Array(stride(from: 0, to: max(status.size, 1), by: rangeLength))
    ranges = zip(starts, starts.dropFirst() + [Int.max]).map { $0..<$1 }
    state = Mutex(State())
  }

  /// Takes in the result of a range.
  ///
  /// - Returns: all results in order, once the last one has come.
  func finish(
    _ range: Int, with result: Result<RangeResult, SystemError>
  ) -> [Result<RangeResult, SystemError>]? {
    state.withLock { state in
      state.results[range] = result
      guard state.results.count == ranges.count else { return nil }
      return ranges.indices.compactMap { state.results[$0] }
    }
  }
}
