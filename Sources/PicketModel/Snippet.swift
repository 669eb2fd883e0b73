/// The lines around a finding, for people: every secret in them is masked, and nothing in them can
/// steer a terminal.
public struct Snippet: Hashable, Sendable {
  /// A line, or the part of a long one that lies near the finding.
  public struct Line: Hashable, Sendable {
    /// Counts from 1.
    public var number: Int
    /// The line without its end; a tab is one space.
    public var text: String
    /// The part of the text that the finding speaks of, in UTF-8 bytes of `text`; `nil` for a line
    /// that only gives context.
    public var marked: Range<Int>?
    /// Whether the line has more text before.
    public var isCutBefore: Bool
    /// Whether the line has more text behind.
    public var isCutBehind: Bool

    /// Makes a line.
    public init(
      number: Int, text: String, marked: Range<Int>? = nil, isCutBefore: Bool = false,
      isCutBehind: Bool = false
    ) {
      self.number = number
      self.text = text
      self.marked = marked
      self.isCutBefore = isCutBefore
      self.isCutBehind = isCutBehind
    }
  }

  /// The columns of the finding's range in UTF-16 units, for programs that count so.
  public struct UTF16Columns: Hashable, Sendable {
    /// The column of the first unit, on the first line of the range; counts from 1.
    public var start: Int
    /// The column behind the last unit, on the last line of the range.
    public var end: Int

    /// Makes columns that both count from 1; `end` is exclusive.
    public init(start: Int, end: Int) {
      self.start = start
      self.end = end
    }
  }

  /// Ascending and without gaps; a finding of many lines is shown by its first one.
  public var lines: [Line]
  /// Where a line is kept only in part, what is not kept counts as ASCII; `nil` if nobody counted.
  public var utf16Columns: UTF16Columns?

  /// Makes a snippet of some lines.
  public init(lines: [Line], utf16Columns: UTF16Columns? = nil) {
    self.lines = lines
    self.utf16Columns = utf16Columns
  }
}
