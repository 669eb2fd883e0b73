/// The spellings of numbers.
enum TOMLNumber {
  /// Returns infinity or not-a-number if a word names it.
  static func special(_ word: ArraySlice<UInt8>) -> Double? {
    let unsigned = isSign(word.first ?? 0) ? word.dropFirst() : word
    let magnitude: Double
    switch String(decoding: unsigned, as: UTF8.self) {
    case "inf": magnitude = .infinity
    case "nan": magnitude = .nan
    default: return nil
    }
    return word.first == UInt8(ascii: "-") ? -magnitude : magnitude
  }

  /// Returns the integer or float that a word spells.
  static func parse(_ word: ArraySlice<UInt8>) throws(TOMLSyntaxFault) -> TOMLValue.Content {
    if word.first == UInt8(ascii: "0"), let second = word.dropFirst().first,
      let radix = radix(of: second)
    {
      let digits = try digits(word.dropFirst(2), radix: radix)
      return .integer(try integer(digits, radix: radix))
    }
    let body = isSign(word.first ?? 0) ? word.dropFirst() : word
    let whole = body.prefix { $0.isDigit || $0 == UInt8(ascii: "_") }
    let digits = try digits(whole, radix: 10)
    guard digits.count == 1 || digits.first != UInt8(ascii: "0") else { throw .invalidNumber }
    let sign = Array(word[..<body.startIndex])
    guard whole.endIndex < word.endIndex else {
      return .integer(try integer(sign + digits, radix: 10))
    }
    return .float(try float(sign + digits, word[whole.endIndex...]))
  }

  static func isSign(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-")
  }

  private static func radix(of letter: UInt8) -> Int? {
    switch letter {
    case UInt8(ascii: "x"): 16
    case UInt8(ascii: "o"): 8
    case UInt8(ascii: "b"): 2
    default: nil
    }
  }

  private static func integer(_ digits: [UInt8], radix: Int) throws(TOMLSyntaxFault) -> Int {
    let value = Int(String(decoding: digits, as: UTF8.self), radix: radix)
    guard let value else { throw .integerOverflow }
    return value
  }

  /// Returns digits without underscores, each of which has to stand between two digits.
  private static func digits(
    _ text: ArraySlice<UInt8>, radix: Int
  ) throws(TOMLSyntaxFault) -> [UInt8] {
    var digits: [UInt8] = []
    var isAfterDigit = false
    for byte in text {
      if byte == UInt8(ascii: "_"), isAfterDigit {
        isAfterDigit = false
        continue
      }
      guard let value = byte.digitValue, value < radix else { throw .invalidNumber }
      digits.append(byte)
      isAfterDigit = true
    }
    guard isAfterDigit else { throw .invalidNumber }
    return digits
  }

  /// Returns a float from its sign and whole part, and the text of its fraction and exponent.
  private static func float(
    _ whole: [UInt8], _ rest: ArraySlice<UInt8>
  ) throws(TOMLSyntaxFault) -> Double {
    var text = whole
    var rest = rest
    if rest.first == UInt8(ascii: ".") {
      let fraction = rest.dropFirst().prefix { $0.isDigit || $0 == UInt8(ascii: "_") }
      text += [UInt8(ascii: ".")] + (try digits(fraction, radix: 10))
      rest = rest[fraction.endIndex...]
    }
    if let letter = rest.first {
      guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "E") else { throw .invalidNumber }
      let signed = rest.dropFirst()
      let exponent = isSign(signed.first ?? 0) ? signed.dropFirst() : signed
      text += [UInt8(ascii: "e")] + signed[..<exponent.startIndex]
      text += try digits(exponent, radix: 10)
    }
    guard let value = Double(String(decoding: text, as: UTF8.self)) else { throw .invalidNumber }
    return value
  }
}
