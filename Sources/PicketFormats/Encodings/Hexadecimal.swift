/// Bytes as pairs of hexadecimal digits.
package enum Hexadecimal {
  /// Returns the bytes that a text stands for, or `nil` if it stands for none.
  ///
  /// - Complexity: O(*n*).
  package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    guard text.count % 2 == 0, let digits = BitDigits.values(of: text, value) else { return nil }
    return BitDigits.bytes(of: digits, bitsPerDigit: 4)
  }

  /// Returns the eight digits of a number.
  package static func encode(_ number: UInt32, isUpperCase: Bool = false) -> [UInt8] {
    let digits = Array(String(number, radix: 16, uppercase: isUpperCase).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: 8 - digits.count) + digits
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): character - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
