package import PicketFormats
package import PicketModel

/// A fault in a rule file.
package struct RuleFileError: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    case syntax(TOMLFault.Kind)
    case unknownKey(String, allowed: [String])
    case missingKey(String)
    case wrongType(key: String, expected: String, found: String)
    case unknownWord(String, key: String, allowed: [String])
    /// A value of the right type that does not do; the text says what would.
    case invalidValue(key: String, expected: String)
    case unknownRule(String, key: String, closest: String?)
    case matcherCount([String])
    case misplacedKey(String, needs: String)
    case duplicateID(String, firstFile: String, firstLine: Int)
    case duplicateVariant(String)
    case invalidTemplate(ExampleTemplateFault.Kind)
    case invalidPattern(reason: String)
    /// A fault of a built-in rule, and a warning for a user's one.
    case costlyPattern(reason: String)

    /// Whether something is missing, rather than wrong.
    var isAbsence: Bool {
      switch self {
      case .missingKey, .matcherCount([]): true
      case .syntax, .unknownKey, .wrongType, .unknownWord, .unknownRule, .invalidValue,
        .matcherCount,
        .misplacedKey, .duplicateID, .duplicateVariant, .invalidTemplate, .invalidPattern,
        .costlyPattern:
        false
      }
    }
  }

  package var kind: Kind
  package var file: String
  package var position: TextPosition

  /// Makes an error at a position of a file.
  package init(_ kind: Kind, file: String, at position: TextPosition) {
    self.kind = kind
    self.file = file
    self.position = position
  }

  /// Makes an error at a place that a reader gave.
  package init(_ kind: Kind, file: String, at place: SourcePlace) {
    self.init(kind, file: file, at: place.position)
  }
}

extension RuleFileError: Comparable {
  package static func < (a: RuleFileError, b: RuleFileError) -> Bool {
    if a.file != b.file { return a.file < b.file }
    if a.position != b.position { return a.position < b.position }
    return a.text < b.text
  }
}

extension RuleFileError: CustomStringConvertible {
  /// `file:line:column: what is wrong, and what to do about it`.
  package var description: String {
    "\(file.printable):\(position.line):\(position.column): \(text)"
  }

  private var text: String {
    switch kind {
    case .syntax(let fault):
      TOMLFault(fault, at: SourcePlace(offset: 0, position: position)).description
    case .unknownKey(let key, let allowed):
      "unknown key " + Self.quote(key, allowed, otherwise: "remove it, or use")
    case .missingKey(let key): "the rule has no '\(key)'; add it"
    case .wrongType(let key, let expected, let found):
      "'\(key)' is \(found); write \(expected)"
    case .unknownWord(let word, let key, let allowed):
      "'\(key)' cannot be " + Self.quote(word, allowed, otherwise: "use")
    case .unknownRule(let name, let key, let closest):
      "'\(key)' names '\(name.quotable)', which is no rule"
        + (closest.map { ", did you mean '\($0)'" } ?? "; list rules with `picket rules list`")
    case .invalidValue(let key, let expected): "'\(key)' does not fit; write \(expected)"
    case .matcherCount(let keys): Self.matcherText(keys)
    case .misplacedKey(let key, let needs): "'\(key)' has a meaning only with \(needs); remove it"
    case .duplicateID(let id, let file, let line):
      "'\(id.quotable)' is taken by the rule at \(file.printable):\(line); choose another name"
    case .duplicateVariant(let key): "the rule has two variants '\(key.quotable)'; rename one"
    case .invalidTemplate(let fault):
      ExampleTemplateFault(kind: fault, offset: 0).description
    case .invalidPattern(let reason): "the pattern cannot be used, \(reason)"
    case .costlyPattern(let reason): "the pattern costs more than it has to, \(reason)"
    }
  }

  /// Quotes a word that is none of those that are allowed, with what would do.
  private static func quote(_ word: String, _ allowed: [String], otherwise: String) -> String {
    guard let best = Spelling.closest(to: word, among: allowed) else {
      return "'\(word.quotable)'; \(otherwise) " + allowed.joined(separator: ", ")
    }
    return "'\(word.printable)', did you mean '\(best)'"
  }

  private static func matcherText(_ keys: [String]) -> String {
    guard !keys.isEmpty else {
      return "the rule finds nothing; add one of regex, path, check, near"
    }
    let found = keys.map { "'\($0)'" }.joined(separator: " and ")
    return "the rule has \(found), and can only have one; make a rule of each"
  }
}
