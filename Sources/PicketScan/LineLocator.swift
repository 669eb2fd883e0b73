internal import CPicketKernels
package import PicketModel

/// Finds the lines and columns of some places of a text, in one pass over its bytes.
///
/// A small text is read only if it has findings: most have none, so the scan itself never counts
/// lines. What comes in chunks is read as its chunks are left, because it cannot be read again.
package struct LineLocator {
  /// The places that are still ahead, descending.
  private var pending: [Int]
  private var found: [Int: Place] = [:]
  /// What is known of the place behind the last byte read.
  private var here = Place()
  /// The number of bytes of the text before the next byte to read.
  private var offset: Int
  private let countsUnits: Bool
  private let markLength: Int

  /// What stands between the start of what was read and a place.
  private struct Place {
    var newlines = 0
    /// The offset behind the last newline; `nil` if there was none.
    var lineStart: Int?
    /// The number of UTF-16 units; stays 0 where nobody asks.
    var units = 0

    /// Returns the same place, counted from where another place is counted from.
    func behind(_ start: Place) -> Place {
      Place(
        newlines: start.newlines + newlines, lineStart: lineStart ?? start.lineStart,
        units: start.units + units)
    }
  }

  /// Makes a locator for some offsets, in any order.
  ///
  /// - Parameters:
  ///   - offsets: the places asked for, in bytes from the start of the text.
  ///   - base: the number of bytes of the text before the first one that is read.
  ///   - countsUnits: whether the text was UTF-16, so that offsets of the file, in which each unit
  ///     has 2 bytes, are not those of the text.
  ///   - markLength: the number of bytes of the file before the first of the text.
  package init(
    _ offsets: [Int] = [], base: Int = 0, countsUnits: Bool = false, markLength: Int = 0
  ) {
    pending = Set(offsets).sorted(by: >)
    offset = base
    self.countsUnits = countsUnits
    self.markLength = markLength
  }

  /// Whether the text was decoded, so that its offsets are not those of the file.
  package var isDecoded: Bool { countsUnits }

  /// Asks for more places.
  ///
  /// - Precondition: none is in what was read already.
  package mutating func add(_ offsets: [Int]) {
    guard !offsets.isEmpty else { return }
    precondition(offsets.allSatisfy { $0 >= offset })
    pending = Set(pending + offsets).sorted(by: >)
  }

  /// Reads the next bytes of the text.
  ///
  /// - Complexity: O(*n* + *p*), for *n* bytes and *p* places in them.
  package mutating func read(_ bytes: Span<UInt8>) {
    var position = 0
    let start = offset
    while let next = pending.last, next <= start + bytes.count {
      count(bytes.extracting(position..<(next - start)), from: start + position)
      found[next] = here
      pending.removeLast()
      position = next - start
    }
    count(bytes.extracting(position..<bytes.count), from: start + position)
    offset = start + bytes.count
  }

  /// Reads the next bytes of the text, the first ones of an array.
  package mutating func read(_ bytes: [UInt8], count: Int) {
    read(bytes.span.extracting(0..<count))
  }

  /// Goes on with what another locator read, from its base on.
  ///
  /// - Precondition: the base was asked for, or is the end of what was read.
  package mutating func append(_ next: LineLocator, base: Int) {
    let start = found[base] ?? here
    for (offset, place) in next.found { found[offset] = place.behind(start) }
    here = next.here.behind(start)
    offset = next.offset
  }

  /// Returns the position of a place that was asked for; a place behind the end of the text is
  /// where the text ends.
  package func position(of offset: Int) -> TextPosition {
    let place = found[offset] ?? here
    let column = (found[offset] == nil ? self.offset : offset) - (place.lineStart ?? 0) + 1
    return TextPosition(line: place.newlines + 1, column: column)
  }

  /// Returns where a part of the text stands, of which both ends were asked for.
  package func range(of part: Range<Int>) -> TextRange {
    let offset = fileOffset(of: part.lowerBound)
    return TextRange(
      start: position(of: part.lowerBound), end: position(of: part.upperBound), offset: offset,
      length: fileOffset(of: part.upperBound) - offset)
  }

  /// Returns the number of bytes of the file before a place that was asked for.
  package func fileOffset(of offset: Int) -> Int {
    markLength + (countsUnits ? 2 * (found[offset] ?? here).units : offset)
  }

  private mutating func count(_ bytes: Span<UInt8>, from start: Int) {
    guard bytes.count > 0 else { return }
    if countsUnits {
      for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
        here.units += bytes[index] >= 0xF0 ? 2 : 1
      }
    }
    let more = unsafe bytes.withUnsafeBufferPointer { buffer in
      // Never nil: the buffer is not empty.
      unsafe picket_count_newlines(buffer.baseAddress.unsafelyUnwrapped, buffer.count)
    }
    guard more > 0 else { return }
    here.newlines += more
    var last = bytes.count - 1
    while bytes[last] != UInt8(ascii: "\n") { last -= 1 }
    here.lineStart = start + last + 1
  }
}
