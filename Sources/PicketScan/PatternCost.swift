/// What looking for one rule took.
package struct PatternCost: Hashable, Sendable {
  /// Anchors that passed every test without PCRE2.
  package var hitCount = 0
  /// Tries of the regular expression.
  package var tryCount = 0
  /// Tries that matched.
  package var matchCount = 0
  /// The time of the tries.
  package var nanoseconds: UInt64 = 0

  mutating func merge(_ other: PatternCost) {
    hitCount += other.hitCount
    tryCount += other.tryCount
    matchCount += other.matchCount
    nanoseconds += other.nanoseconds
  }
}

extension [PatternCost] {
  /// Adds what the same rules took elsewhere; either array may be empty, where nothing was counted.
  package mutating func merge(_ other: [PatternCost]) {
    guard !isEmpty, !other.isEmpty else {
      if isEmpty { self = other }
      return
    }
    for rule in indices { self[rule].merge(other[rule]) }
  }
}
