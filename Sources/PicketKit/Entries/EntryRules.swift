internal import PicketChecks
internal import PicketModel
internal import PicketRules
internal import PicketScan
internal import Synchronization

/// The rules of checks about entries, by the name of their check.
///
/// Read at the first finding: most runs have none, and a start is to be quick.
final class EntryRules: Sendable {
  private let rules: RuleSet
  private let selection: RuleSelection
  private let byCheck = Mutex<[String: [Rule]]?>(nil)

  init(_ rules: RuleSet, _ selection: RuleSelection) {
    self.rules = rules
    self.selection = selection
  }

  /// Returns the findings that the rules make of what a check found.
  func findings(of found: EntryFinding, origin: Origin) -> [Finding] {
    rules(of: found.check).map { rule in
      var finding = Finding(
        of: rule, subject: found.subject, path: found.path, range: found.range, origin: origin)
      let variant = rule.variants.first { $0.key == found.variant }
      if let variant { finding.severity = variant.severity }
      finding.message = Self.sentence(found.detail) + " " + (variant?.message ?? rule.why)
      if let advice = found.advice { finding.remediation = advice }
      finding.related = found.related
      finding.fingerprint = Fingerprint.make(
        rule: rule.id, path: found.path, occurrence: 1, context: found.kind)
      return finding
    }
  }

  private static func sentence(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst() + "."
  }

  private func rules(of check: EntryCheck) -> [Rule] {
    byCheck.withLock { known in
      if let known { return known[check.rawValue] ?? [] }
      let read = readRules()
      known = read
      return read[check.rawValue] ?? []
    }
  }

  private func readRules() -> [String: [Rule]] {
    var byCheck: [String: [Rule]] = [:]
    for number in 0..<rules.count
    where rules.record(at: number).kind == .check && selection.contains(number) {
      let rule = rules.rule(at: number)
      guard case .check(let name) = rule.matcher else { continue }
      byCheck[name, default: []].append(rule)
    }
    return byCheck
  }
}
