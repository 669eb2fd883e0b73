/// What the engine needs of a rule at every candidate; the rest is read when there is a match.
package struct RuleRecord: Hashable, Sendable {
  package enum Kind: UInt8, Hashable, Sendable {
    /// Matches are looked for at anchors.
    case anchored
    /// Matches are searched for in the whole text, because the pattern gives no anchor.
    case searched
    /// Judges the path of an entry.
    case path
    /// Judged by code.
    case check
  }

  package var kind: Kind
  /// The largest number of bytes in a match, at most `widestMatch`.
  package var maximumWidth: Int
  /// The number of bytes before and behind a match that assertions may look at.
  package var lookbehind: Int
  package var lookahead: Int
  /// The number of bytes from the start of a match to its anchor.
  package var distance: ClosedRange<Int>
  package var firstBytes: ByteSet
  package var secretGroup: Int

  /// The number of bytes that a match of a pattern without an end may have; it is cut there, at any
  /// size of chunk.
  package static let widestMatch = 32 << 10
}

extension RuleRecord {
  /// Makes the record of a rule over text.
  package init(_ plan: PatternPlan, secretGroup: Int) {
    switch plan.anchoring {
    case .anchored(let anchors):
      kind = .anchored
      distance = anchors.distance
    case .unanchored:
      kind = .searched
      distance = 0...0
    }
    maximumWidth = min(plan.maximumWidth ?? Self.widestMatch, Self.widestMatch)
    lookbehind = plan.lookbehind
    lookahead = min(plan.lookahead ?? Self.widestMatch, Self.widestMatch)
    firstBytes = plan.firstBytes
    self.secretGroup = secretGroup
  }

  /// Makes the record of a rule that is not over text.
  package init(_ kind: Kind) {
    self.kind = kind
    maximumWidth = 0
    lookbehind = 0
    lookahead = 0
    distance = 0...0
    firstBytes = ByteSet()
    secretGroup = 0
  }
}
