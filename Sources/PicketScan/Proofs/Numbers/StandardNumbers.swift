/// Numbers whose check digit is that of an algebraic standard.
enum StandardNumbers {
  /// Resident numbers of China.
  ///
  /// Source: GB 11643, which uses ISO 7064 MOD 11-2.
  static func chineseResident(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard secret.count == 18, let text = DigitText(secret.prefix(17), count: 17) else {
      return .noNumber
    }
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let check = Array("10X98765432".utf8)[text.sum(weights: weights) % 11]
    return .checkDigit(secret.last == check || secret.last == check | 0x20)
  }

  /// Tax numbers of Germany.
  ///
  /// Source: Bundeszentralamt für Steuern, which uses ISO 7064 MOD 11,10. Of the first ten digits
  /// one stands there twice or three times.
  static func germanTax(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 11), text.digits[0] != 0 else { return .noNumber }
    guard [8, 9].contains(Set(text.digits.prefix(10)).count) else { return .noNumber }
    let product = text.digits.prefix(10).reduce(10) { product, digit in
      let sum = (product + digit) % 10
      return (sum == 0 ? 10 : sum) * 2 % 11
    }
    return .checkDigit((11 - product) % 10 == text.digits[10])
  }

  /// Aadhaar numbers of India.
  ///
  /// Source: J. Verhoeff, "Error Detecting Decimal Codes" (1969), which UIDAI uses.
  static func indianAadhaar(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 12), text.digits[0] >= 2 else { return .noNumber }
    let check = text.digits.reversed().enumerated().reduce(0) { check, entry in
      multiplied(check, permuted(entry.element, times: entry.offset))
    }
    return .checkDigit(check == 0)
  }

  /// Multiplies in the dihedral group of the pentagon: digits from 5 on are reflections.
  private static func multiplied(_ a: Int, _ b: Int) -> Int {
    switch (a < 5, b < 5) {
    case (true, true): (a + b) % 5
    case (true, false): (a + b) % 5 + 5
    case (false, true): (a - b) % 5 + 5
    case (false, false): (a - b + 5) % 5
    }
  }

  private static func permuted(_ digit: Int, times: Int) -> Int {
    let permutation = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4]
    return (0..<(times % 8)).reduce(digit) { digit, _ in permutation[digit] }
  }
}
