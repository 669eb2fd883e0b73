internal import PicketModel

/// A match that passed the judgement of its rule.
struct JudgedMatch {
  var match: Match
  /// With the severity and the confidence that the judgement left it.
  var rule: Rule
  var evidence: [Evidence]
  /// The number of the table that the rule came from.
  var table: Int
  /// The encodings that were undone to reach the secret, outermost first.
  var decoded: [String] = []
  /// The other half of the credential.
  var companion: Match?
  /// Whether it is told by the finding of the credential whose other half it is.
  var isCompanion = false

  /// Whether a model found it that knows nothing but how people write.
  var isModelled: Bool {
    if case .regex(let regex) = rule.matcher { regex.judgement.model != nil } else { false }
  }

  /// Whether its vendor publishes the secret as an example.
  var isExample: Bool {
    evidence.contains { $0.name == Evidence.exampleValue }
  }

  /// Tells whether the match says all that another one says of the same secret.
  private func covers(_ other: JudgedMatch) -> Bool {
    guard rule.category == other.rule.category, match.secret.overlaps(other.match.secret) else {
      return false
    }
    // Who knows what a secret is for knows best how bad it is. A user's file knows that only of
    // its own secrets: it takes nothing from the built-in rules.
    if other.isModelled, !isModelled, table <= other.table { return true }
    return rule.severity >= other.rule.severity
      && rule.confidence >= other.rule.confidence
  }

  // MARK: Doubles

  /// Drops a match whose secret overlaps that of a more telling one, if that one is as severe: no
  /// rule takes away from what another says.
  ///
  /// - Complexity: O(*m* log *m* + *c*²), for *m* matches of which *c* at most overlap in a chain.
  static func withoutDoubles(_ judged: [JudgedMatch]) -> [JudgedMatch] {
    var kept: [JudgedMatch] = []
    var chain: [JudgedMatch] = []
    var chainEnd = 0
    for next in judged.sorted(by: { $0.match.secret.lowerBound < $1.match.secret.lowerBound }) {
      if next.match.secret.lowerBound >= chainEnd {
        kept += mostTelling(of: chain)
        chain.removeAll()
      }
      chain.append(next)
      chainEnd = max(chainEnd, next.match.secret.upperBound)
    }
    kept += mostTelling(of: chain)
    return kept.sorted { Match.precedes($0.match, $1.match) }
  }

  private static func mostTelling(of chain: [JudgedMatch]) -> [JudgedMatch] {
    var kept: [JudgedMatch] = []
    for next in chain.sorted(by: isMoreTelling) {
      guard let index = kept.firstIndex(where: { $0.covers(next) }) else {
        kept.append(next)
        continue
      }
      // What a model is surer of than the rule that takes its place is not lost.
      kept[index].rule.confidence = max(kept[index].rule.confidence, next.rule.confidence)
    }
    return kept
  }

  private static func isMoreTelling(_ a: JudgedMatch, _ b: JudgedMatch) -> Bool {
    if a.isModelled != b.isModelled { return b.isModelled }
    if a.rule.confidence != b.rule.confidence { return a.rule.confidence > b.rule.confidence }
    if a.rule.severity != b.rule.severity { return a.rule.severity > b.rule.severity }
    return Match.precedes(a.match, b.match)
  }
}
