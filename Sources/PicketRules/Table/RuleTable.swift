package import PicketModel

/// Compiled rules as bytes: what every scan needs in front, what a finding needs behind.
///
/// The built-in rules are such bytes in the executable, so that nothing is parsed or compiled at
/// start; the rules of a user's file become such bytes when they are read. The bytes are our own:
/// they are not checked.
package struct RuleTable: Sendable {
  package let records: [RuleRecord]
  package let anchors: AnchorTables
  /// Where the details of each rule start in the bytes.
  private let detailStarts: [Int]
  private let bytes: @Sendable (Range<Int>) -> [UInt8]

  /// Opens a table.
  ///
  /// - Parameters:
  ///   - count: the number of bytes.
  ///   - bytes: returns a copy of some of them.
  /// - Complexity: O(*n*), where *n* is the number of rules, anchors and windows.
  package init(count: Int, bytes: @escaping @Sendable (Range<Int>) -> [UInt8]) {
    self.bytes = bytes
    var header = ByteReader(bytes(0..<TableLayout.headerLength))
    precondition(header.read(UInt32.self) == TableLayout.magic, "not a table of rules")
    var reader = ByteReader(bytes(TableLayout.headerLength..<Int(header.read(UInt32.self))))
    records = TableLayout.readRecords(&reader)
    detailStarts = TableLayout.readStarts(&reader, count: records.count) + [count]
    anchors = TableLayout.readAnchors(&reader)
  }

  /// Opens a table that is in memory.
  package init(_ bytes: [UInt8]) {
    self.init(count: bytes.count) { Array(bytes[$0]) }
  }

  /// Returns everything about a rule but its examples, which are not kept.
  package func details(at index: Int) -> RuleDetails {
    var reader = ByteReader(bytes(detailStarts[index]..<detailStarts[index + 1]))
    return TableLayout.readDetails(&reader)
  }

  /// Returns rules as the bytes of a table.
  package static func encoded(_ rules: [TableRule]) -> [UInt8] {
    var hot = ByteWriter()
    var details = ByteWriter()
    var starts: [Int] = []
    var anchors = AnchorTablesBuilder()
    for (number, rule) in rules.enumerated() {
      starts.append(details.bytes.count)
      TableLayout.write(rule.details, to: &details)
      for anchor in rule.anchors { anchors.add(anchor, rule: number) }
    }
    TableLayout.write(rules.map(\.record), to: &hot)
    let hotLength =
      TableLayout.headerLength + hot.bytes.count + 4 * starts.count
      + TableLayout.encodedLength(of: anchors.tables)
    for start in starts { hot.write(UInt32(start + hotLength)) }
    TableLayout.write(anchors.tables, to: &hot)
    var table = ByteWriter()
    table.write(TableLayout.magic)
    table.write(UInt32(hotLength))
    table.write(bytes: hot.bytes)
    table.write(bytes: details.bytes)
    return table.bytes
  }
}

/// A rule as it goes into a table.
package struct TableRule: Hashable, Sendable {
  package var record: RuleRecord
  package var anchors: [Anchor]
  package var details: RuleDetails

  package init(record: RuleRecord, anchors: [Anchor], details: RuleDetails) {
    self.record = record
    self.anchors = anchors
    self.details = details
  }
}

/// What is needed of a rule once there is a match.
package struct RuleDetails: Hashable, Sendable {
  /// The rule, without its examples.
  package var rule: Rule
  /// The regular expression that decides, in PCRE2's syntax; empty for a rule that is not over
  /// text.
  package var pattern: String

  package init(rule: Rule, pattern: String) {
    self.rule = rule
    self.pattern = pattern
  }
}
