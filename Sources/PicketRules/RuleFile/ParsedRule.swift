internal import PicketFormats
package import PicketModel

/// A rule with the places of its keys, so that a fault found later can still be pointed at.
package struct ParsedRule: Hashable, Sendable {
  package let rule: Rule
  /// Words of which one has to stand in a text before the check in code of the rule reads it.
  package let keywords: [String]
  /// The name of its file, for messages.
  package let file: String
  /// The place of its `[[rules]]`.
  package let place: TextPosition
  /// The place of each value of the rule, by key; that of the first example is `examples[0]`.
  private let valuePlaces: [String: TextPosition]
  /// The places of the bytes of `regex`, or of `value` in `near`; `nil` for the other matchers.
  private let pattern: PatternPlaces?

  init(
    _ rule: Rule, keywords: [String] = [], file: String, place: TextPosition,
    valuePlaces: [String: TextPosition],
    pattern: PatternPlaces?
  ) {
    self.rule = rule
    self.keywords = keywords
    self.file = file
    self.place = place
    self.valuePlaces = valuePlaces
    self.pattern = pattern
  }

  /// Returns the place of the value of a key; the place of the rule if it has no such key.
  package func position(of key: String) -> TextPosition {
    valuePlaces[key] ?? place
  }

  /// Returns the place of a byte of the pattern that the rule matches with.
  ///
  /// - Precondition: `offset` is in `0...n`, where *n* is the length of the pattern in bytes.
  /// - Complexity: O(log *m*), where *m* is the number of lines of the file.
  package func position(ofPatternByte offset: Int) -> TextPosition {
    pattern?.position(of: offset) ?? place
  }

  /// Makes an error about the value of a key.
  package func error(_ kind: RuleFileError.Kind, at key: String) -> RuleFileError {
    RuleFileError(kind, file: file, at: position(of: key))
  }

  /// Makes an error about a byte of the pattern; the reason says what is wrong and what to do.
  package func patternError(_ reason: String, atPatternByte offset: Int) -> RuleFileError {
    RuleFileError(
      .invalidPattern(reason: reason), file: file, at: position(ofPatternByte: offset))
  }
}

/// Finds the place in a rule file of each byte of a pattern.
struct PatternPlaces: Hashable, Sendable {
  let string: TOMLString
  let lines: SourceLines

  func position(of patternOffset: Int) -> TextPosition {
    lines.position(of: string.fileOffset(of: patternOffset))
  }
}
