package import PicketModel
package import PicketRules

/// What is done with all matches of one file: judged, freed of doubles, and turned into findings.
package struct FileStage {
  private let rules: RuleSet
  private let path: BytePath
  private let origin: Origin
  /// The secrets of all matches, judged or not: each is masked wherever it shows.
  ///
  /// What rules for other things than secrets match is no secret.
  let secrets: SecretRanges
  /// The matches that are findings, ascending.
  private let kept: [Judged]
  package let allowMarks: [AllowMark]
  /// The number of matches that failed a test of their rule.
  package let nearMissCount: Int
  /// The first of them, ascending, each with the test that it failed.
  private let nearMisses: [(match: Match, reason: Evidence)]

  /// The number of near misses of one file that are kept.
  private static let nearMissLimit = 100

  /// A match that passed the judgement of its rule.
  private struct Judged {
    var match: Match
    var rule: Rule
    var evidence: [Evidence]
    /// The number of the table that the rule came from.
    var table: Int

    /// Whether a model found it that knows nothing but how people write.
    var isModelled: Bool {
      if case .regex(let regex) = rule.matcher { regex.judgement.model != nil } else { false }
    }

    /// Tells whether the match says all that another one says of the same secret.
    func covers(_ other: Judged) -> Bool {
      guard rule.category == other.rule.category, match.secret.overlaps(other.match.secret) else {
        return false
      }
      // Who knows what a secret is for knows best how bad it is. A user's file knows that only of
      // its own secrets: it takes nothing from the built-in rules.
      if other.isModelled, !isModelled, table <= other.table { return true }
      return rule.severity >= other.rule.severity
        && rule.confidence >= other.rule.confidence
    }
  }

  /// Judges the matches of a file.
  ///
  /// - Parameters:
  ///   - result: all matches, also those of rules that are not selected: their secrets are masked.
  ///   - rules: the rules of the matches.
  ///   - path: the path of the file in reports.
  ///   - origin: where its bytes came from.
  ///   - isSelected: tells whether a rule, by its number, makes findings.
  /// - Complexity: O(*m* log *m*), for *m* matches.
  package init(
    _ result: ScanResult, rules: RuleSet, path: BytePath, origin: Origin,
    isSelected: (_ rule: Int) -> Bool = { _ in true }
  ) {
    self.rules = rules
    self.path = path
    self.origin = origin
    allowMarks = result.allowMarks
    // A rule may have thousands of matches, and is read once.
    var known: [Int: Rule] = [:]
    let matches = result.matches.sorted(by: Match.precedes).map { match in
      let rule = known[match.rule] ?? rules.rule(at: match.rule)
      known[match.rule] = rule
      return (match: match, rule: rule)
    }
    var secrets: [Range<Int>] = []
    var judged: [Judged] = []
    var misses: [(Match, Evidence)] = []
    // Most files have no match, and no need of it.
    lazy var context = ValueContext(path)
    for (match, rule) in matches {
      var match = match
      let isWanted = isSelected(match.rule)
      let isRough = rule.isRough
      // What a rough rule found is a secret only as far as the judgement cuts it out.
      if rule.category == .secret, !isRough { secrets.append(match.secret) }
      guard isWanted || isRough else { continue }
      let verdict = Self.verdict(on: &match, by: rule, in: context)
      if isRough, match.secret.isEmpty == false { secrets.append(match.secret) }
      guard isWanted else { continue }
      switch verdict {
      case .finding(let rule, let evidence):
        let table = rules.tableNumber(ofRule: match.rule)
        judged.append(Judged(match: match, rule: rule, evidence: evidence, table: table))
      case .nearMiss(let reason): misses.append((match, reason))
      case .otherThing: break
      }
    }
    self.secrets = SecretRanges(secrets)
    kept = Self.withoutDoubles(judged)
    nearMissCount = misses.count
    nearMisses = Array(misses.prefix(Self.nearMissLimit))
  }

  /// The offsets of which the lines are needed.
  package var offsets: [Int] {
    kept.flatMap { [$0.match.secret.lowerBound, $0.match.secret.upperBound] }
      + allowMarks.map(\.offset) + nearMisses.map(\.match.secret.lowerBound)
  }

  /// The matches of `findings`, in the same order.
  package var keptMatches: [Match] { kept.map(\.match) }

  /// Returns the findings of the file, in the order of their places.
  ///
  /// - Parameter lines: has read the text, and knows the places of `offsets`.
  /// - Returns: one for each match that was kept; none is suppressed yet.
  package func findings(_ lines: LineLocator) -> [Finding] {
    var occurrences: [String: Int] = [:]
    return kept.map { judged in
      let secret = judged.match.secret
      let offset = lines.fileOffset(of: secret.lowerBound)
      let range = TextRange(
        start: lines.position(of: secret.lowerBound), end: lines.position(of: secret.upperBound),
        offset: offset, length: lines.fileOffset(of: secret.upperBound) - offset)
      var finding = Finding(
        of: judged.rule, subject: .file, path: path, range: range, origin: origin)
      finding.match = maskedMatch(judged.match)
      finding.snippet = snippet(of: judged.match, at: range)
      finding.evidence = judged.evidence
      if let note = judged.match.note {
        let sentence = note.detail.isEmpty ? "" : note.detail.asSentence + " "
        finding.message = sentence + (judged.rule.variant(note.variant)?.message ?? judged.rule.why)
        finding.remediation = note.advice ?? finding.remediation
      }
      let context = maskedContext(judged.match.excerpt)
      let key = judged.rule.id + "\n" + context
      occurrences[key, default: 0] += 1
      finding.fingerprint = Fingerprint.make(
        rule: judged.rule.id, path: path, occurrence: occurrences[key, default: 0],
        context: context)
      return finding
    }
  }

  /// Returns the first near misses of the file, in the order of their places.
  ///
  /// - Parameter lines: has read the text, and knows the places of `offsets`.
  /// - Returns: those that are kept.
  package func nearMisses(_ lines: LineLocator) -> [NearMiss] {
    nearMisses.map { match, reason in
      NearMiss(
        rule: rules.rule(at: match.rule).id, path: path,
        position: lines.position(of: match.secret.lowerBound), reason: reason)
    }
  }

  // MARK: Judgement

  private static func verdict(
    on match: inout Match, by rule: Rule, in context: @autoclosure () -> ValueContext
  ) -> SecretJudge.Verdict {
    let secret = match.excerpt[match.secret]
    switch rule.matcher {
    case .regex(let regex):
      guard holdsKeyword(match.excerpt[match.range], of: regex.keywords) else {
        return .otherThing
      }
      if regex.judgement.model == .namedValue {
        let decision = NamedValueJudge(context: context()).decision(on: match, of: rule)
        // The rule found it roughly.
        if let secret = decision.secret { match.narrow(to: secret) }
        return decision.verdict
      }
      return SecretJudge.verdict(on: secret, of: rule, regex.judgement)
    case .near(let near):
      return SecretJudge.verdict(on: secret, of: rule, near.judgement)
    case .check, .command:
      guard let note = match.note else { return .otherThing }
      var rule = rule
      if let variant = rule.variant(note.variant) { rule.severity = variant.severity }
      return .finding(rule, [])
    case .path:
      return .otherThing
    }
  }

  private static func holdsKeyword(_ text: ArraySlice<UInt8>, of keywords: [String]) -> Bool {
    guard !keywords.isEmpty else { return true }
    let lowered = String(decoding: text, as: UTF8.self).lowercased()
    return keywords.contains { lowered.holds($0.lowercased()) }
  }

  /// Drops a match whose secret overlaps that of a more telling one, if that one is as severe: no
  /// rule takes away from what another says.
  ///
  /// - Complexity: O(*m* log *m* + *c*²), for *m* matches of which *c* at most overlap in a chain.
  private static func withoutDoubles(_ judged: [Judged]) -> [Judged] {
    var kept: [Judged] = []
    var chain: [Judged] = []
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

  private static func mostTelling(of chain: [Judged]) -> [Judged] {
    var kept: [Judged] = []
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

  private static func isMoreTelling(_ a: Judged, _ b: Judged) -> Bool {
    if a.isModelled != b.isModelled { return b.isModelled }
    if a.rule.confidence != b.rule.confidence { return a.rule.confidence > b.rule.confidence }
    if a.rule.severity != b.rule.severity { return a.rule.severity > b.rule.severity }
    return Match.precedes(a.match, b.match)
  }

  // MARK: Texts without secrets

  /// The number of bytes of a match that are shown.
  private static let shownMatchLength = 200

  /// Returns the rest of an excerpt's lines from an offset of the text on.
  package func masked(_ excerpt: Excerpt, from offset: Int) -> [UInt8] {
    let start = min(offset, excerpt.lines.upperBound)
    return secrets.masked(excerpt[start..<excerpt.lines.upperBound], offset: start)
  }

  private func maskedMatch(_ match: Match) -> String {
    let bytes = secrets.masked(match.excerpt[match.range], offset: match.range.lowerBound)
    let text = String(decoding: bytes.prefix(Self.shownMatchLength), as: UTF8.self)
    return bytes.count > Self.shownMatchLength ? text + "…" : text
  }

  /// Returns the lines of a match with nothing of any secret, and without what a change of
  /// indentation or line ends changes.
  private func maskedContext(_ excerpt: Excerpt) -> String {
    let bytes = secrets.masked(excerpt.ownLines, offset: excerpt.lines.lowerBound) { _ in "*" }
    let words = bytes.split { $0 <= 0x20 }
    return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
  }
}

extension Rule {
  /// Whether a match tells only about where a secret stands, and its judgement cuts it out.
  fileprivate var isRough: Bool {
    if case .regex(let regex) = matcher { regex.judgement.model != nil } else { false }
  }
}
