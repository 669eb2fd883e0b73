/// Values, and the arrays and inline tables that hold them.
extension TOMLParser {
  /// Reads the value that starts here, with `depth` tables and arrays around it.
  mutating func parseValue(depth: Int) throws(TOMLFault) -> TOMLValue {
    let place = place
    switch peek {
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      return TOMLValue(content: .string(try parseString()), place: place)
    case UInt8(ascii: "["):
      try checkDepth(depth, at: place)
      return TOMLValue(content: .array(try parseArray(depth: depth)), place: place)
    case UInt8(ascii: "{"):
      try checkDepth(depth, at: place)
      return TOMLValue(content: .table(try parseInlineTable(depth: depth)), place: place)
    default:
      return TOMLValue(content: try parseScalar(), place: place)
    }
  }

  private mutating func parseArray(depth: Int) throws(TOMLFault) -> [TOMLValue] {
    offset += 1
    openArrayCount += 1
    var elements: [TOMLValue] = []
    skipBlanksAndLines()
    while peek != UInt8(ascii: "]") {
      guard peek != nil else { throw fault(.expectedArrayEnd) }
      elements.append(try parseValue(depth: depth + 1))
      skipBlanksAndLines()
      guard skip(UInt8(ascii: ",")) || peek == UInt8(ascii: "]") else {
        throw fault(.expectedArrayEnd)
      }
      skipBlanksAndLines()
    }
    offset += 1
    openArrayCount -= 1
    return elements
  }

  private mutating func parseInlineTable(depth: Int) throws(TOMLFault) -> TOMLTable {
    let table = TOMLTableNode(.header, place: place, depth: depth)
    offset += 1
    skipBlanks()
    guard !skip(UInt8(ascii: "}")) else { return table.frozen() }
    while true {
      try parseAssignment(in: table)
      skipBlanks()
      if skip(UInt8(ascii: "}")) { return table.frozen() }
      guard skip(UInt8(ascii: ",")) else { throw fault(.expectedInlineTableEnd) }
      skipBlanks()
      guard peek != UInt8(ascii: "}") else { throw fault(.trailingComma) }
    }
  }

  // MARK: Scalars

  /// Reads a value without quotes or brackets.
  private mutating func parseScalar() throws(TOMLFault) -> TOMLValue.Content {
    let start = place
    let word = takeWord()
    guard let first = word.first else { throw TOMLFault(.expectedValue, at: start) }
    if word.elementsEqual("true".utf8) { return .boolean(true) }
    if word.elementsEqual("false".utf8) { return .boolean(false) }
    do throws(TOMLSyntaxFault) {
      if TOMLDateTime.isLikely(word) { return .dateTime(try TOMLDateTime(takeTime(after: word))) }
      if let float = TOMLNumber.special(word) { return .float(float) }
      guard first.isDigit || TOMLNumber.isSign(first) || first == UInt8(ascii: ".") else {
        throw .unknownValue
      }
      return try TOMLNumber.parse(word)
    } catch {
      throw TOMLFault(error, at: start)
    }
  }

  /// Takes the bytes up to white space, a comment, a comma or a bracket.
  private mutating func takeWord() -> ArraySlice<UInt8> {
    let start = offset
    loop: while let byte = peek {
      switch byte {
      case .lineFeed, .carriageReturn, UInt8(ascii: " "), .tab, UInt8(ascii: ","),
        UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "#"):
        break loop
      default: offset += 1
      }
    }
    return bytes[start..<offset]
  }

  /// Adds the time behind a date, where a blank separates them.
  private mutating func takeTime(after date: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard date.count == 10, date[date.startIndex + 4] == UInt8(ascii: "-"),
      peek == UInt8(ascii: " "), offset + 1 < bytes.count, bytes[offset + 1].isDigit
    else { return date }
    offset += 1
    _ = takeWord()
    return bytes[date.startIndex..<offset]
  }
}
