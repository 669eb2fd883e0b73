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
  /// The matches that are findings, or the other half of one, ascending.
  let kept: [JudgedMatch]
  package let allowMarks: [AllowMark]
  /// The number of matches that failed a test of their rule.
  package let nearMissCount: Int
  /// The first of them, ascending, each with the test that it failed.
  let nearMisses: [(match: Match, reason: Evidence)]

  /// The number of near misses of one file that are kept.
  private static let nearMissLimit = 100

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
    var judged: [JudgedMatch] = []
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
        judged.append(JudgedMatch(match: match, rule: rule, evidence: evidence, table: table))
      case .nearMiss(let reason): misses.append((match, reason))
      case .otherThing: break
      }
    }
    let decoded = DecodedFindings(result.decoded, rules, isSelected) {
      FileStage($0, rules: rules, path: path, origin: origin, isSelected: isSelected)
    }
    misses += decoded.misses
    self.secrets = SecretRanges(secrets, hidden: result.decoded.map(\.range))
    kept = Pairs.joined(decoded.joined(with: JudgedMatch.withoutDoubles(judged)))
    nearMissCount = misses.count
    nearMisses = Array(misses.prefix(Self.nearMissLimit))
  }

  /// The offsets of which the lines are needed.
  package var offsets: [Int] {
    kept.flatMap { [$0.match.secret.lowerBound, $0.match.secret.upperBound] }
      + allowMarks.map(\.offset) + nearMisses.map(\.match.secret.lowerBound)
  }

  /// The match of each of `findings`, in the same order.
  package var keptMatches: [Match] { kept.filter { !$0.isCompanion }.map(\.match) }

  /// The match of the other half of each of `findings`, in the same order.
  package var companions: [Match?] { kept.filter { !$0.isCompanion }.map(\.companion) }

  /// Returns the findings of the file, in the order of their places.
  ///
  /// - Parameter lines: has read the text, and knows the places of `offsets`.
  /// - Returns: one for each match that was kept; none is suppressed yet.
  package func findings(_ lines: LineLocator) -> [Finding] {
    var occurrences: [String: Int] = [:]
    return kept.compactMap { judged in
      let context = maskedContext(judged.match.excerpt)
      let key = judged.rule.id + "\n" + context
      // Halves of pairs are counted, too: what stands beside one is no other finding because of it.
      occurrences[key, default: 0] += 1
      guard !judged.isCompanion else { return nil }
      var finding = finding(of: judged, lines)
      finding.fingerprint = Fingerprint.make(
        rule: judged.rule.id, path: path, occurrence: occurrences[key, default: 0],
        context: context)
      return finding
    }
  }

  private func finding(of judged: JudgedMatch, _ lines: LineLocator) -> Finding {
    let range = lines.range(of: judged.match.secret)
    var finding = Finding(
      of: judged.rule, subject: .file, path: path, range: range, origin: origin)
    finding.match = maskedMatch(judged.match)
    finding.snippet = snippet(of: judged.match, at: range)
    finding.evidence = judged.evidence
    finding.decoded = judged.decoded
    if let companion = judged.companion {
      finding.related.append(
        RelatedPlace(
          path: path, range: lines.range(of: companion.secret), role: RelatedPlace.companion))
    }
    if let note = judged.match.note {
      let sentence = note.detail.isEmpty ? "" : note.detail.asSentence + " "
      finding.message = sentence + (judged.rule.variant(note.variant)?.message ?? judged.rule.why)
      finding.remediation = note.advice ?? finding.remediation
    }
    return finding
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
