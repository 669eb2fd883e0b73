/// Calls `body` with each pattern of an ignore file and the number of its line, from 1.
///
/// A line ends at a line feed or at the end of the file; one carriage return before that belongs to
/// the line end. A NUL byte ends the pattern, and a byte order mark at the start is no part of it.
///
/// Source: `add_patterns_from_buffer` in git's `dir.c`.
func forEachPatternLine(in bytes: [UInt8], _ body: (ArraySlice<UInt8>, Int) -> Void) {
  var rest = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
  var number = 0
  while !rest.isEmpty {
    number += 1
    let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
    var line = rest[..<end]
    rest = end < rest.endIndex ? rest[(end + 1)...] : []
    guard let first = line.first, first != UInt8(ascii: "#") else { continue }
    if line.last == UInt8(ascii: "\r") { line.removeLast() }
    body(withoutTrailingBlanks(line.prefix { $0 != 0 }), number)
  }
}

/// The line without the blanks at its end, but with one that follows a `\`.
///
/// A `\` at the very end keeps the line as it is. Source: `trim_trailing_spaces` in git's `dir.c`.
private func withoutTrailingBlanks(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
  var blanks: Int?
  var index = line.startIndex
  while index < line.endIndex {
    if line[index] == UInt8(ascii: " ") {
      blanks = blanks ?? index
    } else {
      blanks = nil
      if line[index] == UInt8(ascii: "\\") { index += 1 }
    }
    index += 1
  }
  return line[..<(blanks ?? line.endIndex)]
}
