/// An object of JSON without objects or arrays in it: a line of a file of records.
package struct JSONRecord: Hashable, Sendable {
  /// What a member can be.
  package enum Value: Hashable, Sendable {
    case text(String)
    case integer(Int)
  }

  /// By name; a name that comes twice is a fault.
  package private(set) var members: [String: Value] = [:]

  /// Reads a line.
  ///
  /// - Throws: `JSONRecordFault` at the first byte that does not fit.
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package init(_ line: ArraySlice<UInt8>) throws(JSONRecordFault) {
    var reader = JSONRecordReader(line)
    members = try reader.read()
  }
}

/// Why a line is no record.
package struct JSONRecordFault: Error, Hashable, Sendable {
  /// Counts bytes from 1.
  package var column: Int
  /// What was expected there.
  package var expected: String
}

/// Goes through the bytes of a record.
private struct JSONRecordReader {
  private let bytes: ArraySlice<UInt8>
  private var position: Int

  init(_ bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
    position = bytes.startIndex
  }

  mutating func read() throws(JSONRecordFault) -> [String: JSONRecord.Value] {
    var members: [String: JSONRecord.Value] = [:]
    try take("{")
    if next() == UInt8(ascii: "}") {
      position += 1
    } else {
      repeat {
        skipBlanks()
        let start = position
        let name = try readText()
        try take(":")
        guard members.updateValue(try readValue(), forKey: name) == nil else {
          position = start
          throw fault("each name once")
        }
      } while try takeComma()
    }
    guard next() == nil else { throw fault("the end of the line") }
    return members
  }

  private mutating func readValue() throws(JSONRecordFault) -> JSONRecord.Value {
    if next() == UInt8(ascii: "\"") { return .text(try readText()) }
    let start = position
    while position < bytes.endIndex, isDigit(bytes[position]) { position += 1 }
    let digits = String(decoding: bytes[start..<position], as: UTF8.self)
    guard let number = Int(digits) else {
      position = start
      throw fault("a string or a whole number")
    }
    return .integer(number)
  }

  private mutating func readText() throws(JSONRecordFault) -> String {
    try take("\"")
    var text: [UInt8] = []
    while position < bytes.endIndex {
      let byte = bytes[position]
      switch byte {
      case UInt8(ascii: "\""):
        guard let string = String(validating: text, as: UTF8.self) else {
          throw fault("text in UTF-8")
        }
        position += 1
        return string
      case UInt8(ascii: "\\"): text += try readEscape()
      case 0..<0x20: throw fault("no control character")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw fault("a quote at the end of the string")
  }

  private mutating func readEscape() throws(JSONRecordFault) -> [UInt8] {
    guard position + 1 < bytes.endIndex else { throw fault("an escape") }
    let single: [UInt8: UInt8] = [
      UInt8(ascii: "\""): UInt8(ascii: "\""), UInt8(ascii: "\\"): UInt8(ascii: "\\"),
      UInt8(ascii: "/"): UInt8(ascii: "/"), UInt8(ascii: "n"): UInt8(ascii: "\n"),
      UInt8(ascii: "r"): UInt8(ascii: "\r"), UInt8(ascii: "t"): UInt8(ascii: "\t"),
      UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12,
    ]
    if let byte = single[bytes[position + 1]] {
      position += 2
      return [byte]
    }
    let unit = try readUnit()
    guard UTF16.isLeadSurrogate(unit) else {
      guard let scalar = Unicode.Scalar(unit) else { throw fault("a pair of surrogates") }
      return Array(String(Character(scalar)).utf8)
    }
    let trail = try readUnit()
    guard UTF16.isTrailSurrogate(trail) else { throw fault("a pair of surrogates") }
    return Array(String(decoding: [unit, trail], as: UTF16.self).utf8)
  }

  /// Takes `\uXXXX`.
  private mutating func readUnit() throws(JSONRecordFault) -> UInt16 {
    let digits = position + 2..<position + 6
    guard digits.upperBound <= bytes.endIndex, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u"),
      bytes[digits].allSatisfy({ "0123456789abcdefABCDEF".utf8.contains($0) }),
      let unit = UInt16(String(decoding: bytes[digits], as: UTF8.self), radix: 16)
    else { throw fault("an escape of JSON") }
    position += 6
    return unit
  }

  private mutating func takeComma() throws(JSONRecordFault) -> Bool {
    switch next() {
    case UInt8(ascii: ","):
      position += 1
      return true
    case UInt8(ascii: "}"):
      position += 1
      return false
    default: throw fault("',' or '}'")
    }
  }

  private mutating func take(_ mark: Character) throws(JSONRecordFault) {
    guard let byte = mark.asciiValue, next() == byte else { throw fault("'\(mark)'") }
    position += 1
  }

  /// Returns the next byte that is no blank.
  private mutating func next() -> UInt8? {
    skipBlanks()
    return position < bytes.endIndex ? bytes[position] : nil
  }

  private mutating func skipBlanks() {
    while position < bytes.endIndex, [0x20, 0x09, 0x0D].contains(bytes[position]) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private func fault(_ expected: String) -> JSONRecordFault {
    JSONRecordFault(column: position - bytes.startIndex + 1, expected: expected)
  }
}
