/// A place that a rule matches, before anything is judged.
package struct Match: Hashable, Sendable {
  /// The number of the rule in its set.
  package var rule: Int
  /// The bytes of the text that match.
  package var range: Range<Int>
  /// The bytes of the text that are the secret.
  package var secret: Range<Int>
  /// The text around the match, cut at the ends of its lines or at a bound.
  package var excerpt: Excerpt
}

/// A piece of a text that is kept when the text is gone.
package struct Excerpt: Hashable, Sendable {
  /// The number of bytes of the text before the piece.
  package var offset: Int
  package var bytes: [UInt8]
  /// The part of the text that are the lines of the match; beside them stand their neighbours.
  package var lines: Range<Int>
  /// Whether the first of those lines starts before.
  package var isCutBefore: Bool
  /// Whether the last of those lines ends behind.
  package var isCutBehind: Bool

  /// How far around a match text is kept, in bytes.
  package static let reach = 400

  /// The bytes at a range of the text.
  ///
  /// - Precondition: the range lies in the piece.
  package subscript(range: Range<Int>) -> ArraySlice<UInt8> {
    bytes[(range.lowerBound - offset)..<(range.upperBound - offset)]
  }

  /// The lines of the match.
  package var ownLines: ArraySlice<UInt8> {
    self[lines]
  }
}

extension Match {
  /// Tells whether a match stands before another.
  package static func precedes(_ a: Match, _ b: Match) -> Bool {
    (a.range.lowerBound, a.range.upperBound, a.rule)
      < (b.range.lowerBound, b.range.upperBound, b.rule)
  }
}
