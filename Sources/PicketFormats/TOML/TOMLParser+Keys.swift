/// Keys: bare, quoted and dotted.
extension TOMLParser {
  /// Reads the parts of a dotted key and the blanks behind it.
  mutating func parseKeyPath() throws(TOMLFault) -> [TOMLKey] {
    var path = [try parseKey()]
    skipBlanks()
    while skip(UInt8(ascii: ".")) {
      skipBlanks()
      try checkDepth(path.count, at: place)
      path.append(try parseKey())
      skipBlanks()
    }
    return path
  }

  private mutating func parseKey() throws(TOMLFault) -> TOMLKey {
    let place = place
    switch peek {
    case UInt8(ascii: "\""): return TOMLKey(name: try parseBasicString().text, place: place)
    case UInt8(ascii: "'"): return TOMLKey(name: try parseLiteralString().text, place: place)
    default:
      while let byte = peek, byte.isBareKey { offset += 1 }
      guard offset > place.offset else { throw fault(.expectedKey) }
      let name = String(decoding: bytes[place.offset..<offset], as: UTF8.self)
      return TOMLKey(name: name, place: place)
    }
  }
}
