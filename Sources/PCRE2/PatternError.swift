/// A pattern that PCRE2 refused to compile.
package struct PatternError: Error, Hashable, Sendable {
  /// The number that PCRE2 gives the fault.
  package var code: Int32
  /// The number of bytes of the pattern before the fault.
  package var offset: Int
  /// PCRE2's own words for the fault.
  package var reason: String
}

extension PatternError: CustomStringConvertible {
  package var description: String {
    "pattern fails at byte \(offset): \(reason)"
  }
}

/// A match that was not tried to its end, so that "no match" would be a lie.
package struct MatchError: Error, Hashable, Sendable {
  /// The number that PCRE2 gives the fault.
  package var code: Int32
}
