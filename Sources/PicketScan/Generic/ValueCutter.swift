/// Cuts a name and its value out of the text that a rule matched.
///
/// The rule finds a word of secrets, an operator and the start of a value, roughly. What the name
/// and the value are exactly depends on quotes, escapes and what stands around.
struct ValueCutter {
  /// The text around the match.
  let bytes: [UInt8]
  /// Where in it the match starts: at or before a word of the name.
  let word: Int
  /// Where the value starts, quotes included.
  let start: Int

  /// The longest name, and the longest value, in bytes.
  private static let maximumNameLength = 80
  private static let maximumValueLength = 600

  /// Returns the name and its value; `nil` where there is no end to the value.
  func namedValue() -> NamedValue? {
    let name = nameRange()
    guard name.upperBound <= start else { return nil }
    let gap = bytes[name.upperBound..<start]
    guard !isPath(name) else { return nil }
    var result = NamedValue(
      name: String(decoding: bytes[name], as: UTF8.self), form: .bare, range: start..<start,
      value: [])
    result.isCompared = isComparison(gap) || result.name.hasSuffix(".equals")
    if result.name.hasSuffix(".equals") {
      result.name.removeLast(7)
    } else if gap.first == UInt8(ascii: "("), let dot = result.name.lastIndex(of: ".") {
      // Of a call only the function counts: `password.encode("utf-8")` takes no password.
      result.name = String(result.name[result.name.index(after: dot)...])
    }
    result.function = function(in: gap)
    // What is piped goes to a function; `||` is a default.
    if gap.count(where: { $0 == UInt8(ascii: "|") }) == 1, result.function == nil { return nil }
    guard let quote = quote(at: start) else {
      return cutBare(&result, gap, name)
    }
    result.form = isArgument(gap) ? .argument : .quoted
    if result.form == .argument, closesOther(gap) { return nil }
    return cutQuoted(&result, quote)
  }

  // MARK: Names

  private func nameRange() -> Range<Int> {
    var lower = word
    while lower > 0, word - lower < Self.maximumNameLength, Self.isName(bytes[lower - 1]) {
      lower -= 1
    }
    // What a regex or a string escapes is no piece of the name.
    if lower > 0, bytes[lower - 1] == UInt8(ascii: "\\"), lower < word { lower += 1 }
    while lower < word, bytes[lower] == UInt8(ascii: "-") || bytes[lower] == UInt8(ascii: ".") {
      lower += 1
    }
    var upper = word
    while upper < start, Self.isName(bytes[upper]) { upper += 1 }
    while upper > word, bytes[upper - 1] == UInt8(ascii: "-") || bytes[upper - 1] == 0x2E {
      upper -= 1
    }
    return lower..<upper
  }

  /// Tells whether a name is the end of a path, such as `/etc/passwd`.
  private func isPath(_ name: Range<Int>) -> Bool {
    name.lowerBound > 0 && bytes[name.lowerBound - 1] == UInt8(ascii: "/")
  }

  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F, 0x2D, 0x2E, 0x80...0xFF: true
    default: false
    }
  }

  // MARK: What stands between

  private func isComparison(_ gap: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: gap.filter { $0 > 0x20 }, as: UTF8.self)
    return text.contains("==") || text.contains("!=")
  }

  /// The function in whose call the value stands, if the gap ends with its name and a bracket.
  private func function(in gap: ArraySlice<UInt8>) -> String? {
    let trimmed = gap.trimmed
    guard trimmed.last == UInt8(ascii: "(") else { return nil }
    let name = trimmed.dropLast().reversed().prefix { Self.isName($0) || $0 == 0x3A || $0 == 0x21 }
    return name.isEmpty ? nil : String(decoding: name.reversed(), as: UTF8.self)
  }

  /// Tells whether name and value are arguments side by side: `"name", "value"`.
  private func isArgument(_ gap: ArraySlice<UInt8>) -> Bool {
    let marks = gap.filter { $0 > 0x20 }
    return marks.contains(UInt8(ascii: ",")) && !marks.contains { $0 == 0x3D || $0 == 0x3A }
  }

  /// Tells whether the name is the end of another argument than the one beside the value.
  private func closesOther(_ gap: ArraySlice<UInt8>) -> Bool {
    let marks = gap.prefix { $0 != UInt8(ascii: ",") }
    return marks.contains(UInt8(ascii: ")")) || marks.count(where: Self.isQuote) > 1
  }

  // MARK: Values between quotes

  /// A mark that opens a value, how often it stands there, and whether each is escaped.
  private struct Quote {
    var mark: UInt8
    var isEscaped: Bool
    var count: Int
    var length: Int { count * (isEscaped ? 2 : 1) }
  }

  private func quote(at index: Int) -> Quote? {
    var index = index
    let isEscaped = index < bytes.count && bytes[index] == UInt8(ascii: "\\")
    if isEscaped { index += 1 }
    guard index < bytes.count, Self.isQuote(bytes[index]) else { return nil }
    let mark = bytes[index]
    let isTriple = !isEscaped && index + 2 < bytes.count && bytes[index + 1] == mark
      && bytes[index + 2] == mark
    return Quote(mark: mark, isEscaped: isEscaped, count: isTriple ? 3 : 1)
  }

  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
  }

  private func cutQuoted(_ result: inout NamedValue, _ opening: Quote) -> NamedValue? {
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

  // MARK: Values without quotes

  private func cutBare(
    _ result: inout NamedValue, _ gap: ArraySlice<UInt8>, _ name: Range<Int>
  ) -> NamedValue? {
    let isElement = gap.last == UInt8(ascii: ">") && !gap.contains(UInt8(ascii: "="))
      || gap.last == UInt8(ascii: ">") && gap.dropLast().last.map(Self.isQuote) == true
    let isFlag = name.lowerBound > 1 && bytes[name.lowerBound - 1] == UInt8(ascii: "-")
      && bytes[name.lowerBound - 2] == UInt8(ascii: "-")
    // Without quotes, a value on a line of its own is another entry, unless it is called a value.
    if gap.contains(UInt8(ascii: "\n")), !gap.contains(where: { 0x61...0x7A ~= $0 | 0x20 }) {
      return nil
    }
    result.form = isElement ? .element : isFlag ? .flag : isField(name) ? .field : .bare
    var end = start
    let limit = min(bytes.count, start + Self.maximumValueLength)
    while end < limit, !(isElement ? bytes[end] == UInt8(ascii: "<") : endsBare(bytes[end])) {
      end += 1
    }
    result.range = start..<end
    result.value = Array(bytes[start..<end])
    result.goesOn = !isElement && end < bytes.count && opensCall(bytes[end])
    return result.value.isEmpty ? nil : result
  }

  /// Tells whether a name stands in a query, in a list of fields, or anywhere between quotes.
  private func isField(_ name: Range<Int>) -> Bool {
    guard name.lowerBound > 0, start > 0, bytes[start - 1] == UInt8(ascii: "=") else {
      return false
    }
    let before = bytes[name.lowerBound - 1]
    if [UInt8(ascii: "?"), UInt8(ascii: "&"), UInt8(ascii: ";")].contains(before) { return true }
    let line = bytes[..<name.lowerBound].reversed().prefix { $0 != UInt8(ascii: "\n") }
    return !line.count { $0 == UInt8(ascii: "\"") }.isMultiple(of: 2)
  }

  private func endsBare(_ byte: UInt8) -> Bool {
    if byte <= 0x20 || Self.isQuote(byte) { return true }
    switch byte {
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "("), UInt8(ascii: ")"),
      UInt8(ascii: "{"), UInt8(ascii: "}"), UInt8(ascii: "["), UInt8(ascii: "]"),
      UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"):
      return true
    case UInt8(ascii: "\\"): return true
    default: return false
    }
  }

  private func opensCall(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "{")
  }
}

extension ArraySlice<UInt8> {
  /// The bytes without blanks at the ends.
  var trimmed: ArraySlice<UInt8> {
    var result = self
    while let first = result.first, first <= 0x20 { result = result.dropFirst() }
    while let last = result.last, last <= 0x20 { result = result.dropLast() }
    return result
  }
}
