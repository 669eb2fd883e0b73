/// The list of a ZIP archive: the directory at its end.
///
/// Source: APPNOTE.TXT 6.3.10, sections 4.3.12 to 4.3.16.
enum ZipList {
  /// The bytes that the end of the directory and a comment behind it take at most.
  private static let endLength = 22 + 0xFFFF

  /// Calls a function with each entry.
  static func read<Failure: Error>(
    size: Int, _ read: ArchiveChecks.Reader<Failure>, _ body: (ArchiveEntry) -> Void
  ) throws(Failure) -> ArchiveListEnd {
    let tailStart = max(0, size - endLength - 20)
    let tail = try read(tailStart..<size)
    guard let end = endRecord(in: tail) else { return .broken }
    var length = tail.number(at: end + 12, 4)
    var directoryEnd = tailStart + end
    if length == 0xFFFF_FFFF || tail.number(at: end + 16, 4) == 0xFFFF_FFFF {
      guard let large = try largeEndRecord(tail, before: end, read) else {
        return .broken
      }
      (length, directoryEnd) = large
    }
    guard length <= ArchiveChecks.maximumListLength else { return .tooLong }
    // Counted back from the end: what stands before the archive, as in one that unpacks itself,
    // moves all other offsets.
    guard length <= directoryEnd else { return .broken }
    let directory = try read((directoryEnd - length)..<directoryEnd)
    return readEntries(directory, body)
  }

  private static func readEntries(
    _ directory: [UInt8], _ body: (ArchiveEntry) -> Void
  ) -> ArchiveListEnd {
    var place = 0
    while place < directory.count {
      guard place + 46 <= directory.count, directory.number(at: place, 4) == 0x0201_4B50 else {
        return .broken
      }
      let nameEnd = place + 46 + directory.number(at: place + 28, 2)
      guard nameEnd <= directory.count else { return .broken }
      // The upper half of the attributes is a mode where a Unix made the archive.
      let mode = directory.number(at: place + 40, 2)
      body(
        ArchiveEntry(
          name: Array(directory[(place + 46)..<nameEnd]), isLink: mode & 0o170000 == 0o120000))
      place =
        nameEnd + directory.number(at: place + 30, 2) + directory.number(at: place + 32, 2)
    }
    return .complete
  }

  private static func endRecord(in tail: [UInt8]) -> Int? {
    var place = tail.count - 22
    while place >= 0 {
      if tail.number(at: place, 4) == 0x0605_4B50,
        place + 22 + tail.number(at: place + 20, 2) <= tail.count
      {
        return place
      }
      place -= 1
    }
    return nil
  }

  /// Returns the length of the directory of a large archive, and where it ends.
  private static func largeEndRecord<Failure: Error>(
    _ tail: [UInt8], before end: Int, _ read: ArchiveChecks.Reader<Failure>
  ) throws(Failure) -> (length: Int, end: Int)? {
    guard end >= 20, tail.number(at: end - 20, 4) == 0x0706_4B50 else { return nil }
    let place = tail.number(at: end - 12, 7)
    let record = try read(place..<(place + 56))
    guard record.count == 56, record.number(at: 0, 4) == 0x0606_4B50 else { return nil }
    return (record.number(at: 40, 7), place)
  }
}

extension [UInt8] {
  /// Returns a number of some bytes, the lowest first.
  fileprivate func number(at place: Int, _ count: Int) -> Int {
    (0..<count).reduce(0) { $0 | Int(self[place + $1]) << (8 * $1) }
  }
}
