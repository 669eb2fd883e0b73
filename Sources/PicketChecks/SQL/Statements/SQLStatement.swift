/// One statement, as far as its judgement needs it.
struct SQLStatement: Hashable, Sendable {
  /// Where a statement stands, which decides when it runs.
  enum Setting: Hashable, Sendable {
    /// It runs when the text runs: at the top, in `DO $$ … $$`, or in an anonymous block.
    case script
    /// It runs when somebody calls the routine or fires the trigger that holds it.
    case routine
  }

  /// The word that says what it does; of `WITH … DELETE`, the last.
  var verb: SQLWord
  /// The index of the token of the verb.
  var verbIndex: Int
  /// The indices of its tokens, without what ends it.
  var tokens: Range<Int>
  var setting: Setting
}

/// The name of a table or another thing.
struct SQLName: Hashable, Sendable {
  /// The last part, folded and without quotes; what is compared, because files mix long and short names.
  var last: String
  /// All parts, folded and without quotes, between dots.
  var full: String
  /// The bytes, with quotes.
  var range: Range<Int>
  /// Whether a program puts in the name, or a part of it.
  var hasHole: Bool
}
