internal import PicketModel

/// The order of the bytes in a table of rules: each pair of functions writes and reads one part.
enum TableLayout {
  static let magic: UInt32 = 0x324B_4350  // "PCK2", the lowest byte first

  /// What stands in front: where the parts start, and what is needed of all rules together.
  struct Header: Hashable, Sendable {
    var ruleCount = 0
    /// Where the records start; each takes `recordLength` bytes.
    var records = 0
    /// Where the starts of the details start, 4 bytes each; one more than there are rules.
    var detailStarts = 0
    /// Where the rules that are searched for are listed.
    var searchedRules = 0
    /// Where the rules that judge paths are listed, with their patterns.
    var pathRules = 0
    /// Where the anchors' image starts.
    var image = 0
    /// Where the examples of all rules start.
    var examples = 0
    var reach = AnchorReach()

    static let length = 48  // bytes
  }

  static func write(_ header: Header, to writer: inout ByteWriter) {
    writer.write(magic)
    for number in [
      header.ruleCount, header.records, header.detailStarts, header.searchedRules,
      header.pathRules, header.image, header.reach.before, header.reach.behind, header.reach.tail,
      header.reach.weakWord, header.examples,
    ] {
      writer.write(UInt32(number))
    }
  }

  static func readHeader(_ bytes: TableBytes) -> Header {
    precondition(
      bytes.count >= Header.length && bytes.number(at: 0, as: UInt32.self) == magic,
      "not a table of rules")
    func number(_ place: Int) -> Int { Int(bytes.number(at: 4 * place, as: UInt32.self)) }
    return Header(
      ruleCount: number(1), records: number(2), detailStarts: number(3), searchedRules: number(4),
      pathRules: number(5), image: number(6), examples: number(11),
      reach: AnchorReach(
        before: number(7), behind: number(8), tail: number(9), weakWord: number(10)))
  }

  // MARK: Records

  static let recordLength = 46  // bytes

  static func write(_ record: RuleRecord, to writer: inout ByteWriter) {
    writer.write(record.kind.rawValue)
    writer.write(UInt8(record.secretGroup))
    writer.write(UInt32(record.maximumWidth))
    writer.write(UInt16(record.lookbehind))
    writer.write(UInt16(record.lookahead))
    writer.write(Int16(record.distance.lowerBound))
    writer.write(Int16(record.distance.upperBound))
    writer.write(bytes: record.firstBytes.bitmap)
  }

  static func readRecord(_ reader: inout ByteReader) -> RuleRecord {
    var record = RuleRecord(RuleRecord.Kind(rawValue: reader.read()) ?? .check)
    record.secretGroup = Int(reader.read(UInt8.self))
    record.maximumWidth = Int(reader.read(UInt32.self))
    record.lookbehind = Int(reader.read(UInt16.self))
    record.lookahead = Int(reader.read(UInt16.self))
    let nearest = Int(reader.read(Int16.self))
    record.distance = nearest...Int(reader.read(Int16.self))
    record.firstBytes = ByteSet(words: (reader.read(), reader.read(), reader.read(), reader.read()))
    return record
  }

  // MARK: Lists

  static func write(searchedRules rules: [Int], to writer: inout ByteWriter) {
    writer.write(UInt32(rules.count))
    for rule in rules { writer.write(UInt32(rule)) }
  }

  static func readSearchedRules(_ reader: inout ByteReader) -> [Int] {
    (0..<Int(reader.read(UInt32.self))).map { _ in Int(reader.read(UInt32.self)) }
  }

  static func write(pathRules rules: [PathRule], to writer: inout ByteWriter) {
    writer.write(UInt32(rules.count))
    for rule in rules {
      writer.write(UInt32(rule.rule))
      writer.write(rule.pattern)
    }
  }

  static func readPathRules(_ reader: inout ByteReader) -> [PathRule] {
    (0..<Int(reader.read(UInt32.self))).map { _ in
      let rule = Int(reader.read(UInt32.self))
      return PathRule(rule: rule, pattern: reader.read())
    }
  }
}

/// How far around a place all rules of a table together look, in bytes.
package struct AnchorReach: Hashable, Sendable {
  /// From the start of an anchor back to the first byte that its rule may look at.
  package var before = 0
  /// From the start of an anchor to behind the last byte that its rule may look at.
  package var behind = 0
  /// From the start of an anchor to behind its tail.
  package var tail = 0
  /// From the start of a weak word to its end.
  package var weakWord = 0
}

/// A rule that judges paths.
package struct PathRule: Hashable, Sendable {
  /// The number of the rule in its table.
  package var rule: Int
  /// In gitignore's syntax.
  package var pattern: String
}
