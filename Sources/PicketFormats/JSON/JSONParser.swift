internal import PicketModel

/// Reads a JSON file from its first byte to its last.
struct JSONParser {
  let bytes: [UInt8]
  private let dialect: JSON.Dialect
  private let limits: JSON.Limits
  /// The next byte to read.
  var offset = 0
  /// The line of that byte, from 1.
  private var line = 1
  /// The offset of the first byte of the line.
  private var lineStart = 0

  init(_ bytes: [UInt8], _ dialect: JSON.Dialect, _ limits: JSON.Limits) {
    self.bytes = bytes
    self.dialect = dialect
    self.limits = limits
  }

  mutating func parse() throws(JSONFault) -> JSONValue {
    guard bytes.count <= limits.size else { throw fault(.tooLarge(limit: limits.size)) }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    try skipSpace()
    let value = try parseValue(depth: 0)
    try skipSpace()
    guard offset == bytes.count else { throw fault(.expectedEnd) }
    return value
  }

  // MARK: Values

  private mutating func parseValue(depth: Int) throws(JSONFault) -> JSONValue {
    guard depth <= limits.depth else { throw fault(.tooDeep(limit: limits.depth)) }
    let place = place
    let kind: JSONValue.Kind
    switch peek {
    case UInt8(ascii: "{"): kind = .object(try parseMembers(depth: depth))
    case UInt8(ascii: "["): kind = .array(try parseElements(depth: depth))
    case UInt8(ascii: "\""): kind = .string(try parseString())
    case UInt8(ascii: "-")?, (UInt8(ascii: "0")...UInt8(ascii: "9"))?:
      kind = .number(try parseNumber())
    default:
      if take("true") {
        kind = .boolean(true)
      } else if take("false") {
        kind = .boolean(false)
      } else if take("null") {
        kind = .null
      } else {
        throw fault(.expectedValue)
      }
    }
    return JSONValue(kind: kind, place: place)
  }

  private mutating func parseElements(depth: Int) throws(JSONFault) -> [JSONValue] {
    var elements: [JSONValue] = []
    offset += 1
    try skipSpace()
    if take("]") { return [] }
    while true {
      elements.append(try parseValue(depth: depth + 1))
      guard try goesOn(until: "]", .expectedArrayEnd) else { return elements }
    }
  }

  private mutating func parseMembers(depth: Int) throws(JSONFault) -> [JSONMember] {
    var members: [JSONMember] = []
    offset += 1
    try skipSpace()
    if take("}") { return [] }
    while true {
      let keyPlace = place
      guard peek == UInt8(ascii: "\"") else { throw fault(.expectedKey) }
      let key = try parseString()
      try skipSpace()
      guard take(":") else { throw fault(.expectedColon) }
      try skipSpace()
      let value = try parseValue(depth: depth + 1)
      members.append(JSONMember(key: key, keyPlace: keyPlace, value: value))
      guard try goesOn(until: "}", .expectedObjectEnd) else { return members }
    }
  }

  /// Passes a comma or the end of a container; tells whether another element follows.
  private mutating func goesOn(
    until end: StaticString, _ expected: JSONFault.Kind
  ) throws(JSONFault) -> Bool {
    try skipSpace()
    if take(end) { return false }
    let comma = fault(.trailingComma)
    guard take(",") else { throw fault(expected) }
    try skipSpace()
    guard take(end) else { return true }
    guard dialect == .withComments else { throw comma }
    return false
  }

  // MARK: Helpers

  var peek: UInt8? {
    offset < bytes.count ? bytes[offset] : nil
  }

  mutating func take(_ text: StaticString) -> Bool {
    guard bytes[offset...].starts(with: text.description.utf8) else { return false }
    offset += text.utf8CodeUnitCount
    return true
  }

  private mutating func skipSpace() throws(JSONFault) {
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\n"):
        offset += 1
        (line, lineStart) = (line + 1, offset)
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"): offset += 1
      case UInt8(ascii: "/"): try skipComment()
      default: return
      }
    }
  }

  private mutating func skipComment() throws(JSONFault) {
    let start = place
    if take("//") {
      while let byte = peek, byte != UInt8(ascii: "\n") { offset += 1 }
    } else if take("/*") {
      while !take("*/") {
        guard let byte = peek else { throw JSONFault(kind: .unterminatedComment, place: start) }
        offset += 1
        if byte == UInt8(ascii: "\n") { (line, lineStart) = (line + 1, offset) }
      }
    } else {
      throw fault(.expectedValue)
    }
    guard dialect == .withComments else { throw JSONFault(kind: .comment, place: start) }
  }

  private var place: SourcePlace {
    SourcePlace(
      offset: offset,
      position: TextPosition(line: line, column: offset - lineStart + 1))
  }

  func fault(_ kind: JSONFault.Kind) -> JSONFault {
    JSONFault(kind: kind, place: place)
  }
}
