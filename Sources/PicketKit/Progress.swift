internal import Synchronization

/// How far a scan has come, for whoever watches it.
public final class Progress: Sendable {
  private let files = Atomic(0)
  private let bytes = Atomic(0)

  /// Makes the progress of a scan that has not begun.
  public init() {}

  /// The number of files that were scanned so far.
  public var fileCount: Int { files.load(ordering: .relaxed) }

  /// The number of bytes that were scanned so far.
  public var byteCount: Int { bytes.load(ordering: .relaxed) }

  /// Adds what a worker has scanned: a file, or a piece of one.
  func add(files: Int, bytes: Int) {
    self.files.add(files, ordering: .relaxed)
    self.bytes.add(bytes, ordering: .relaxed)
  }
}
