internal import PicketModel
internal import PicketScan
internal import PicketSystem

extension FileWorker {
  /// Scans a range of a large file; the worker that scans the last one finishes the file.
  func scan(_ file: LargeFile, range: Int) {
    let scanned = Result { () throws(SystemError) in try scanRange(file, range, after: [:]) }
    if let results = file.finish(range, with: scanned) { finish(file, results) }
  }

  private func scanRange(
    _ file: LargeFile, _ range: Int, after ends: [Int: Int]
  ) throws(SystemError) -> ScanResult {
    let judged = file.ranges[range]
    let base = max(0, judged.lowerBound - context.engine.reach.before)
    var position = base
    var result = ScanResult(ends: ends)
    try reader.scan(
      base: base, judged: judged, buffer: &buffer, with: scanner, into: &result,
      discard: { _, _ in }
    ) { (bytes: inout [UInt8], part: Range<Int>) throws(SystemError) in
      let count = try context.fileSystem.read(
        file.descriptor, from: position, into: &bytes, at: part)
      position += count
      return count
    }
    return result
  }

  private func finish(_ file: LargeFile, _ results: [Result<ScanResult, SystemError>]) {
    do throws(SystemError) {
      let whole = try joined(file, results)
      report.statistics.merge(whole.statistics)
      report.receipt.scannedFiles += 1
      report.receipt.scannedBytes += file.status.size
      if !whole.isEmpty { try keepFindings(of: whole, in: file) }
      try scanUTF16(file)
      if try context.fileSystem.status(of: file.descriptor) != file.status {
        fail(.changed, file.path, "it changed while it was read: scan it again")
      }
    } catch {
      fail(.unreadable, file.path, "\(error.call): \(error)")
    }
  }

  /// Joins the results of all ranges as if one worker had read the file.
  ///
  /// A match that reaches into the next range may overlap the first match there, of which that
  /// range knew nothing: then it is scanned again, knowing it.
  private func joined(
    _ file: LargeFile, _ results: [Result<ScanResult, SystemError>]
  ) throws(SystemError) -> ScanResult {
    var whole = ScanResult()
    for (range, result) in results.enumerated() {
      let part = try result.get()
      whole.append(
        part.overlaps(whole) ? try scanRange(file, range, after: whole.ends) : part)
    }
    return whole
  }

  private func keepFindings(of result: ScanResult, in file: LargeFile) throws(SystemError) {
    try keepFindings(of: result, path: file.path) { lines throws(SystemError) in
      var position = 0
      while !lines.isComplete {
        let count = try context.fileSystem.read(
          file.descriptor, from: position, into: &buffer.bytes, at: 0..<buffer.capacity)
        if count == 0 { return }
        lines.read(buffer.bytes, count: count)
        position += count
      }
    }
  }
}
