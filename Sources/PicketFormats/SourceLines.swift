package import PicketModel

/// Finds the line and column of a byte of a configuration file.
///
/// Readers give the place of each key and value themselves; this is for places inside of a value.
package struct SourceLines: Hashable, Sendable {
  /// The offset of the first byte of each line, ascending; never empty, because line 1 starts at 0.
  private let starts: [Int]

  /// Finds the lines of a file; a line ends behind its line feed.
  ///
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package init(_ bytes: [UInt8]) {
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.starts = starts
  }

  /// Returns the position of a byte, for people.
  ///
  /// - Precondition: `offset >= 0`.
  /// - Complexity: O(log *m*), where *m* is the number of lines.
  package func position(of offset: Int) -> TextPosition {
    precondition(offset >= 0, "a file has no byte before its first")
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return TextPosition(line: low + 1, column: offset - starts[low] + 1)
  }
}
