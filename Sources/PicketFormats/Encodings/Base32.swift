/// Base 32, in the usual alphabet `A-Z2-7`, in either case and without padding.
///
/// Source: RFC 4648, section 6.
package enum Base32 {
  /// Returns the bytes that a text stands for, or `nil` if it stands for none.
  ///
  /// - Complexity: O(*n*).
  package static func decode(_ text: ArraySlice<UInt8>) -> [UInt8]? {
    // Other numbers of digits leave a whole digit over.
    guard ![1, 3, 6].contains(text.count % 8) else { return nil }
    guard let values = BitDigits.values(of: text, value) else { return nil }
    return BitDigits.bytes(of: values, bitsPerDigit: 5)
  }

  /// Returns the text for some bytes, in upper case.
  ///
  /// - Complexity: O(*n*).
  package static func encode(_ bytes: some Sequence<UInt8>) -> [UInt8] {
    BitDigits.digits(of: bytes, bitsPerDigit: 5).map { digit in
      digit < 26 ? digit + UInt8(ascii: "A") : digit - 26 + UInt8(ascii: "2")
    }
  }

  private static func value(_ character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): character - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): character - UInt8(ascii: "a")
    case UInt8(ascii: "2")...UInt8(ascii: "7"): character - UInt8(ascii: "2") + 26
    default: nil
    }
  }
}
