package import PicketModel

/// The bytes that a finding speaks of: for whoever judges it, and never for output.
package struct FindingText: Sendable {
  package var secret: Secret
  /// The whole match.
  package var match: Secret
  /// The lines of the match, cut at a bound.
  package var lines: Secret
}

extension FileStage {
  /// Returns the bytes that the findings speak of, in the order of `findings`.
  package var texts: [FindingText] {
    keptMatches.map { match in
      FindingText(
        secret: Secret(match.excerpt[match.secret]), match: Secret(match.excerpt[match.range]),
        lines: Secret(match.excerpt.ownLines))
    }
  }
}
