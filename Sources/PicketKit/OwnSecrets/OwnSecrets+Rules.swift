internal import PicketModel
internal import PicketRules

extension OwnSecrets {
  /// The rule of the catalogue that says what such a finding means.
  static let ruleName = "own-secret"
  /// Its check: the values, which only a run has.
  static let check = "secret/own-value"

  /// Returns a rule for each value, with the words of one of the catalogue.
  ///
  /// - Throws: `RuleErrors` if the rule cannot be compiled.
  func rules(like rule: Rule?) throws(RuleErrors) -> [TableRule] {
    guard !values.isEmpty else { return [] }
    let file = values.enumerated().map { number, value in
      "[[rules]]\nid = '\(Self.ruleName)-\(number)'\nregex = '\(Self.pattern(value))'\n"
    }
    let source = RuleSource(name: "own secrets", bytes: Array(file.joined().utf8))
    return try RuleLoader.compile([source], strictness: .user).rules.map { compiled in
      var compiled = compiled
      guard var words = rule else { return compiled }
      words.matcher = compiled.details.rule.matcher
      compiled.details.rule = words
      return compiled
    }
  }

  /// The value, as nothing but itself.
  private static func pattern(_ value: [UInt8]) -> String {
    value.map { byte in
      let isPlain = byte & 0xDF >= 0x41 && byte & 0xDF <= 0x5A || byte >= 0x30 && byte <= 0x39
      let digits = String(byte, radix: 16)
      return isPlain && byte < 0x80
        ? String(UnicodeScalar(byte)) : "\\x" + (digits.count == 1 ? "0" : "") + digits
    }.joined()
  }
}
