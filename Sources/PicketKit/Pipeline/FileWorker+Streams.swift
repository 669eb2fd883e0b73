internal import PicketChecks
internal import PicketModel
internal import PicketScan
internal import PicketSystem

extension FileWorker {
  /// Scans what a descriptor gives until its end, such as standard input or a pipe.
  func scanStream(_ file: borrowing FileDescriptor, path: BytePath) {
    judge(path)
    do throws(SystemError) {
      try scanStream(path: path) { (bytes: inout [UInt8], range: Range<Int>) throws(SystemError) in
        do throws(SystemError) {
          return try context.fileSystem.read(file, into: &bytes, at: range)
        } catch {
          // A signal has ended the wait: what came before is judged as if the text ended here.
          guard context.isCancelled else { throw error }
          return 0
        }
      }
    } catch {
      fail(.unreadable, path, "\(error)")
    }
  }

  /// Scans a text that comes piece by piece and cannot be read again.
  func scanStream<Failure: Error>(
    path: BytePath, fill: ChunkReader.Fill<Failure>
  ) throws(Failure) {
    var copy = StreamCopy()
    var result = try scanStream(&buffer) {
      (bytes: inout [UInt8], range: Range<Int>) throws(Failure) in
      if context.isCancelled { return 0 }
      let count = try fill(&bytes, range)
      copy.append(bytes[range.lowerBound..<(range.lowerBound + count)])
      context.note(files: 0, bytes: count)
      return count
    }
    // What was read before somebody cancelled is judged, but it is no whole text.
    if !context.isCancelled { report.receipt.scannedFiles += 1 }
    report.receipt.scannedBytes += result.scan.statistics.byteCount
    report.statistics.merge(result.scan.statistics)
    if let text = copy.text {
      if judge(wholeText: text.span, of: path, into: &result.scan) {
        result.lines = lines(of: result.scan, in: text.span, path: path)
      }
    } else if wantsWhole(path, start: [UInt8]().span, result.scan) {
      fail(.notFullyJudged, path, Self.tooLargeDetail)
    }
    keepFindings(of: result.scan, path: path, result.lines)
    scanDecoded(copy.bytes, path: path)
    if copy.isCut {
      fail(.notFullyJudged, path, "UTF-16 without a file is read up to \(StreamCopy.limit) bytes")
    }
  }

  /// Scans bytes that may be a text in UTF-16.
  func scanDecoded(_ bytes: [UInt8], path: BytePath) {
    noteUTF32(bytes.span, path: path)
    guard let encoding = UTF16Decoder.encoding(of: bytes.span) else { return }
    var position = encoding.markLength
    scanUTF16(encoding, path: path) { (piece: inout [UInt8]) in
      let end = min(position + Self.pieceLength, bytes.count)
      piece = Array(bytes[position..<end])
      position = end
    }
  }

  /// Notes a text in UTF-32, which hardly anybody writes: it is not decoded.
  func noteUTF32(_ bytes: Span<UInt8>, path: BytePath) {
    guard bytes.count >= 4, bytes[0] == 0xFF && bytes[1] == 0xFE || bytes[2] == 0xFE else { return }
    let marks: [[UInt8]] = [[0xFF, 0xFE, 0, 0], [0, 0, 0xFE, 0xFF]]
    guard marks.contains((0..<4).map { bytes[$0] }) else { return }
    fail(.undecodable, path, "it is UTF-32: turn it into UTF-8 to have it judged")
  }

  /// Scans a text that is in memory.
  func scan(_ bytes: [UInt8], path: BytePath) {
    judge(path)
    judge(text: bytes, of: path)
    scanText(bytes, path: path)
  }

  /// Scans a text that is in memory, and judges nothing else of it.
  func scanText(_ bytes: [UInt8], path: BytePath) {
    var position = 0
    var result = scanStream(&buffer) { (into: inout [UInt8], range: Range<Int>) in
      let count = min(range.count, bytes.count - position)
      for index in 0..<count { into[range.lowerBound + index] = bytes[position + index] }
      position += count
      return count
    }
    report.receipt.scannedFiles += 1
    report.receipt.scannedBytes += bytes.count
    report.statistics.merge(result.scan.statistics)
    if judge(wholeText: bytes.span, of: path, into: &result.scan) {
      result.lines = lines(of: result.scan, in: bytes.span, path: path)
    }
    keepFindings(of: result.scan, path: path, result.lines)
    scanDecoded(bytes, path: path)
  }

  private func scanStream<Failure: Error>(
    _ buffer: inout TextBuffer, encoding: UTF16Decoder.Encoding? = nil,
    fill: ChunkReader.Fill<Failure>
  ) throws(Failure) -> RangeResult {
    try scanChunks(
      &buffer, base: 0, judged: 0..<Int.max, ends: [:], asking: [], encoding: encoding, fill: fill)
  }

  /// Scans a text chunk by chunk, and counts its lines as its chunks are left.
  ///
  /// - Parameters:
  ///   - buffer: the memory for chunks.
  ///   - base: the number of bytes of the text before the first that `fill` gives.
  ///   - judged: the places to judge, from the start of the text.
  ///   - ends: where the last matches of the text before it end, by rule.
  ///   - places: offsets whose lines are asked for beside those of matches.
  ///   - encoding: what the text was decoded from; `nil` if it is as the file has it.
  ///   - fill: gives the next bytes of the text, as many as it likes.
  /// - Returns: what was found, and the lines of all places.
  /// - Throws: what `fill` throws.
  func scanChunks<Failure: Error>(
    _ buffer: inout TextBuffer, base: Int, judged: Range<Int>, ends: [Int: Int],
    asking places: [Int], encoding: UTF16Decoder.Encoding? = nil, fill: ChunkReader.Fill<Failure>
  ) throws(Failure) -> RangeResult {
    var result = ScanResult(ends: ends)
    var lines = LineLocator(
      places, base: base, countsUnits: encoding != nil, markLength: encoding?.markLength ?? 0)
    var (matchCount, markCount) = (0, 0)
    try reader.scan(
      base: base, judged: judged, buffer: &buffer, with: scanner, into: &result,
      discard: { bytes, result in
        lines.add(result.matches[matchCount...].flatMap(\.places))
        lines.add(result.allowMarks[markCount...].map(\.offset))
        (matchCount, markCount) = (result.matches.count, result.allowMarks.count)
        lines.read(bytes)
      }, fill: fill)
    return RangeResult(scan: result, lines: lines)
  }

  /// Keeps the findings of a text whose lines were counted when it was read.
  func keepFindings(of result: ScanResult, path: BytePath, _ lines: LineLocator) {
    guard !result.isEmpty else { return }
    keep(stage(of: result, path: path), result, path: path, lines)
  }

  // MARK: UTF-16

  /// Scans a large file as UTF-16, if its first bytes look like that.
  func scanUTF16(_ file: LargeFile) throws(SystemError) {
    let count = try context.fileSystem.read(
      file.descriptor, from: 0, into: &buffer.bytes, at: 0..<min(buffer.capacity, 1024))
    let start = Array(buffer.bytes[..<count])
    noteUTF32(start.span, path: file.path)
    guard let encoding = UTF16Decoder.encoding(of: start.span) else { return }
    var position = encoding.markLength
    try scanUTF16(encoding, path: file.path) { (piece: inout [UInt8]) throws(SystemError) in
      piece = Array(repeating: 0, count: Self.pieceLength)
      let count = try context.fileSystem.read(
        file.descriptor, from: position, into: &piece, at: 0..<piece.count)
      piece.removeLast(piece.count - count)
      position += count
    }
  }

  /// The number of bytes that are decoded at once.
  private static var pieceLength: Int { 64 << 10 }

  /// Scans UTF-16 that comes in pieces, the last of them empty.
  private func scanUTF16<Failure: Error>(
    _ encoding: UTF16Decoder.Encoding, path: BytePath,
    nextPiece: (inout [UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var text = DecodedText(order: encoding.order)
    // A buffer of its own: the piece may come out of the worker's.
    var decoded = TextBuffer(capacity: context.sizes.buffer, padding: TextScanner.padding)
    let result = try scanStream(&decoded, encoding: encoding) {
      (bytes: inout [UInt8], range: Range<Int>) throws(Failure) in
      while text.isEmpty, !text.isFinished {
        var piece: [UInt8] = []
        try nextPiece(&piece)
        text.append(piece)
      }
      return text.take(into: &bytes, at: range)
    }
    report.statistics.merge(result.scan.statistics)
    keepFindings(of: result.scan, path: path, result.lines)
    if text.foundFault {
      fail(.undecodable, path, "it is not valid UTF-16: what is broken was not judged")
    }
  }
}

/// The bytes of a stream, kept as long as somebody may want all of them: a stream cannot be read
/// again.
private struct StreamCopy {
  /// What came so far; `nil` if it is too large for checks in code.
  private(set) var text: [UInt8]? = []
  /// What may be UTF-16.
  private(set) var bytes: [UInt8] = []
  /// Whether there was more than is kept.
  private(set) var isCut = false
  private var isUTF16: Bool?

  /// The largest number of bytes that are kept.
  static let limit = 64 << 20
  /// The number of bytes that tell the encoding.
  private static let sampleLength = 1024

  mutating func append(_ more: ArraySlice<UInt8>) {
    if (text?.count ?? 0) + more.count > TextChecks.largestText { text = nil }
    text?.append(contentsOf: more)
    guard isUTF16 != false else { return }
    isCut = isCut || bytes.count + more.count > Self.limit
    bytes += more.prefix(Self.limit - bytes.count)
    guard isUTF16 == nil, bytes.count >= Self.sampleLength else { return }
    isUTF16 = UTF16Decoder.encoding(of: bytes.span) != nil
    if isUTF16 == false { bytes = [] }
  }
}

/// The text of pieces of UTF-16, waiting to be taken.
private struct DecodedText {
  private var decoder: UTF16Decoder
  private var bytes: [UInt8] = []
  private var taken = 0
  private(set) var isFinished = false

  init(order: UTF16Decoder.ByteOrder) {
    decoder = UTF16Decoder(order: order)
  }

  var isEmpty: Bool { taken == bytes.count }
  var foundFault: Bool { decoder.foundFault }

  /// Takes in the next piece; an empty one ends the text.
  mutating func append(_ piece: [UInt8]) {
    bytes.removeAll(keepingCapacity: true)
    taken = 0
    if piece.isEmpty {
      decoder.finish(into: &bytes)
      isFinished = true
    } else {
      decoder.decode(piece.span, into: &bytes)
    }
  }

  /// Moves text into a part of a buffer; returns the number of bytes.
  mutating func take(into buffer: inout [UInt8], at range: Range<Int>) -> Int {
    let count = min(range.count, bytes.count - taken)
    for index in 0..<count { buffer[range.lowerBound + index] = bytes[taken + index] }
    taken += count
    return count
  }
}
