/// Keys, headers, and who may add to which table.
extension TOMLParser {
  /// Reads a header, `[a.b]` or `[[a.b]]`, and makes its table the current section.
  mutating func parseHeader() throws(TOMLFault) {
    let place = place
    // Until the header is known to be right, its keys must not end up in the section before.
    section = TOMLTableNode(.header, place: place, depth: 0)
    offset += 1
    let isArray = skip(UInt8(ascii: "["))
    skipBlanks()
    let path = try parseKeyPath()
    guard skip(UInt8(ascii: "]")) else {
      throw fault(isArray ? .expectedTableArrayEnd : .expectedTableEnd)
    }
    if isArray, !skip(UInt8(ascii: "]")) { throw fault(.expectedTableArrayEnd) }
    do throws(TOMLFault) {
      section = try openSection(path, isArray: isArray, place: place)
    } catch {
      note(error)
    }
  }

  private func openSection(
    _ path: [TOMLKey], isArray: Bool, place: SourcePlace
  ) throws(TOMLFault) -> TOMLTableNode {
    var table = root
    for key in path.dropLast() { table = try parent(key, in: table) }
    guard let key = path.last else { return table }
    return isArray
      ? try appendTable(key, to: table, place: place) : try openTable(key, in: table, place: place)
  }

  /// Returns the table that a key of a header leads through.
  private func parent(_ key: TOMLKey, in table: TOMLTableNode) throws(TOMLFault) -> TOMLTableNode {
    guard let (member, first) = table.member(key) else {
      return try addTable(key, .parentOfHeader, to: table, place: key.place)
    }
    switch member {
    case .table(let table): return table
    case .tables(let array): return array.tables.last ?? table
    case .value(let value): throw Self.notExtensible(value, key, first: first)
    }
  }

  private func openTable(
    _ key: TOMLKey, in table: TOMLTableNode, place: SourcePlace
  ) throws(TOMLFault) -> TOMLTableNode {
    guard let (member, first) = table.member(key) else {
      return try addTable(key, .header, to: table, place: place)
    }
    guard case .table(let table) = member, table.origin == .parentOfHeader else {
      throw TOMLFault(.duplicateTable(key.name, first: first), at: key.place)
    }
    table.origin = .header
    return table
  }

  private func appendTable(
    _ key: TOMLKey, to table: TOMLTableNode, place: SourcePlace
  ) throws(TOMLFault) -> TOMLTableNode {
    let element = TOMLTableNode(.header, place: place, depth: table.depth + 1)
    guard let (member, first) = table.member(key) else {
      try checkDepth(table.depth + 1, at: key.place)
      let array = TOMLTableNode.TOMLTableArray()
      array.tables.append(element)
      table.add(key, .tables(array))
      return element
    }
    guard case .tables(let array) = member else {
      throw TOMLFault(.notAnArrayOfTables(key.name, first: first), at: key.place)
    }
    array.tables.append(element)
    return element
  }

  // MARK: Assignments

  /// Reads `key = value` up to the end of the value.
  mutating func parseAssignment(in table: TOMLTableNode) throws(TOMLFault) {
    let path = try parseKeyPath()
    guard skip(UInt8(ascii: "=")) else { throw fault(.expectedEqualsSign) }
    skipBlanks()
    let value = try parseValue(depth: table.depth + path.count)
    do throws(TOMLFault) {
      try assign(value, to: path, in: table)
    } catch {
      note(error)
    }
  }

  private func assign(
    _ value: TOMLValue, to path: [TOMLKey], in section: TOMLTableNode
  ) throws(TOMLFault) {
    var table = section
    for key in path.dropLast() { table = try dottedTable(key, in: table) }
    guard let key = path.last else { return }
    if let (_, first) = table.member(key) {
      throw TOMLFault(.duplicateKey(key.name, first: first), at: key.place)
    }
    table.add(key, .value(value))
  }

  /// Returns the table that a part of a dotted key leads through.
  private func dottedTable(
    _ key: TOMLKey, in table: TOMLTableNode
  ) throws(TOMLFault) -> TOMLTableNode {
    guard let (member, first) = table.member(key) else {
      return try addTable(key, .dottedKey, to: table, place: key.place)
    }
    switch member {
    case .table(let table) where table.origin != .header:
      table.origin = .dottedKey
      return table
    case .table, .tables: throw TOMLFault(.closedTable(key.name, first: first), at: key.place)
    case .value(let value): throw Self.notExtensible(value, key, first: first)
    }
  }

  // MARK: Helpers

  private func addTable(
    _ key: TOMLKey, _ origin: TOMLTableNode.Origin, to table: TOMLTableNode, place: SourcePlace
  ) throws(TOMLFault) -> TOMLTableNode {
    try checkDepth(table.depth + 1, at: key.place)
    let child = TOMLTableNode(origin, place: place, depth: table.depth + 1)
    table.add(key, .table(child))
    return child
  }

  func checkDepth(_ depth: Int, at place: SourcePlace) throws(TOMLFault) {
    guard depth <= limits.depth else { throw TOMLFault(.tooDeep(limit: limits.depth), at: place) }
  }

  private static func notExtensible(
    _ value: TOMLValue, _ key: TOMLKey, first: SourcePlace
  ) -> TOMLFault {
    switch value.content {
    case .table, .array: TOMLFault(.closedTable(key.name, first: first), at: key.place)
    case .string, .integer, .float, .boolean, .dateTime:
      TOMLFault(.notATable(key.name, first: first), at: key.place)
    }
  }
}
