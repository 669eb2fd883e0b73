/// Values between quotes.
extension ValueCutter {
  /// A mark that opens a value, how often it stands there, and whether each is escaped.
  struct Quote {
    var mark: UInt8
    var isEscaped: Bool
    var count: Int
    var length: Int { count * (isEscaped ? 2 : 1) }
  }

  func quote(at index: Int) -> Quote? {
    var index = index
    let isEscaped = index < bytes.count && bytes[index] == UInt8(ascii: "\\")
    if isEscaped { index += 1 }
    guard index < bytes.count, Self.isQuote(bytes[index]) else { return nil }
    let mark = bytes[index]
    let isTriple =
      !isEscaped && index + 2 < bytes.count && bytes[index + 1] == mark
      && bytes[index + 2] == mark
    return Quote(mark: mark, isEscaped: isEscaped, count: isTriple ? 3 : 1)
  }

  static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  func cutQuoted(_ result: inout NamedValue, _ opening: Quote) -> NamedValue? {
    var quote = opening
    var begin = start
    var first: Int?
    while true {
      let from = begin + quote.length
      guard let end = closing(quote, from: from) else { return first == nil ? nil : result }
      result.value += unescaped(bytes[from..<end])
      result.range = (first ?? from)..<end
      first = first ?? from
      let behind = end + quote.length
      guard let next = continuation(from: behind), let another = self.quote(at: next) else {
        result.goesOn = continuesWithCode(from: behind)
        return result
      }
      (begin, quote) = (next, another)
    }
  }

  private func closing(_ quote: Quote, from: Int) -> Int? {
    var index = from
    let limit = min(bytes.count, from + Self.maximumValueLength)
    while index < limit {
      let byte = bytes[index]
      if quote.isEscaped {
        if byte == 0x5C, index + 1 < limit, bytes[index + 1] == quote.mark { return index }
        if byte == quote.mark { return nil }
      } else if byte == 0x5C {
        index += 1
      } else if byte == quote.mark {
        return index
      }
      if byte == UInt8(ascii: "\n"), quote.count == 1 { return nil }
      index += 1
    }
    return nil
  }

  private func unescaped(_ piece: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    var isEscaped = false
    for byte in piece {
      if byte == 0x5C, !isEscaped {
        isEscaped = true
      } else {
        // What is no plain quote keeps its backslash: `\n`, `\d`.
        if isEscaped, !Self.isQuote(byte), byte != 0x5C { result.append(0x5C) }
        result.append(byte)
        isEscaped = false
      }
    }
    return result
  }

  /// Returns where the next piece of a literal starts, if one is joined to that before.
  private func continuation(from behind: Int) -> Int? {
    var index = behind
    var marks: [UInt8] = []
    while index < bytes.count, index - behind < 60 {
      let byte = bytes[index]
      if Self.isQuote(byte) { break }
      if byte > 0x20, byte != 0x5C { marks.append(byte) }
      if marks.count > 2 { return nil }
      index += 1
    }
    guard index < bytes.count, Self.isQuote(bytes[index]) else { return nil }
    let isLineEnd = bytes[behind..<index].contains(UInt8(ascii: "\n"))
    switch marks {
    case [0x2B], [0x2E], [0x2E, 0x2E], [0x26]: return index
    // Literals side by side are one, if the second stands on a line of its own.
    case []: return isLineEnd && bytes[start] == bytes[index] ? index : nil
    default: return nil
    }
  }

  private func continuesWithCode(from behind: Int) -> Bool {
    var index = behind
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
    guard index + 1 < bytes.count else { return false }
    let (byte, next) = (bytes[index], bytes[index + 1])
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "%"): return true
    case UInt8(ascii: "."):
      let rest = bytes[index...].prefix(10)
      return next == 0x20 || next == UInt8(ascii: "$") || next == 0x2E
        || rest.starts(with: ".format".utf8) || rest.starts(with: ".replace".utf8)
    default: return false
    }
  }
}
