import PicketModel

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
  static let maximumValueLength = 600

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

  static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x61...0x7A, 0x41...0x5A, 0x30...0x39, 0x5F, 0x2D, 0x2E, 0x80...0xFF: true
    default: false
    }
  }

  // MARK: What stands between

  private func isComparison(_ gap: ArraySlice<UInt8>) -> Bool {
    var last: UInt8 = 0
    for byte in gap where byte > 0x20 {
      let isSecond = last == UInt8(ascii: "=") || last == UInt8(ascii: "!")
      if byte == UInt8(ascii: "="), isSecond { return true }
      last = byte
    }
    return false
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
