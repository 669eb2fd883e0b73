/// A date, a time or both: checked, and kept as the file spells it.
package struct TOMLDateTime: Hashable, Sendable {
  /// The four kinds of TOML.
  package enum Kind: Hashable, Sendable {
    case offsetDateTime
    case localDateTime
    case localDate
    case localTime
  }

  package var kind: Kind
  package var text: String

  /// Tells whether a word can only be a date or a time.
  static func isLikely(_ word: ArraySlice<UInt8>) -> Bool {
    let start = word.startIndex
    if word.count > 4, word[start + 4] == UInt8(ascii: "-") {
      return word.prefix(4).allSatisfy(\.isDigit)
    }
    return word.count > 2 && word[start + 2] == UInt8(ascii: ":") && word[start].isDigit
  }

  /// Checks a date or time.
  ///
  /// Source: RFC 3339, section 5.6; second 60 is a leap second.
  init(_ word: ArraySlice<UInt8>) throws(TOMLSyntaxFault) {
    text = String(decoding: word, as: UTF8.self)
    var reader = FieldReader(word)
    if word.count > 2, word[word.startIndex + 2] == UInt8(ascii: ":") {
      kind = .localTime
      guard reader.takeTime(), reader.isAtEnd else { throw .invalidDateTime }
      return
    }
    guard reader.takeDate() else { throw .invalidDateTime }
    guard !reader.isAtEnd else {
      kind = .localDate
      return
    }
    guard reader.takeSeparator(), reader.takeTime() else { throw .invalidDateTime }
    kind = reader.isAtEnd ? .localDateTime : .offsetDateTime
    guard reader.isAtEnd || reader.takeOffset() && reader.isAtEnd else { throw .invalidDateTime }
  }
}

/// Takes the fields of a date and time one by one.
private struct FieldReader {
  private var rest: ArraySlice<UInt8>

  init(_ text: ArraySlice<UInt8>) {
    rest = text
  }

  var isAtEnd: Bool {
    rest.isEmpty
  }

  mutating func takeDate() -> Bool {
    guard let year = takeNumber(4, in: 0...9999), take("-"),
      let month = takeNumber(2, in: 1...12), take("-")
    else { return false }
    return takeNumber(2, in: 1...Self.dayCount(of: month, in: year)) != nil
  }

  mutating func takeTime() -> Bool {
    guard takeNumber(2, in: 0...23) != nil, take(":"), takeNumber(2, in: 0...59) != nil, take(":"),
      takeNumber(2, in: 0...60) != nil
    else { return false }
    guard take(".") else { return true }
    let fraction = rest.prefix(while: \.isDigit)
    rest = rest[fraction.endIndex...]
    return !fraction.isEmpty
  }

  mutating func takeSeparator() -> Bool {
    take("T") || take("t") || take(" ")
  }

  mutating func takeOffset() -> Bool {
    if take("Z") || take("z") { return true }
    guard take("+") || take("-") else { return false }
    return takeNumber(2, in: 0...23) != nil && take(":") && takeNumber(2, in: 0...59) != nil
  }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard rest.first == UInt8(ascii: scalar) else { return false }
    rest.removeFirst()
    return true
  }

  private mutating func takeNumber(_ digitCount: Int, in range: ClosedRange<Int>) -> Int? {
    let digits = rest.prefix(digitCount)
    guard digits.count == digitCount, digits.allSatisfy(\.isDigit) else { return nil }
    rest = rest.dropFirst(digitCount)
    let number = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    return range.contains(number) ? number : nil
  }

  private static func dayCount(of month: Int, in year: Int) -> Int {
    let isLeapYear = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return switch month {
    case 2: isLeapYear ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
