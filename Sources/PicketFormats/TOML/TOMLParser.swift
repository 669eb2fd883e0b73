internal import PicketModel

/// Reads a TOML file from its first byte to its last.
///
/// A fault that makes the rest of a statement meaningless is thrown and costs the line; all others
/// are noted on the way.
struct TOMLParser {
  let bytes: [UInt8]
  let limits: TOML.Limits
  let root: TOMLTableNode
  /// The table that receives the next keys.
  var section: TOMLTableNode
  var faults: [TOMLFault] = []

  /// The next byte to read.
  var offset = 0
  /// The line of that byte, from 1.
  var line = 1
  /// The offset of the first byte of the line.
  var lineStart = 0
  /// The number of arrays that are open, which tells where to go on after a fault.
  var openArrayCount = 0

  init(_ bytes: [UInt8], limits: TOML.Limits) {
    self.bytes = bytes
    self.limits = limits
    let start = SourcePlace(offset: 0, position: TextPosition(line: 1, column: 1))
    root = TOMLTableNode(.header, place: start, depth: 0)
    section = root
  }

  /// Reads all statements.
  mutating func parse() {
    noteInvalidUTF8()
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
    while offset < bytes.count {
      guard faults.count < limits.faultCount else {
        return faults.append(fault(.tooManyFaults))
      }
      do throws(TOMLFault) {
        try parseLine()
      } catch {
        faults.append(error)
        resynchronize()
      }
    }
  }

  private mutating func parseLine() throws(TOMLFault) {
    skipBlanks()
    switch peek {
    case nil, .lineFeed, .carriageReturn, UInt8(ascii: "#"): break
    case UInt8(ascii: "["): try parseHeader()
    default: try parseAssignment(in: section)
    }
    try finishLine()
  }

  /// Reads a comment, if there is one, and the line end or the end of the file.
  mutating func finishLine() throws(TOMLFault) {
    skipBlanks()
    skipComment()
    guard offset < bytes.count else { return }
    guard skipLineEnd() else { throw fault(.expectedLineEnd) }
  }

  // MARK: Faults

  func fault(_ syntax: TOMLSyntaxFault) -> TOMLFault {
    TOMLFault(syntax, at: place)
  }

  /// Keeps a fault that does not stop the reading of its statement.
  mutating func note(_ fault: TOMLFault) {
    guard faults.count < limits.faultCount else { return }
    faults.append(fault)
  }

  /// Goes to the next line; out of an open array, to the next line that looks like a statement.
  private mutating func resynchronize() {
    let wasInArray = openArrayCount > 0
    openArrayCount = 0
    repeat {
      skipLine()
    } while wasInArray && offset < bytes.count && !isAtStatement
  }

  /// Whether the line starts with a header, or a key and `=`.
  private var isAtStatement: Bool {
    var end = offset
    while end < bytes.count, bytes[end].isBlank { end += 1 }
    let start = end
    while end < bytes.count, bytes[end] == UInt8(ascii: "[") { end += 1 }
    let isHeader = end > start
    let nameStart = end
    while end < bytes.count, bytes[end].isBareKey || bytes[end] == UInt8(ascii: ".") { end += 1 }
    guard end > nameStart else { return false }
    while end < bytes.count, bytes[end].isBlank { end += 1 }
    return end < bytes.count && bytes[end] == UInt8(ascii: isHeader ? "]" : "=")
  }

  private mutating func noteInvalidUTF8() {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes.span)
    } catch {
      let position = SourceLines(bytes).position(of: error.byteOffsets.lowerBound)
      let place = SourcePlace(offset: error.byteOffsets.lowerBound, position: position)
      note(TOMLFault(.notUTF8, at: place))
    }
  }
}
