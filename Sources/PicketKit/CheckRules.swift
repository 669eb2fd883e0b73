internal import PicketChecks
internal import PicketModel
internal import PicketRules
internal import Synchronization

/// The rules that are judged by code, by the name of their check.
///
/// Read at the first finding: most runs have none, and a start is to be quick.
final class CheckRules: Sendable {
  typealias Numbered = (number: Int, rule: Rule)

  private let rules: RuleSet
  private let selection: RuleSelection
  private let byCheck = Mutex<[String: [Numbered]]?>(nil)
  private let checks = Mutex<[Int: String]>([:])

  init(_ rules: RuleSet, _ selection: RuleSelection) {
    self.rules = rules
    self.selection = selection
  }

  /// Returns the rules of a check that are selected, with their numbers.
  func rules(of check: String) -> [Numbered] {
    byCheck.withLock { known in
      if let known { return known[check] ?? [] }
      let read = readRules()
      known = read
      return read[check] ?? []
    }
  }

  /// Tells whether rules of a family are selected.
  func hasRules(ofFamily family: String) -> Bool {
    byCheck.withLock { known in
      let read = known ?? readRules()
      known = read
      return read.keys.contains { $0.hasPrefix(family + "/") }
    }
  }

  /// Returns the check of a rule, such as `shell/download-and-run`; empty for a rule without one.
  func check(ofRule number: Int) -> String {
    checks.withLock { checks in
      if let check = checks[number] { return check }
      let check = Self.check(of: rules.rule(at: number)) ?? ""
      checks[number] = check
      return check
    }
  }

  private static func check(of rule: Rule) -> String? {
    switch rule.matcher {
    case .check(let name): name
    case .command: OwnCommands.check(ofRule: rule.id)
    case .regex, .path, .near: nil
    }
  }

  private func readRules() -> [String: [Numbered]] {
    var byCheck: [String: [Numbered]] = [:]
    for number in 0..<rules.count
    where rules.record(at: number).kind == .check && selection.contains(number) {
      let rule = rules.rule(at: number)
      guard let name = Self.check(of: rule) else { continue }
      byCheck[name, default: []].append((number, rule))
    }
    return byCheck
  }
}
