/// A piece of a SQL text that is neither blank nor comment.
struct SQLToken: Hashable, Sendable {
  enum Kind: Hashable, Sendable {
    /// A keyword or a bare name.
    case word
    /// A name in double quotes, backticks or brackets.
    case quotedName
    /// A text in single quotes, dollar quotes, or Oracle's `q'[]'`; in MySQL also in double quotes.
    case string
    case number
    /// A place for a value: `?`, `$1`, `:name`, `@name`, `%s`, `%(name)s`.
    case parameter
    /// A place that a program fills: `{{ }}`, `${ }`, `<% %>`, or what code puts between literals.
    case hole
    /// Any other byte, or the two of `::` and `||`.
    case symbol
    /// What ends a statement: `;`, `GO` on a line, the delimiter in force.
    case end
  }

  var kind: Kind
  /// The word of a token of kind ``Kind/word``, else ``SQLWord/none``.
  var word: SQLWord = .none
  /// The bytes, quotes included.
  var range: Range<Int>
  /// The first byte, by which symbols are told apart.
  var first: UInt8
  /// The bytes between the quotes or brackets; all of other tokens.
  var content: Range<Int>
}
