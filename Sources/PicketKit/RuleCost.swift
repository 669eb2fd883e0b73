/// What looking for a rule took in a whole scan.
package struct RuleCost: Hashable, Sendable {
  package var rule: String
  /// Anchors that passed every test without PCRE2.
  package var hitCount: Int
  /// Tries of the regular expression.
  package var tryCount: Int
  /// Tries that matched.
  package var matchCount: Int
  /// The time of the tries, of all workers together.
  package var nanoseconds: UInt64
}
