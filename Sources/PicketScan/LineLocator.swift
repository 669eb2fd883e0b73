internal import CPicketKernels
package import PicketModel

/// Finds the lines and columns of some places of a text, in one pass over its bytes.
///
/// Made only for a text with findings: most have none, so the scan itself never counts lines.
package struct LineLocator {
  /// The places that are still ahead, descending.
  private var pending: [Int]
  private var found: [Int: Place] = [:]
  /// The number of bytes seen, and of newlines in them.
  private var offset = 0
  private var newlines = 0
  /// Where the line that is being read starts.
  private var lineStart = 0

  /// The number of UTF-16 units seen; stays 0 where nobody asks.
  private var units = 0
  private let countsUnits: Bool
  private let markLength: Int

  private struct Place {
    var position: TextPosition
    var units: Int
  }

  /// Makes a locator for some offsets, in any order.
  ///
  /// - Parameters:
  ///   - countsUnits: whether the text was UTF-16, so that offsets of the file, in which
  ///     each unit has 2 bytes, are not those of the text.
  ///   - markLength: the number of bytes of the file before the first of the text.
  package init(_ offsets: [Int] = [], countsUnits: Bool = false, markLength: Int = 0) {
    pending = Set(offsets).sorted(by: >)
    self.countsUnits = countsUnits
    self.markLength = markLength
  }

  /// Asks for more places.
  ///
  /// - Precondition: none is in what was read already.
  package mutating func add(_ offsets: [Int]) {
    guard !offsets.isEmpty else { return }
    precondition(offsets.allSatisfy { $0 >= offset })
    pending = Set(pending + offsets).sorted(by: >)
  }

  /// Whether every place is found, so that the rest of the text need not be read.
  package var isComplete: Bool {
    pending.isEmpty
  }

  /// Reads the next bytes of the text.
  ///
  /// - Complexity: O(*n* + *p*), for *n* bytes and *p* places in them.
  package mutating func read(_ bytes: Span<UInt8>) {
    var position = 0
    while let next = pending.last, next <= offset + bytes.count {
      let end = next - offset
      count(bytes.extracting(position..<end), from: offset + position)
      found[next] = Place(
        position: TextPosition(line: newlines + 1, column: next - lineStart + 1), units: units)
      pending.removeLast()
      position = end
    }
    count(bytes.extracting(position..<bytes.count), from: offset + position)
    offset += bytes.count
  }

  /// Reads the next bytes of the text, the first ones of an array.
  package mutating func read(_ bytes: [UInt8], count: Int) {
    read(bytes.span.extracting(0..<count))
  }

  /// Returns the position of a place that was asked for; a place behind the end of the text is
  /// where the text ends.
  package func position(of offset: Int) -> TextPosition {
    found[offset]?.position
      ?? TextPosition(line: newlines + 1, column: self.offset - lineStart + 1)
  }

  /// Returns the number of bytes of the file before a place that was asked for.
  package func fileOffset(of offset: Int) -> Int {
    markLength + (countsUnits ? 2 * (found[offset]?.units ?? units) : offset)
  }

  private mutating func count(_ bytes: Span<UInt8>, from start: Int) {
    guard bytes.count > 0 else { return }
    if countsUnits {
      for index in bytes.indices where bytes[index] & 0xC0 != 0x80 {
        units += bytes[index] >= 0xF0 ? 2 : 1
      }
    }
    let more = unsafe bytes.withUnsafeBufferPointer { buffer in
      // Never nil: the buffer is not empty.
      unsafe picket_count_newlines(buffer.baseAddress.unsafelyUnwrapped, buffer.count)
    }
    guard more > 0 else { return }
    newlines += more
    var last = bytes.count - 1
    while bytes[last] != UInt8(ascii: "\n") { last -= 1 }
    lineStart = start + last + 1
  }
}
