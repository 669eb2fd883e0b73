internal import PicketScan

/// Reads a text from its start to its end, chunk by chunk, and has each scanned.
///
/// A chunk keeps as many bytes of the one before as rules look back at, and leaves those at its end
/// to the next one that rules would look beyond: a secret is found at every offset.
struct ChunkReader {
  /// Fills a part of the buffer; returns the number of bytes, 0 at the end of the text.
  typealias Fill<Failure: Error> = (inout [UInt8], Range<Int>) throws(Failure) -> Int

  let reach: Engine.Reach

  /// Scans the text whose bytes `fill` gives.
  ///
  /// - Parameters:
  ///   - base: the number of bytes of the text before the first that `fill` gives.
  ///   - judged: the places to judge, from the start of the text.
  ///   - buffer: the memory for chunks; what it held before is lost.
  ///   - scanner: scans each chunk.
  ///   - result: what was found before; gets what is found now.
  ///   - discard: gets all bytes in their order, each once, when no match can start in them anymore.
  ///   - fill: gives the next bytes of the text, as many as it likes.
  /// - Returns: the number of bytes that `fill` gave.
  /// - Throws: what `fill` throws; `result` then holds the chunks before.
  @discardableResult
  func scan<Failure: Error>(
    base: Int, judged: Range<Int>, buffer: inout TextBuffer, with scanner: TextScanner,
    into result: inout ScanResult, discard: (Span<UInt8>, ScanResult) -> Void,
    fill: Fill<Failure>
  ) throws(Failure) -> Int {
    var (base, count, start) = (base, 0, judged.lowerBound - base)
    var byteCount = 0
    while true {
      let read = try Self.fill(&buffer, from: count, fill)
      byteCount += read
      count += read
      let isEnd = count < buffer.capacity
      buffer.pad(from: count)
      let end = min(isEnd ? count : count - reach.behind, judged.upperBound - base)
      if start < end {
        let chunk = Chunk(base: base, count: count, judged: start..<end)
        scanner.scan(buffer.bytes.span, chunk, into: &result)
      }
      let isLast = isEnd || end + base >= judged.upperBound
      let kept = isLast ? count : max(0, end - reach.before)
      discard(buffer.bytes.span.extracting(0..<kept), result)
      if isLast { return byteCount }
      buffer.keep(kept, upTo: count)
      (base, count, start) = (base + kept, count - kept, end - kept)
    }
  }

  /// Fills the rest of a buffer, however little comes at once.
  private static func fill<Failure: Error>(
    _ buffer: inout TextBuffer, from start: Int, _ fill: Fill<Failure>
  ) throws(Failure) -> Int {
    var count = start
    while count < buffer.capacity {
      let read = try fill(&buffer.bytes, count..<buffer.capacity)
      if read == 0 { break }
      count += read
    }
    return count - start
  }
}
