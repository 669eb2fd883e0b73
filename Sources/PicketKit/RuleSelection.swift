internal import PicketModel
internal import PicketRules

/// Which rules of a scanner make findings.
///
/// All rules are looked for all the same, because every secret on a shown line is masked, whichever
/// rule knows it.
struct RuleSelection: Sendable {
  /// By the number of the rule; `nil` selects all.
  private let isSelected: [Bool]?

  /// Selects all rules.
  static let all = RuleSelection()

  private init() {
    isSelected = nil
  }

  /// Selects rules by id, alias or category; what is skipped is not selected.
  ///
  /// - Throws: `RuleErrors` if a name is neither.
  init(only: [String], skipping skipped: [String], of rules: RuleSet) throws(RuleErrors) {
    guard !only.isEmpty || !skipped.isEmpty else {
      isSelected = nil
      return
    }
    let all = (0..<rules.count).map { rules.rule(at: $0) }
    let known = Set(all.flatMap { [$0.id, $0.category.rawValue] + $0.aliases })
      .union(Category.allCases.map(\.rawValue))
    let errors = (only + skipped).filter { !known.contains($0) }.map { name in
      "there is no rule and no category '\(name.printable)'"
        + (Spelling.closest(to: name, among: known.sorted()).map { ", did you mean '\($0)'?" }
          ?? "; 'picket rules list' lists them")
    }
    guard errors.isEmpty else { throw RuleErrors(texts: errors) }
    func isNamed(_ rule: Rule, in names: [String]) -> Bool {
      names.contains { $0 == rule.id || $0 == rule.category.rawValue || rule.aliases.contains($0) }
    }
    isSelected = all.map {
      (only.isEmpty || isNamed($0, in: only)) && !isNamed($0, in: skipped)
    }
  }

  /// Whether every rule makes findings.
  var isWhole: Bool { isSelected == nil }

  /// Tells whether a rule, by its number, makes findings.
  func contains(_ rule: Int) -> Bool {
    isSelected?[rule] ?? true
  }
}
