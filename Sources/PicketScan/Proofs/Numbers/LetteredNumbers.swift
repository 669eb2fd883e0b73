/// Numbers whose check character comes from a table of letters.
enum LetteredNumbers {
  /// Identity numbers of Spain, for citizens and for foreigners.
  ///
  /// Source: Real Decreto 1553/2005, article 11.
  static func spanishDNI(_ secret: ArraySlice<UInt8>) -> ProofResult {
    var text = upperCased(secret)
    guard text.count == 9 else { return .noNumber }
    if (UInt8(ascii: "X")...UInt8(ascii: "Z")).contains(text[0]) {
      text[0] = text[0] - UInt8(ascii: "X") + UInt8(ascii: "0")
    }
    guard let number = text.prefix(8).number else { return .noNumber }
    return check(text[8], "TRWAGMYFPDXBNJZSQVHLCKE", number % 23)
  }

  /// Personal identity codes of Finland.
  ///
  /// Source: Digital and Population Data Services Agency, "The personal identity code".
  static func finnishHETU(_ secret: ArraySlice<UInt8>) -> ProofResult {
    // The seventh character, the sign of the century, may be a hyphen.
    let text = Array(secret)
    guard text.count == 11, let date = text.prefix(6).number, let number = text[7..<10].number
    else { return .noNumber }
    return check(text[10], "0123456789ABCDEFHJKLMNPRSTUVWXY", (date * 1_000 + number) % 31)
  }

  /// Identity numbers of Singapore.
  ///
  /// Source: found out by others; the Government describes no algorithm.
  static func singaporeNRIC(_ secret: ArraySlice<UInt8>) -> ProofResult {
    let text = upperCased(secret)
    guard text.count == 9, let digits = DigitText(text[1..<8], count: 7) else { return .noNumber }
    let sum = digits.sum(weights: [2, 7, 6, 5, 4, 3, 2])
    return switch text[0] {
    case UInt8(ascii: "S"): check(text[8], "JZIHGFEDCBA", sum % 11)
    case UInt8(ascii: "T"): check(text[8], "JZIHGFEDCBA", (sum + 4) % 11)
    case UInt8(ascii: "F"): check(text[8], "XWUTRQPNMLK", sum % 11)
    case UInt8(ascii: "G"): check(text[8], "XWUTRQPNMLK", (sum + 4) % 11)
    case UInt8(ascii: "M"): check(text[8], "XWUTRQPNJLK", (sum + 3) % 11)
    default: .noNumber
    }
  }

  /// Social security numbers of France; the letters of Corsica count as digits.
  ///
  /// Source: INSEE, "Numéro de sécurité sociale".
  static func frenchNIR(_ secret: ArraySlice<UInt8>) -> ProofResult {
    var text = upperCased(secret)
    guard text.count == 15 else { return .noNumber }
    let department = String(decoding: text[5..<7], as: UTF8.self)
    if let digits = ["2A": "19", "2B": "18"][department] {
      text.replaceSubrange(5..<7, with: digits.utf8)
    }
    guard let number = text.prefix(13).number, let key = text.suffix(2).number else {
      return .noNumber
    }
    return .checkDigit(97 - number % 97 == key)
  }

  /// Tax codes of Italy.
  ///
  /// Source: Decreto ministeriale 23 December 1976, article 7.
  static func italianFiscalCode(_ secret: ArraySlice<UInt8>) -> ProofResult {
    let text = upperCased(secret)
    let letters = UInt8(ascii: "A")...UInt8(ascii: "Z")
    guard text.count == 16, text.prefix(6).allSatisfy(letters.contains) else { return .noNumber }
    var sum = 0
    for (place, byte) in text.prefix(15).enumerated() {
      let isDigit = (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
      guard isDigit || letters.contains(byte) else { return .noNumber }
      let value = Int(byte - (isDigit ? UInt8(ascii: "0") : UInt8(ascii: "A")))
      sum += place % 2 == 0 ? oddValues[value] : value
    }
    return check(text[15], "ABCDEFGHIJKLMNOPQRSTUVWXYZ", sum % 26)
  }

  /// The values of digits, and of letters, at the first, third and further odd places.
  private static let oddValues = [
    1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
  ]

  /// Vehicle identification numbers.
  ///
  /// Outside of North America and China many have no check character, so a failure is no proof.
  ///
  /// Source: 49 CFR 565.15.
  static func vehicle(_ secret: ArraySlice<UInt8>) -> ProofResult {
    let text = upperCased(secret)
    guard text.count == 17 else { return .noNumber }
    let weights = [8, 7, 6, 5, 4, 3, 2, 10, 0, 9, 8, 7, 6, 5, 4, 3, 2]
    var sum = 0
    for (byte, weight) in zip(text, weights) {
      guard let value = vehicleValue(byte) else { return .noNumber }
      sum += value * weight
    }
    return check(text[8], "0123456789X", sum % 11)
  }

  /// Returns what a character of a vehicle's number counts: I, O and Q are none.
  private static func vehicleValue(_ byte: UInt8) -> Int? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "A")...UInt8(ascii: "H"): Int(byte - UInt8(ascii: "A")) + 1
    case UInt8(ascii: "J")...UInt8(ascii: "N"): Int(byte - UInt8(ascii: "J")) + 1
    case UInt8(ascii: "P"): 7
    case UInt8(ascii: "R"): 9
    case UInt8(ascii: "S")...UInt8(ascii: "Z"): Int(byte - UInt8(ascii: "S")) + 2
    default: nil
    }
  }

  // MARK: Helpers

  private static func check(_ byte: UInt8, _ table: String, _ index: Int) -> ProofResult {
    .checkDigit(Array(table.utf8)[index] == byte)
  }

  /// Returns the letters and digits of a text, in upper case.
  private static func upperCased(_ text: ArraySlice<UInt8>) -> [UInt8] {
    text.filter { !" .-".utf8.contains($0) }
      .map { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) ? $0 & ~0x20 : $0 }
  }
}
