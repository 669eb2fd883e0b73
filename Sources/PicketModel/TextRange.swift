/// A place in a text, for people.
public struct TextPosition: Hashable, Sendable {
  /// Counts from 1.
  public var line: Int
  /// Counts from 1, in UTF-8 bytes.
  public var column: Int

  /// Makes a position from a line and a column that both count from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

extension TextPosition: Comparable {
  /// The order in the text: by line, then by column.
  public static func < (a: TextPosition, b: TextPosition) -> Bool {
    (a.line, a.column) < (b.line, b.column)
  }
}

/// A half-open range of a text: for people as positions, for programs as bytes.
public struct TextRange: Hashable, Sendable {
  /// The position of the first byte.
  public var start: TextPosition
  /// The position behind the last byte.
  public var end: TextPosition
  /// The number of bytes of the file before the range.
  public var offset: Int
  /// The number of bytes of the file in the range.
  public var length: Int

  /// Makes a range; `end` is exclusive.
  public init(start: TextPosition, end: TextPosition, offset: Int, length: Int) {
    self.start = start
    self.end = end
    self.offset = offset
    self.length = length
  }
}
