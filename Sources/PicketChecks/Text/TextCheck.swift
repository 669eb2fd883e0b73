package import PicketModel

/// Judges whole texts by code that understands them, such as a parser.
package protocol TextCheck: Sendable {
  /// The families of the rules that it makes findings of: `shell` for `shell/download-and-run`.
  var families: [String] { get }

  /// Tells by name and first bytes whether a text is judged.
  ///
  /// - Parameters:
  ///   - path: the path of the text.
  ///   - start: its first bytes; all of a short text.
  /// - Returns: whether it is judged.
  func interest(in path: BytePath, start: Span<UInt8>) -> TextInterest

  /// Returns what is wrong in a text, and whether all of it was judged.
  ///
  /// - Parameters:
  ///   - text: any bytes, at most `TextChecks.largestText` of them.
  ///   - path: the path of the text.
  /// - Returns: what is wrong; the same for the same text, wherever it runs.
  /// - Complexity: O(*n*) for *n* bytes.
  func judgement(of text: Span<UInt8>, at path: BytePath) -> TextJudgement
}

/// Whether a check judges a text.
package enum TextInterest: Hashable, Sendable {
  /// The text is of another kind.
  case never
  /// Only if a keyword of a rule of one of these checks stands in it.
  case withKeywords(of: Set<String>)
  /// The text is of the kind that the check judges.
  case always
}
