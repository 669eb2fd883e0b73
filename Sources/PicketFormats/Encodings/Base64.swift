/// Base 64, in the usual alphabet and in that for URLs.
///
/// Source: RFC 4648, sections 4 and 5.
package enum Base64 {
  /// The characters for the last two digits.
  package enum Alphabet: Hashable, Sendable {
    /// `+` and `/`
    case standard
    /// `-` and `_`
    case url
  }

  /// Returns the bytes that a text of either alphabet stands for, or `nil` if it stands for none.
  ///
  /// Padding may be left out, as many writers do.
  ///
  /// - Complexity: O(*n*).
  package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    var digits = text
    while digits.last == UInt8(ascii: "="), text.count - digits.count < 2 { digits.removeLast() }
    let padding = text.count - digits.count
    guard digits.count % 4 != 1, padding == 0 || text.count % 4 == 0 else { return nil }
    guard let values = BitDigits.values(of: digits, value) else { return nil }
    return BitDigits.bytes(of: values, bitsPerDigit: 6)
  }

  /// Returns the text for some bytes.
  ///
  /// - Complexity: O(*n*).
  package static func encode(
    _ bytes: some Sequence<UInt8>, _ alphabet: Alphabet = .standard, isPadded: Bool = true
  ) -> [UInt8] {
    var text = BitDigits.digits(of: bytes, bitsPerDigit: 6).map { character(of: $0, alphabet) }
    while isPadded, text.count % 4 != 0 { text.append(UInt8(ascii: "=")) }
    return text
  }

  /// Returns the digit of a character of either alphabet.
  package static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }

  private static func character(of digit: UInt8, _ alphabet: Alphabet) -> UInt8 {
    switch digit {
    case 0..<26: digit + UInt8(ascii: "A")
    case 26..<52: digit - 26 + UInt8(ascii: "a")
    case 52..<62: digit - 52 + UInt8(ascii: "0")
    case 62: alphabet == .standard ? UInt8(ascii: "+") : UInt8(ascii: "-")
    default: alphabet == .standard ? UInt8(ascii: "/") : UInt8(ascii: "_")
    }
  }
}
