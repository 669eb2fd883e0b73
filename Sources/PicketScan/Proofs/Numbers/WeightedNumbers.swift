/// Numbers whose check digit is a weighted sum of the others.
enum WeightedNumbers {
  /// Routing numbers of banks in the United States.
  ///
  /// Source: American Bankers Association, "Routing Number Policy".
  static func usABA(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 9) else { return .noNumber }
    let district = text.digits[0] * 10 + text.digits[1]
    guard [0...12, 21...32, 61...72, 80...80].contains(where: { $0.contains(district) }) else {
      return .noNumber
    }
    return .checkDigit(text.sum(weights: [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 == 0)
  }

  /// Numbers of the National Health Service.
  ///
  /// Source: NHS Data Dictionary, "NHS Number".
  static func ukNHS(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 10) else { return .noNumber }
    let check = 11 - text.sum(weights: [10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11
    return .checkDigit(check % 11 == text.digits[9])
  }

  /// Citizen service numbers of the Netherlands.
  ///
  /// Source: Rijksdienst voor Identiteitsgegevens, "Logisch ontwerp BSN".
  static func dutchBSN(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 9) else { return .noNumber }
    return .checkDigit(text.sum(weights: [9, 8, 7, 6, 5, 4, 3, 2, -1]) % 11 == 0)
  }

  /// Tax file numbers of Australia.
  ///
  /// Source: Australian Taxation Office, "TFN algorithm".
  static func australianTFN(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 9) else { return .noNumber }
    return .checkDigit(text.sum(weights: [1, 4, 3, 7, 5, 8, 6, 9, 10]) % 11 == 0)
  }

  /// Medicare numbers of Australia; the ninth digit is the check digit.
  ///
  /// Source: Australian Institute of Health and Welfare, METEOR 270101.
  static func australianMedicare(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 10...11), (2...6).contains(text.digits[0]) else {
      return .noNumber
    }
    return .checkDigit(text.sum(weights: [1, 3, 7, 9, 1, 3, 7, 9]) % 10 == text.digits[8])
  }

  /// Tax numbers of people in Brazil.
  ///
  /// Source: Receita Federal, "CPF".
  static func brazilianCPF(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 11) else { return .noNumber }
    let first = text.sum(weights: [10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
    let second = text.sum(weights: [11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
    return .checkDigit(first == text.digits[9] && second == text.digits[10])
  }

  /// Tax numbers of companies in Brazil.
  ///
  /// Source: Receita Federal, "CNPJ".
  static func brazilianCNPJ(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 14) else { return .noNumber }
    let first = text.sum(weights: [5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
    let second = text.sum(weights: [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]) * 10 % 11 % 10
    return .checkDigit(first == text.digits[12] && second == text.digits[13])
  }

  /// PESEL numbers of Poland.
  ///
  /// Source: Act on the population register (Poland, 2010), article 15.
  static func polishPESEL(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 11) else { return .noNumber }
    let sum = text.sum(weights: [1, 3, 7, 9, 1, 3, 7, 9, 1, 3])
    return .checkDigit((10 - sum % 10) % 10 == text.digits[10])
  }

  /// Resident numbers of South Korea.
  ///
  /// Those given since October 2020 have no check digit, so a failure is no proof.
  static func koreanRRN(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 13) else { return .noNumber }
    let sum = text.sum(weights: [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5])
    return .checkDigit((11 - sum % 11) % 10 == text.digits[12])
  }

  /// Individual numbers of Japan.
  ///
  /// Source: Ministry of Internal Affairs and Communications, ordinance 85 of 2014, article 5.
  static func japaneseMyNumber(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let text = DigitText(secret, count: 12) else { return .noNumber }
    let remainder = text.sum(weights: [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11
    return .checkDigit((remainder <= 1 ? 0 : 11 - remainder) == text.digits[11])
  }

  /// Registration numbers of the Drug Enforcement Administration: two letters, seven digits.
  ///
  /// Source: DEA Diversion Control Division, "Registration number format".
  static func usDEA(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard secret.count == 9, let text = DigitText(secret.dropFirst(2), count: 7) else {
      return .noNumber
    }
    return .checkDigit(text.sum(weights: [1, 2, 1, 2, 1, 2]) % 10 == text.digits[6])
  }
}
