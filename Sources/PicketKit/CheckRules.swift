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
  private let families = Mutex<[Int: String]>([:])

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

  /// Returns the family of a rule's check, such as `shell`; empty for a rule without one.
  func family(ofRule number: Int) -> String {
    families.withLock { families in
      if let family = families[number] { return family }
      var family = ""
      if let name = Self.check(of: rules.rule(at: number)) {
        family = String(name.prefix { $0 != "/" })
      }
      families[number] = family
      return family
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
