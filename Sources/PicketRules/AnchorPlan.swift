/// What is known of all matches of a pattern before one is looked for.
package struct PatternPlan: Hashable, Sendable {
  /// The number of bytes in a match: least and largest; no largest where a repeat has no end.
  package var minimumWidth: Int
  package var maximumWidth: Int?
  /// The number of bytes before a match that its assertions may look at.
  package var lookbehind: Int
  /// The number of bytes behind a match that its assertions may look at; `nil` has no end.
  package var lookahead: Int?
  /// The bytes that a match can start with.
  package var firstBytes: ByteSet
  /// Where to look for matches, or why that is not known.
  package var anchoring: Anchoring

  package enum Anchoring: Hashable, Sendable {
    case anchored(AnchorPlan)
    /// No literal is required, or none is distinctive; the text says why, for the author.
    case unanchored(reason: String)
  }
}

/// The literals of which one stands in every match, and what stands around them.
package struct AnchorPlan: Hashable, Sendable {
  /// Every match holds at least one of these at a distance from its start in `distance`.
  package var anchors: [Anchor]
  /// The number of bytes from the start of a match to the start of the anchor in it.
  package var distance: ClosedRange<Int>
}

/// A literal that gives a match away, with all that can be tested before PCRE2 is asked.
///
/// Each test may only reject what the pattern must reject; the test for weak words alone is part of
/// what a rule means.
package struct Anchor: Hashable, Sendable {
  /// The bytes; lower case where `isCaseless`.
  package var literal: [UInt8]
  /// Whether ASCII letters match in either case.
  package var isCaseless: Bool
  /// Whether an operator and a value have to follow.
  package var isWeak: Bool
  /// Where the four bytes that the filter hashes start, from the start of the literal; may be
  /// negative, and they may end behind the literal.
  package var windowOffset: Int
  /// What each of the four bytes can be; one byte each within the literal. Behind the end of a text
  /// the filter sees zero bytes.
  package var window: [ByteSet]
  /// The bytes that can stand right before the literal; `nil` is any byte.
  package var before: ByteSet?
  /// Whether the literal can stand at the very start of a text.
  package var mayStartText: Bool
  /// What has to follow the literal; `nil` where nothing simple does.
  package var tail: TailShape?
}

/// A run of bytes of one set that has to begin within some bytes behind a literal.
package struct TailShape: Hashable, Sendable {
  package var set: ByteSet
  /// The largest number of bytes between the literal and the run; at most 255.
  package var gap: Int
  /// The least number of bytes in the run; 1 to 255.
  package var count: Int

  package init(set: ByteSet, gap: Int, count: Int) {
    self.set = set
    self.gap = gap
    self.count = count
  }
}
