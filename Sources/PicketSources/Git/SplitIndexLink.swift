/// What a split index says about its shared index: which one, and what of it no longer holds.
///
/// Source: "Split index" in git's Documentation/gitformat-index.txt.
package struct SplitIndexLink: Hashable, Sendable {
  /// The id in the name of the shared index, `sharedindex.<id>` in the git directory.
  package let sharedIndexID: [UInt8]
  /// Two compressed bitmaps over the shared entries, or nothing: which are gone, and for which the
  /// split index has new data.
  private let bitmaps: [UInt8]

  /// Reads the extension in a range of an index; `nil` if it names no shared index.
  init?(
    _ bytes: [UInt8], in range: Range<Int>, format: GitObjectFormat
  ) throws(GitIndexError) {
    guard range.count >= format.idLength else {
      throw GitIndexError(.malformedLink, offset: range.lowerBound)
    }
    sharedIndexID = Array(bytes[range.prefix(format.idLength)])
    bitmaps = Array(bytes[range.dropFirst(format.idLength)])
    guard sharedIndexID.contains(where: { $0 != 0 }) else { return nil }
  }

  /// Unfolds the bitmaps.
  ///
  /// - Parameter count: The number of shared entries.
  /// - Returns: The positions of those that are deleted and replaced, each ascending.
  /// - Throws: `malformedLink` for bitmaps that are none, or that are about more entries.
  func changes(of count: Int) throws(GitIndexError) -> (deleted: [Int], replaced: [Int]) {
    guard !bitmaps.isEmpty else { return ([], []) }
    var reader = EWAHReader(bitmaps, limit: count)
    let deleted = try reader.readPositions()
    return (deleted, try reader.readPositions())
  }
}

/// Reads the compressed bitmaps of git.
///
/// A bitmap is a row of 64-bit words: a marker that tells how many words of equal bits follow and
/// how many literal words come then, those words, the next marker. Source: git's
/// Documentation/gitformat-bitmap.txt, appendix A.
struct EWAHReader {
  private let bytes: [UInt8]
  /// What every position is below.
  private let limit: Int
  private var position = 0

  init(_ bytes: [UInt8], limit: Int) {
    (self.bytes, self.limit) = (bytes, limit)
  }

  /// Reads the next bitmap and returns the positions of its bits, ascending.
  mutating func readPositions() throws(GitIndexError) -> [Int] {
    // The number of bits, the number of words, the words, and the place of the last marker.
    guard bytes.count - position >= 12 else { throw malformed }
    let wordCount = Int(bytes.bigEndian32(at: position + 4))
    guard wordCount <= (bytes.count - position - 12) / 8 else { throw malformed }
    position += 8
    let end = position + 8 * wordCount
    var positions: [Int] = []
    var bit = 0
    while position < end {
      let marker = nextWord()
      let runEnd = try bound(bit, plus: Int(marker >> 1 & 0xFFFF_FFFF) * 64)
      if marker & 1 == 1 {
        guard runEnd <= limit else { throw malformed }
        positions += bit..<runEnd
      }
      bit = runEnd
      let literalCount = Int(marker >> 33)
      guard literalCount <= (end - position) / 8 else { throw malformed }
      for _ in 0..<literalCount {
        let word = nextWord()
        for offset in 0..<64 where word >> UInt64(offset) & 1 == 1 {
          positions.append(bit + offset)
        }
        bit = try bound(bit, plus: 64)
      }
    }
    guard positions.last ?? -1 < limit else { throw malformed }
    position += 4
    return positions
  }

  private mutating func nextWord() -> UInt64 {
    position += 8
    return bytes.bigEndian64(at: position - 8)
  }

  /// The position behind some bits, which is at most that behind the word of the last entry.
  private func bound(_ bit: Int, plus count: Int) throws(GitIndexError) -> Int {
    guard bit + count < limit + 64 else { throw malformed }
    return bit + count
  }

  private var malformed: GitIndexError {
    GitIndexError(.malformedLink, offset: position)
  }
}
