internal import PicketChecks
internal import PicketModel
internal import PicketScan

extension CheckRules {
  /// Returns the findings that the rules make of what a check found about an entry.
  func findings(of found: EntryFinding, origin: Origin) -> [Finding] {
    rules(of: found.check.rawValue).map { _, rule in
      var finding = Finding(
        of: rule, subject: found.subject, path: found.path, range: found.range, origin: origin)
      let variant = rule.variant(found.variant)
      if let variant { finding.severity = variant.severity }
      finding.message = found.detail.asSentence + " " + (variant?.message ?? rule.why)
      if let advice = found.advice { finding.remediation = advice }
      finding.related = found.related
      finding.fingerprint = Fingerprint.make(
        rule: rule.id, path: found.path, occurrence: 1, context: found.kind)
      return finding
    }
  }
}
