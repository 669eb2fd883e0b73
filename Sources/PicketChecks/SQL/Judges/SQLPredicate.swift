/// The condition of a WHERE.
struct SQLPredicate {
  let script: SQLScript
  let range: Range<Int>

  /// Whether every row meets it: `1=1`, `true`, `id = id`, or one of these behind an OR.
  var isAlwaysTrue: Bool {
    let alternatives = parts(between: "or", in: range)
    return alternatives.contains { alternative in
      let terms = parts(between: "and", in: alternative)
      return !terms.isEmpty && terms.allSatisfy(isTrue)
    }
  }

  private func parts(between separator: SQLWord, in range: Range<Int>) -> [Range<Int>] {
    var parts: [Range<Int>] = []
    var cursor = SQLCursor(script, range)
    var start = range.lowerBound
    while !cursor.isAtEnd {
      if cursor.skipGroup() { continue }
      if cursor.word == separator {
        parts.append(start..<cursor.index)
        start = cursor.index + 1
      }
      cursor.advance()
    }
    if start < range.upperBound { parts.append(start..<range.upperBound) }
    return parts
  }

  private func isTrue(_ range: Range<Int>) -> Bool {
    var range = range
    while script.closings[range.lowerBound] == range.upperBound - 1, range.count > 2 {
      range = (range.lowerBound + 1)..<(range.upperBound - 1)
    }
    let tokens = script.tokens[range]
    guard let first = tokens.first else { return false }
    if tokens.count == 1 {
      return first.word == "true"
        || first.kind == .number && !script.text[first.range].elementsEqual("0".utf8)
    }
    guard let equals = tokens.firstIndex(where: { $0.first == UInt8(ascii: "=") }),
      equals - range.lowerBound == range.upperBound - equals - 1
    else { return false }
    // Both sides are the same constant or column: bytes are compared, in letter case as they are.
    return zip(tokens[..<equals], tokens[(equals + 1)...]).allSatisfy { a, b in
      a.kind != .parameter && a.kind != .hole && a.first != UInt8(ascii: "(")
        && script.text[a.range].elementsEqual(script.text[b.range])
    }
  }
}
