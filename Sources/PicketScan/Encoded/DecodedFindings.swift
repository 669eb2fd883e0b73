internal import PicketModel
internal import PicketRules

/// What is found in the values that stand encoded in a text, at the places of these values.
struct DecodedFindings {
  private var judged: [JudgedMatch] = []
  private(set) var misses: [(Match, Evidence)] = []
  private let parts: [DecodedPart]
  /// Where the values start of which a rule says something.
  private var told: Set<Int> = []

  /// The least of a value without a form that may be a secret.
  private static let least = (length: 8, entropy: 3.0)  // bytes, bits per byte

  /// Judges the values of a text.
  ///
  /// - Parameters:
  ///   - parts: the values.
  ///   - rules: the rules of the matches.
  ///   - isSelected: tells whether a rule, by its number, makes findings.
  ///   - judge: judges the matches in a decoded text.
  init(
    _ parts: [DecodedPart], _ rules: RuleSet, _ isSelected: (_ rule: Int) -> Bool,
    judge: (ScanResult) -> FileStage
  ) {
    self.parts = parts
    for part in parts { add(judge(part.result), part) }
    for part in parts where !told.contains(part.range.lowerBound) && isSelected(part.place.rule) {
      addUnknown(part, rules)
    }
  }

  private mutating func add(_ stage: FileStage, _ part: DecodedPart) {
    // Of one value, a rule says everything at once.
    var seen: Set<String> = []
    for found in judged where found.match.range == part.place.range { seen.insert(found.rule.id) }
    for var found in stage.kept where !found.isCompanion {
      told.insert(part.range.lowerBound)
      guard seen.insert(found.rule.id).inserted else { continue }
      found.match = part.place(ofRule: found.match.rule)
      // Both halves stand in the same value.
      found.companion = nil
      found.decoded = part.encodings
      judged.append(found)
    }
    misses += stage.nearMisses.map { (part.place(ofRule: $0.match.rule), $0.reason) }
    if !stage.nearMisses.isEmpty { told.insert(part.range.lowerBound) }
  }

  /// Adds a value that no rule knows: whoever made it a Secret thought that it is one.
  private mutating func addUnknown(_ part: DecodedPart, _ rules: RuleSet) {
    let value = part.value[...]
    let named = NamedValue(name: "", form: .quoted, range: value.indices, value: part.value)
    guard value.count >= Self.least.length, part.value.isPrintable,
      ValueFault.first(of: named, ValueShape(part.value), inCode: false) == nil
    else { return }
    let judgement = Judgement(minimumEntropy: Self.least.entropy)
    let rule = rules.rule(at: part.place.rule)
    guard
      case .finding(let rule, let evidence) = SecretJudge.verdict(on: value, of: rule, judgement)
    else { return }
    told.insert(part.range.lowerBound)
    judged.append(
      JudgedMatch(
        match: part.place, rule: rule, evidence: evidence,
        table: rules.tableNumber(ofRule: part.place.rule), decoded: part.encodings))
  }

  /// Adds what was found in the text as it stands; what a model said of encoded bytes is dropped.
  func joined(with plain: [JudgedMatch]) -> [JudgedMatch] {
    guard !parts.isEmpty else { return plain }
    var next = 0
    let kept = plain.sorted { $0.match.secret.lowerBound < $1.match.secret.lowerBound }.filter {
      while next < parts.count, parts[next].range.upperBound <= $0.match.secret.lowerBound {
        next += 1
      }
      guard next < parts.count, parts[next].range.overlaps($0.match.secret) else { return true }
      return !$0.isModelled && !told.contains(parts[next].range.lowerBound)
    }
    return (kept + judged).sorted { Match.precedes($0.match, $1.match) }
  }
}

extension DecodedPart {
  /// Returns the place of the value as a match of a rule.
  fileprivate func place(ofRule rule: Int) -> Match {
    var match = place
    match.rule = rule
    return match
  }
}
