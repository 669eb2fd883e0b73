/// What a pattern says, as a tree over single bytes.
///
/// Flags such as `(?i)` and `(?s)` are resolved by the parser: a caseless letter is a set of two
/// bytes, a dot is a set of 255 or 256. The tree tells no more than the analysis needs; PCRE2 itself
/// decides what matches.
package indirect enum RegexSyntax: Hashable, Sendable {
  /// Nothing, which always matches.
  case empty
  /// One byte of a set.
  case set(ByteSet)
  case sequence([RegexSyntax])
  /// Branches, of which the first that lets the rest match is taken.
  case choice([RegexSyntax])
  case repetition(RegexSyntax, RepeatCount, RepeatMode)
  /// A group whose text PCRE2 keeps under a number, which counts from 1.
  case capture(RegexSyntax, number: Int)
  /// A group that never gives back what it took.
  case atomic(RegexSyntax)
  case assertion(Assertion)
  /// A test of the bytes behind or before a place, which consumes none.
  case look(LookDirection, isNegative: Bool, RegexSyntax)

  /// A test of a place that is named by one symbol.
  package enum Assertion: Hashable, Sendable {
    /// `^` and `\A`.
    case textStart
    /// `^` after `(?m)`: at the start, or behind a newline that is not the last byte.
    case lineStart
    /// `$` and `\z`.
    case textEnd
    /// `$` after `(?m)`: at the end, or before a newline.
    case lineEnd
    /// `\Z`: at the end, or before a newline that is the last byte.
    case textEndOrLastNewline
    case wordBoundary
    case notWordBoundary
  }

  /// The way an assertion looks from its place.
  package enum LookDirection: Hashable, Sendable {
    case ahead
    case behind
  }

  /// How the engine chooses among the counts that a repeat allows.
  package enum RepeatMode: Hashable, Sendable {
    case greedy
    case lazy
    case possessive
  }
}

/// How often a part of a pattern is repeated.
package struct RepeatCount: Hashable, Sendable {
  /// PCRE2's own limit for a written count.
  package static let limit = 65_535

  package var minimum: Int
  /// The largest count; `nil` has no end.
  package var maximum: Int?

  package init(_ minimum: Int, _ maximum: Int?) {
    self.minimum = minimum
    self.maximum = maximum
  }
}
