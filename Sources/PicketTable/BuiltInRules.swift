internal import CPicketTable
package import PicketRules

/// The built-in rules, compiled; `make table` writes them from `patterns/`.
package enum BuiltInRules {
  /// The table, read in place in the executable's own memory.
  package static var table: RuleTable {
    RuleTable(constant)
  }

  /// The bytes of the table, to compare with fresh ones.
  package static var bytes: [UInt8] {
    constant.bytes(in: 0..<constant.count)
  }

  private static var constant: TableBytes {
    unsafe TableBytes(constant: picket_table(), count: picket_table_count())
  }
}
