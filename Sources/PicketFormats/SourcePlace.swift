package import PicketModel

/// A place in a file that a reader has read.
package struct SourcePlace: Hashable, Sendable {
  /// The number of bytes of the file before the place.
  package var offset: Int
  /// Line and column, both from 1; the column counts bytes.
  package var position: TextPosition

  /// Makes a place from a byte offset and the position that belongs to it.
  package init(offset: Int, position: TextPosition) {
    self.offset = offset
    self.position = position
  }
}
