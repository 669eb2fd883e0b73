/// How a report for people looks; programs' formats do not change with it.
package struct ReportStyle: Hashable, Sendable {
  /// The width of the terminal, in columns; never below `minimumWidth`.
  package let width: Int
  /// Whether colours are used.
  package let usesColor: Bool

  /// The width of a terminal that does not tell it, in columns.
  package static let defaultWidth = 80
  /// Below this many columns lines are broken by the terminal.
  package static let minimumWidth = 40
  /// The longest line of prose, in columns: longer ones are hard to read.
  static let maximumProseWidth = 100

  /// Makes a style.
  ///
  /// - Parameters:
  ///   - width: the width of the terminal, in columns.
  ///   - usesColor: whether colours are used.
  package init(width: Int = defaultWidth, usesColor: Bool = false) {
    self.width = max(width, Self.minimumWidth)
    self.usesColor = usesColor
  }

  /// The width of prose, in columns.
  package var proseWidth: Int {
    min(width, Self.maximumProseWidth)
  }
}
