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
  ) throws(SystemError) -> RangeResult {
    let base = base(of: range, in: file)
    var position = base
    return try scanChunks(
      &buffer, base: base, judged: file.ranges[range], ends: ends,
      asking: range + 1 < file.ranges.count ? [self.base(of: range + 1, in: file)] : []
    ) { (bytes: inout [UInt8], part: Range<Int>) throws(SystemError) in
      let count = try context.fileSystem.read(
        file.descriptor, from: position, into: &bytes, at: part)
      position += count
      context.note(files: 0, bytes: count)
      return count
    }
  }

  /// Returns where reading starts for a range: far enough before it for the rules.
  private func base(of range: Int, in file: LargeFile) -> Int {
    max(0, file.ranges[range].lowerBound - context.engine.reach.before)
  }

  private func finish(_ file: LargeFile, _ results: [Result<RangeResult, SystemError>]) {
    do throws(SystemError) {
      var whole = try joined(file, results)
      if let lines = try judge(wholeTextOf: file, into: &whole.scan) { whole.lines = lines }
      report.statistics.merge(whole.scan.statistics)
      report.receipt.scannedFiles += 1
      context.note(files: 1, bytes: 0)
      report.receipt.scannedBytes += file.status.size
      keepFindings(of: whole.scan, path: file.path, whole.lines)
      try scanUTF16(file)
      if try !context.fileSystem.status(of: file.descriptor).hasContent(of: file.status) {
        fail(.changed, file.path, "it changed while it was read: scan it again")
      }
    } catch {
      fail(.unreadable, file.path, "\(error)")
    }
  }

  /// Joins the results of all ranges as if one worker had read the file.
  ///
  /// A match that reaches into the next range may overlap the first match there, of which that
  /// range knew nothing: then it is scanned again, knowing it.
  private func joined(
    _ file: LargeFile, _ results: [Result<RangeResult, SystemError>]
  ) throws(SystemError) -> RangeResult {
    var whole = RangeResult(scan: ScanResult(), lines: LineLocator())
    for (range, result) in results.enumerated() {
      var part = try result.get()
      if part.scan.overlaps(whole.scan) {
        part = try scanRange(file, range, after: whole.scan.ends)
      }
      whole.scan.append(part.scan)
      whole.lines.append(part.lines, base: base(of: range, in: file))
    }
    return whole
  }
}
