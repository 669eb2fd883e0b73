package import PicketModel

/// All rules of a run: the built-in ones and those of the user's files.
package struct RuleSet: Sendable {
  /// The tables, each with the number of its first rule.
  package let tables: [(firstRule: Int, table: RuleTable)]
  /// The number of rules.
  package let count: Int

  /// Joins the rules of some tables.
  package init(_ tables: [RuleTable]) {
    var count = 0
    self.tables = tables.map { table in
      defer { count += table.count }
      return (count, table)
    }
    self.count = count
  }

  /// Returns what the engine needs of a rule at every candidate.
  package func record(at index: Int) -> RuleRecord {
    let (firstRule, table) = table(of: index)
    return table.record(at: index - firstRule)
  }

  /// Every rule with its examples, by its number.
  package var rulesWithExamples: [Rule] {
    tables.flatMap(\.table.rulesWithExamples)
  }

  /// Returns a rule, without its examples, by its number.
  package func rule(at index: Int) -> Rule {
    details(at: index).rule
  }

  /// Returns the pattern of a rule, in PCRE2's syntax.
  package func pattern(at index: Int) -> String {
    let (firstRule, table) = table(of: index)
    return table.pattern(at: index - firstRule)
  }

  /// Returns what is needed of a rule once there is a match.
  package func details(at index: Int) -> RuleDetails {
    let (firstRule, table) = table(of: index)
    return table.details(at: index - firstRule)
  }

  /// Returns the number of the table that a rule came from: 0 for the built-in ones.
  package func tableNumber(ofRule index: Int) -> Int {
    tables.lastIndex { $0.firstRule <= index } ?? 0
  }

  private func table(of index: Int) -> (firstRule: Int, table: RuleTable) {
    // Never nil: an index is below the number of rules, and the first table starts at 0.
    tables[tables.lastIndex { $0.firstRule <= index } ?? 0]
  }
}
