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
  /// What a check in code says of the place; `nil` for the match of a pattern.
  package var note: MatchNote?
}

/// What a check in code says of a place in a text.
package struct MatchNote: Hashable, Sendable {
  /// The key of the rule's variant that says how bad it is; `nil` for the rule's own severity.
  package var variant: String?
  /// What is the case here, for people; empty where the rule's words are enough.
  package var detail: String
  /// What to do here; `nil` where the rule's advice is enough.
  package var advice: String?

  /// Makes what a check says.
  package init(variant: String?, detail: String, advice: String?) {
    self.variant = variant
    self.detail = detail
    self.advice = advice
  }
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
  /// Sets the secret to what it is exactly; it stands in the excerpt.
  mutating func narrow(to exact: Range<Int>) {
    secret = exact
    range = min(range.lowerBound, exact.lowerBound)..<max(range.upperBound, exact.upperBound)
  }

  /// Tells whether a match stands before another.
  package static func precedes(_ a: Match, _ b: Match) -> Bool {
    (a.range.lowerBound, a.range.upperBound, a.rule)
      < (b.range.lowerBound, b.range.upperBound, b.rule)
  }
}
