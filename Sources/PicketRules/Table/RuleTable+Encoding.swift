internal import PicketModel

extension RuleTable {
  /// Returns rules as the bytes of a table.
  ///
  /// - Parameters:
  ///   - rules: the compiled rules.
  ///   - makeImage: writes their anchors for the kernels.
  /// - Returns: the same bytes for the same rules.
  package static func encoded(
    _ rules: [TableRule], makeImage: (AnchorTablesBuilder) -> [UInt8]
  ) -> [UInt8] {
    var anchors = AnchorTablesBuilder()
    for (number, rule) in rules.enumerated() {
      for anchor in rule.anchors { anchors.add(anchor, rule: number) }
    }
    var header = TableLayout.Header()
    header.ruleCount = rules.count
    header.reach = AnchorReach(of: rules)
    var body = ByteWriter()
    header.records = TableLayout.Header.length
    for rule in rules { TableLayout.write(rule.record, to: &body) }
    header.searchedRules = TableLayout.Header.length + body.bytes.count
    TableLayout.write(
      searchedRules: rules.indices.filter { rules[$0].record.kind == .searched }, to: &body)
    header.pathRules = TableLayout.Header.length + body.bytes.count
    TableLayout.write(pathRules: pathRules(among: rules), to: &body)
    header.detailStarts = TableLayout.Header.length + body.bytes.count
    writeDetails(of: rules, from: header.detailStarts, to: &body)
    header.examples = TableLayout.Header.length + body.bytes.count
    for rule in rules.map(\.details.rule) {
      TableLayout.write(rule.examples, to: &body)
      TableLayout.write(rule.counterexamples, to: &body)
    }
    let length = TableLayout.Header.length + body.bytes.count
    header.image = (length + TableBytes.alignment - 1) / TableBytes.alignment * TableBytes.alignment
    var table = ByteWriter()
    TableLayout.write(header, to: &table)
    table.write(bytes: body.bytes)
    table.align(to: TableBytes.alignment)
    table.write(bytes: makeImage(anchors))
    return table.bytes
  }

  private static func pathRules(among rules: [TableRule]) -> [PathRule] {
    rules.enumerated().compactMap { number, rule in
      guard case .path(let pattern) = rule.details.rule.matcher else { return nil }
      return PathRule(rule: number, pattern: pattern)
    }
  }

  /// Writes where the details of each rule start, and then the details.
  private static func writeDetails(
    of rules: [TableRule], from position: Int, to body: inout ByteWriter
  ) {
    var details = ByteWriter()
    for rule in rules {
      body.write(UInt32(position + 4 * rules.count + details.bytes.count))
      TableLayout.write(rule.details, to: &details)
    }
    body.write(bytes: details.bytes)
  }
}

extension AnchorReach {
  /// Measures how far around their anchors some rules look.
  fileprivate init(of rules: [TableRule]) {
    for rule in rules {
      let record = rule.record
      before = max(before, record.distance.upperBound + record.lookbehind)
      behind = max(behind, record.maximumWidth + record.lookahead - record.distance.lowerBound)
      for anchor in rule.anchors {
        let tailLength = anchor.tail.map { $0.gap + $0.count } ?? 0
        tail = max(tail, anchor.literal.count + tailLength)
        if anchor.isWeak { weakWord = max(weakWord, anchor.literal.count) }
      }
    }
  }
}
