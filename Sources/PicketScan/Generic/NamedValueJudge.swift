internal import PicketModel

/// Judges values by the names that they have: passwords and secrets that have no form of their own.
struct NamedValueJudge {
  let context: ValueContext

  /// What was decided, and where the value stands exactly.
  struct Decision {
    var verdict: SecretJudge.Verdict
    var secret: Range<Int>?
  }

  /// Judges a match of a rule.
  func decision(on match: Match, of rule: Rule) -> Decision {
    let excerpt = match.excerpt
    guard let value = match.namedValue else { return Decision(verdict: .otherThing) }
    let secret =
      (value.range.lowerBound + excerpt.offset)..<(value.range.upperBound + excerpt.offset)
    guard !secret.isEmpty else { return Decision(verdict: .otherThing) }
    return Decision(verdict: verdict(on: value, excerpt, rule), secret: secret)
  }

  private func verdict(
    on value: NamedValue, _ excerpt: Excerpt, _ rule: Rule
  ) -> SecretJudge.Verdict {
    var rule = rule
    if ExampleValues.contains(value.value[...]) {
      rule.severity = .info
      return .finding(
        rule, [Evidence(name: Evidence.exampleValue, detail: "a published example value")])
    }
    let kind = NameModel(value.name).kind
    guard kind != .other else { return .otherThing }
    // The salt of a baseline of picket.
    let ownLines = ValueShape.Haystack(Array(excerpt.ownLines))
    if kind == .weak, ownLines.holds("{\"baseline\":\"picket/") { return .otherThing }
    let shape = ValueShape(value.value)
    if let fault = ValueFault.first(of: value, shape, inCode: context.isCode) {
      return .nearMiss(Evidence(name: "value", detail: fault.rawValue))
    }
    var score = ValueScore()
    score.judgeName(value.name)
    score.judgeValue(value, shape)
    if case .certain(let reason) = Placeholder.verdict(on: value.value[...]) {
      return .nearMiss(Evidence(name: "placeholder", detail: reason))
    }
    score.judgePlace(context, value, excerpt)
    guard let confidence = score.confidence else {
      return .nearMiss(Evidence(name: "score", detail: score.description))
    }
    rule.confidence = confidence
    if kind == .weak { rule.severity = min(rule.severity, .medium) }
    return .finding(rule, score.evidence)
  }
}

extension Match {
  /// The value that the match is of, cut exactly, if it has a name.
  fileprivate var namedValue: NamedValue? {
    ValueCutter(
      bytes: excerpt.bytes, word: range.lowerBound - excerpt.offset,
      start: secret.lowerBound - excerpt.offset
    ).namedValue()
  }

  /// The offsets of which lines may be asked for, before anything is judged.
  package var places: [Int] {
    let exact = namedValue.map { [$0.range.lowerBound, $0.range.upperBound] } ?? []
    return [secret.lowerBound, secret.upperBound] + exact.map { $0 + excerpt.offset }
  }
}
