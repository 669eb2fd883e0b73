internal import CPicketTable
package import PicketRules

/// The built-in rules, compiled; `make table` writes them from `patterns/`.
package enum BuiltInRules {
  /// The table, read from the executable's own memory.
  package static var table: RuleTable {
    RuleTable(count: byteCount) { bytes(in: $0) }
  }

  /// The bytes of the table, to compare with fresh ones.
  package static var bytes: [UInt8] {
    bytes(in: 0..<byteCount)
  }

  private static var byteCount: Int {
    picket_table_count()
  }

  private static func bytes(in range: Range<Int>) -> [UInt8] {
    unsafe Array(unsafeUninitializedCapacity: range.count) { buffer, count in
      count = range.count
      guard let start = buffer.baseAddress else { return }
      unsafe picket_table_copy(range.lowerBound, range.count, start)
    }
  }
}
