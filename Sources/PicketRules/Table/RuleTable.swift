package import PicketModel

/// Compiled rules as bytes: what every scan needs in front, what a finding needs behind.
///
/// The built-in rules are such bytes in the executable, read in place, so that nothing is parsed,
/// compiled or copied at start; the rules of a user's file become such bytes when they are read. The
/// bytes are our own: they are not checked.
package struct RuleTable: Sendable {
  private let bytes: TableBytes
  private let header: TableLayout.Header

  /// Opens a table.
  ///
  /// - Complexity: O(1).
  package init(_ bytes: TableBytes) {
    self.bytes = bytes
    header = TableLayout.readHeader(bytes)
  }

  /// Opens a copy of a table.
  package init(_ bytes: [UInt8]) {
    self.init(TableBytes(bytes))
  }

  /// The number of rules.
  package var count: Int { header.ruleCount }

  /// A hash of the whole table: another one where any rule is another.
  ///
  /// - Complexity: O(*n*), for *n* bytes.
  package var digest: [UInt8] {
    var hash = SHA256()
    hash.update(bytes.bytes(in: 0..<bytes.count))
    return hash.finalize()
  }

  /// How far around a place the rules look.
  package var reach: AnchorReach { header.reach }

  /// The anchors, written for the kernels: the table, and where in it the image starts.
  package var image: (table: TableBytes, start: Int) { (bytes, header.image) }

  /// The rules whose pattern gives no anchor, by number.
  package var searchedRules: [Int] {
    var reader = ByteReader(bytes, at: header.searchedRules)
    return TableLayout.readSearchedRules(&reader)
  }

  /// The rules that judge paths.
  package var pathRules: [PathRule] {
    var reader = ByteReader(bytes, at: header.pathRules)
    return TableLayout.readPathRules(&reader)
  }

  /// Returns what the engine needs of a rule at every candidate.
  package func record(at index: Int) -> RuleRecord {
    precondition(index < count)
    var reader = ByteReader(bytes, at: header.records + index * TableLayout.recordLength)
    return TableLayout.readRecord(&reader)
  }

  /// Returns the pattern of a rule, in PCRE2's syntax; empty for a rule that is not over text.
  package func pattern(at index: Int) -> String {
    precondition(index < count)
    let start = bytes.number(at: header.detailStarts + 4 * index, as: UInt32.self)
    var reader = ByteReader(bytes, at: Int(start))
    return reader.read()
  }

  /// Returns everything about a rule but its examples, which findings do not need.
  package func details(at index: Int) -> RuleDetails {
    precondition(index < count)
    let start = bytes.number(at: header.detailStarts + 4 * index, as: UInt32.self)
    var reader = ByteReader(bytes, at: Int(start))
    return TableLayout.readDetails(&reader)
  }

  /// Every rule with its examples.
  ///
  /// - Complexity: O(*n*), for a table of *n* bytes.
  package var rulesWithExamples: [Rule] {
    var reader = ByteReader(bytes, at: header.examples)
    return (0..<count).map { index in
      var rule = details(at: index).rule
      rule.examples = TableLayout.readExamples(&reader)
      rule.counterexamples = TableLayout.readExamples(&reader)
      return rule
    }
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
  /// The rule; without its examples where it was read from a table.
  package var rule: Rule
  /// The regular expression that decides, in PCRE2's syntax; empty for a rule that is not over
  /// text.
  package var pattern: String

  package init(rule: Rule, pattern: String) {
    self.rule = rule
    self.pattern = pattern
  }
}
