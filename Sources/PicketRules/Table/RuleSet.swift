package import PicketModel

/// All rules of a run: the built-in ones and those of the user's files.
package struct RuleSet: Sendable {
  package private(set) var records: [RuleRecord] = []
  package private(set) var anchors = AnchorTables()
  private var tables: [(firstRule: Int, table: RuleTable)] = []

  /// Joins the rules of some tables.
  package init(_ tables: [RuleTable]) {
    for table in tables {
      self.tables.append((records.count, table))
      if records.isEmpty {
        // Most runs have one table, of which nothing has to be renumbered.
        (records, anchors) = (table.records, table.anchors)
      } else {
        anchors.append(table.anchors, firstRule: records.count)
        records += table.records
      }
    }
  }

  /// Returns a rule, without its examples, by its number.
  package func rule(at index: Int) -> Rule {
    details(at: index).rule
  }

  /// Returns what is needed of a rule once there is a match.
  package func details(at index: Int) -> RuleDetails {
    // Never empty: an index is below the number of records, and the first table starts at 0.
    let position = tables.lastIndex { $0.firstRule <= index } ?? 0
    return tables[position].table.details(at: index - tables[position].firstRule)
  }
}
