package import PicketRules

/// Rules, made ready to be looked for in texts; workers share it.
package final class Engine: Sendable {
  package let rules: RuleSet
  /// One for each table of the rules.
  let filters: [Filter]
  let patterns: PatternStore
  /// Rules whose pattern gives no anchor, by number.
  let searchedRules: [Int]
  /// How far around a place the engine looks.
  package let reach: Reach

  /// How many bytes around a place have to be at hand before the place is judged.
  package struct Reach: Hashable, Sendable {
    package var before: Int
    package var behind: Int
  }

  /// Makes an engine.
  ///
  /// - Complexity: O(*t*), for *t* tables; nothing is decoded or compiled.
  package init(rules: RuleSet, kernel: Kernel = .fastest, triesBeforeMachineCode: Int = 16) {
    self.rules = rules
    filters = rules.tables.map { Filter(kernel: kernel, $0.table) }
    patterns = PatternStore(rules: rules, triesBeforeMachineCode: triesBeforeMachineCode)
    searchedRules = rules.tables.flatMap { firstRule, table in
      table.searchedRules.map { $0 + firstRule }
    }
    reach = Self.reach(of: rules)
  }

  /// The least room for hits that a pass of each filter makes progress with.
  var leastCapacity: Int {
    filters.map(\.leastCapacity).max() ?? 1
  }

  private static func reach(of rules: RuleSet) -> Reach {
    var reach = Reach(before: Excerpt.reach, behind: Excerpt.reach)
    for (_, table) in rules.tables {
      let needed = table.reach
      // A secret may lie where a rule only looks, and has an excerpt around it all the same.
      reach.before = max(reach.before, needed.before + Excerpt.reach)
      reach.behind = max(
        reach.behind, needed.behind + Excerpt.reach, needed.tail, needed.weakWord + weakWordReach)
    }
    // One byte more than any rule sees, so that no end of memory looks like the end of the text.
    return Reach(before: reach.before + 1, behind: reach.behind + 1)
  }

  /// How far behind a weak word an operator and a value are looked for, in bytes.
  private static let weakWordReach = 2 * WeakWords.reach + WeakWords.leastValueLength
}
