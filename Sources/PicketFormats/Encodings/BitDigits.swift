/// Bytes as digits of fewer bits each, the most significant bit first.
enum BitDigits {
  /// Returns the whole bytes that digits make; bits that do not fill a byte are left out.
  ///
  /// - Complexity: O(*n*).
  static func bytes(of digits: some Sequence<UInt8>, bitsPerDigit: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var (rest, bitCount) = (0, 0)
    for digit in digits {
      rest = (rest << bitsPerDigit | Int(digit)) & 0xFFFF
      bitCount += bitsPerDigit
      guard bitCount >= 8 else { continue }
      bitCount -= 8
      bytes.append(UInt8(truncatingIfNeeded: rest >> bitCount))
    }
    return bytes
  }

  /// Returns the digits of bytes; zero bits fill the last one.
  ///
  /// - Complexity: O(*n*).
  static func digits(of bytes: some Sequence<UInt8>, bitsPerDigit: Int) -> [UInt8] {
    var digits: [UInt8] = []
    let mask = 1 << bitsPerDigit - 1
    var (rest, bitCount) = (0, 0)
    for byte in bytes {
      rest = (rest << 8 | Int(byte)) & 0xFFFF
      bitCount += 8
      while bitCount >= bitsPerDigit {
        bitCount -= bitsPerDigit
        digits.append(UInt8(rest >> bitCount & mask))
      }
    }
    if bitCount > 0 { digits.append(UInt8(rest << (bitsPerDigit - bitCount) & mask)) }
    return digits
  }

  /// Returns digits for characters, or `nil` if a character is none of an alphabet.
  static func values(
    of text: ArraySlice<UInt8>, _ value: (UInt8) -> UInt8?
  ) -> [UInt8]? {
    var values: [UInt8] = []
    values.reserveCapacity(text.count)
    for byte in text {
      guard let digit = value(byte) else { return nil }
      values.append(digit)
    }
    return values
  }
}
