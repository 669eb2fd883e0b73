internal import PicketModel

/// Judges what a rule captured: the tests that its rule names, and those that all secrets take.
enum SecretJudge {
  /// What the tests come to.
  enum Verdict {
    /// A finding of the rule, whose severity and confidence are those that the tests leave it.
    case finding(Rule, [Evidence])
    /// No finding, but nearly: somebody may want to know which test it failed.
    case nearMiss(Evidence)
    /// Another thing than the rule looks for.
    case otherThing
  }

  /// Tests a secret: first what is cheap.
  static func verdict(
    on secret: ArraySlice<UInt8>, of rule: Rule, _ judgement: Judgement
  ) -> Verdict {
    var rule = rule
    var evidence: [Evidence] = []
    let isSecret = rule.category == .secret
    if isSecret, ExampleValues.contains(secret) {
      rule.severity = .info
      return .finding(
        rule, [Evidence(name: Evidence.exampleValue, detail: "a published example value")])
    }
    if let minimum = judgement.minimumEntropy {
      let entropy = Entropy.bitsPerByte(secret)
      let result = Evidence(name: "entropy", detail: "\(tenths(entropy)) bits per byte")
      guard entropy >= minimum else { return .nearMiss(result) }
      evidence.append(result)
    }
    switch isSecret ? Placeholder.verdict(on: secret) : .none {
    case .certain(let reason):
      return .nearMiss(Evidence(name: "placeholder", detail: reason))
    case .likely(let reason):
      rule.confidence = rule.confidence.lowered
      evidence.append(Evidence(name: "placeholder", detail: reason))
    case .none: break
    }
    guard let proof = judgement.proof.flatMap(Proof.named) else { return .finding(rule, evidence) }
    return verdict(of: proof, on: secret, rule, evidence)
  }

  private static func verdict(
    of proof: Proof, on secret: ArraySlice<UInt8>, _ rule: Rule, _ evidence: [Evidence]
  ) -> Verdict {
    var rule = rule
    switch proof.result(for: secret) {
    case .valid(let detail):
      if proof.isTelling { rule.confidence = .high }
      return .finding(rule, evidence + [Evidence(name: proof.name, detail: detail)])
    case .invalid(let reason):
      let result = Evidence(name: proof.name, detail: reason)
      if proof.isDocumented { return .nearMiss(result) }
      rule.confidence = rule.confidence.lowered
      return .finding(rule, evidence + [result])
    case .impossible:
      return .otherThing
    case .inconclusive:
      return .finding(rule, evidence)
    }
  }

  /// Returns a number with one digit behind the point.
  private static func tenths(_ number: Double) -> String {
    let tenths = Int((number * 10).rounded())
    return "\(tenths / 10).\(tenths % 10)"
  }
}

extension Confidence {
  /// The next lower step; the lowest stays.
  fileprivate var lowered: Confidence {
    self == .high ? .medium : .low
  }
}
