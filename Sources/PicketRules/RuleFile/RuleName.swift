/// The spellings of names in rule files.
enum RuleName {
  static let kebabCaseAdvice = "lower-case words and digits joined by '-' such as \"acme-api-key\""

  /// Tells whether a text is lower-case words and digits joined by single `-`, a letter first.
  static func isKebabCase(_ text: String) -> Bool {
    let words = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    return words.allSatisfy { !$0.isEmpty && $0.allSatisfy(isLowerOrDigit) }
      && text.utf8.first.map { !isDigit($0) } ?? false
  }

  /// Tells whether a text is a family and a name, both in kebab case, joined by `/`.
  static func isCheck(_ text: String) -> Bool {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts.allSatisfy { isKebabCase(String($0)) }
  }

  static func isAlias(_ text: String) -> Bool {
    !text.isEmpty
      && text.utf8.allSatisfy { byte in
        isLowerOrDigit(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || "-_.".utf8.contains(byte)
      }
  }

  /// Tells whether a text is letters of STRIDE, each at most once and in that order.
  static func isSTRIDE(_ text: String) -> Bool {
    var rest = Substring("STRIDE")
    return text.allSatisfy { letter in
      guard let index = rest.firstIndex(of: letter) else { return false }
      rest = rest[rest.index(after: index)...]
      return true
    }
  }

  /// Tells whether a text is permission bits, with or without the type of the entry, in octal.
  static func isMode(_ text: String) -> Bool {
    (3...6).contains(text.utf8.count)
      && text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "7")).contains($0) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func isLowerOrDigit(_ byte: UInt8) -> Bool {
    isDigit(byte) || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }
}
