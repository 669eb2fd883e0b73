/// Numbers whose last digit is Luhn's.
///
/// Source: ISO/IEC 7812-1, annex B.
enum Luhn {
  /// Any number: an IMEI, and what has no form of its own.
  static func number(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 8...19) else { return .noNumber }
    return .checkDigit(holds(text.digits))
  }

  /// Payment cards, by the first digits and the lengths of their networks.
  ///
  /// Source: ISO/IEC 7812-2, and the lists of the networks.
  static func card(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 13...19) else { return .noNumber }
    let start = text.digits.prefix(4).reduce(0) { $0 * 10 + $1 }
    let isIssued = networks.contains {
      $0.starts.contains(start) && $0.lengths.contains(text.digits.count)
    }
    guard isIssued else { return .impossible("no network has such numbers") }
    return .checkDigit(holds(text.digits))
  }

  /// The first four digits and the lengths of networks.
  private static let networks: [(starts: ClosedRange<Int>, lengths: ClosedRange<Int>)] = [
    (4000...4999, 13...19), (5100...5599, 16...16), (2221...2720, 16...16),
    (3400...3499, 15...15), (3700...3799, 15...15), (6011...6011, 16...19),
    (6440...6599, 16...19), (3528...3589, 16...19), (3000...3059, 14...19),
    (3095...3095, 14...19), (3600...3699, 14...19), (3800...3999, 14...19),
    (6200...6299, 16...19), (5000...5099, 13...19), (5600...5899, 13...19),
    (6300...6399, 13...19), (6700...6799, 13...19),
  ]

  /// Social insurance numbers of Canada.
  ///
  /// Source: Government of Canada, "Social Insurance Number": none starts with 0 or 8.
  static func canadianSIN(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 9), ![0, 8].contains(text.digits[0]) else {
      return .noNumber
    }
    return .checkDigit(holds(text.digits))
  }

  /// Provider identifiers of the United States, which count as if 80840 stood before them.
  ///
  /// Source: CMS, "Requirements for NPI and NPI Check Digit".
  static func usNPI(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 10) else { return .noNumber }
    return .checkDigit(holds([8, 0, 8, 4, 0] + text.digits))
  }

  /// Personal numbers of Sweden; of those with twelve digits the last ten count.
  ///
  /// Source: Skatteverket, SKV 704.
  static func swedishPersonalNumber(_ secret: ArraySlice<UInt8>) -> ProofResult {
    let bare = secret.filter { $0 != UInt8(ascii: "+") }
    guard let text = DigitText(bare[...], count: 10...12), text.digits.count != 11 else {
      return .noNumber
    }
    let digits = Array(text.digits.suffix(10))
    // Coordination numbers add 60 to the day.
    let (month, day) = (digits[2] * 10 + digits[3], (digits[4] * 10 + digits[5]) % 60)
    guard (1...12).contains(month), (1...31).contains(day) else { return .noNumber }
    return .checkDigit(holds(digits))
  }

  private static func holds(_ digits: [Int]) -> Bool {
    let sum = digits.reversed().enumerated().reduce(0) { sum, entry in
      let (place, digit) = entry
      let value = place % 2 == 0 ? digit : digit * 2
      return sum + value / 10 + value % 10
    }
    return sum % 10 == 0
  }
}
