#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Tells how much more a text is like the words of source code than like random characters.
///
/// Each character is weighed by the two before it: `pas` makes `s` likely, `xkq` nothing.
package enum TextModel {
  /// The number of different symbols: letters in either case, digits, anything else.
  private static let symbolCount = 28
  private static let digit = 26
  private static let border = 27
  private static let bitsPerStep = 0.25

  private static let costs: [Double] = cells.utf8.map {
    Double($0 - UInt8(ascii: "#")) * bitsPerStep
  }

  /// Returns how many bits a text is more likely as words than as random characters of the alphabet
  /// that it shows; below zero it is rather random.
  ///
  /// - Complexity: O(*n*).
  package static func wordBits(_ text: some Collection<UInt8>) -> Double {
    let alphabet = log2(Double(alphabetSize(text)))
    var (first, second) = (border, border)
    var previous = UInt8(0)
    var bits = 0.0
    for byte in text {
      if isLower(previous), isUpper(byte) { (first, second) = (second, border) }
      let symbol = symbol(of: byte)
      // The model does not know which of the ten digits, or which mark, it is.
      let cost =
        costs[(first * symbolCount + second) * symbolCount + symbol] + (symbol == digit ? 3.3 : 0)
      bits += alphabet - cost
      (first, second, previous) = (second, symbol, byte)
    }
    return bits
  }

  private static func alphabetSize(_ text: some Collection<UInt8>) -> Int {
    var marks: Set<UInt8> = []
    var (hasDigit, isHexadecimal) = (false, true)
    for byte in text {
      switch symbol(of: byte) {
      case digit: hasDigit = true
      case border:
        marks.insert(byte)
      default: isHexadecimal = isHexadecimal && byte | 0x20 <= UInt8(ascii: "f")
      }
    }
    return (isHexadecimal ? 16 : hasDigit ? 36 : 26) + marks.count
  }

  private static func symbol(of byte: UInt8) -> Int {
    if isLower(byte | 0x20) { return Int(byte | 0x20) - 0x61 }
    return (0x30...0x39).contains(byte) ? digit : border
  }

  private static func isLower(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isUpper(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
