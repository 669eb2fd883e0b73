/// A pattern that cannot be used.
package struct RegexError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// PCRE2 may know it, but picket's rules cannot use it; the text names it.
    case notSupported(String)
    case endsInBackslash
    case unknownEscape
    case invalidNumber
    case missingClosingBracket
    case rangeOutOfOrder
    case invalidRange
    case unknownClassName
    case missingClosingParenthesis
    case unmatchedClosingParenthesis
    case unknownGroup
    case invalidGroupName
    case duplicateGroupName
    case nothingToRepeat
    case repeatTooLarge
    case repeatOutOfOrder
    case lookbehindWithoutFixedLength
    case tooLong
    case tooDeep
    case tooLarge
  }

  package var kind: Kind
  /// The number of bytes of the pattern before the fault.
  package var offset: Int

  package init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }
}

extension RegexError: CustomStringConvertible {
  package var description: String {
    "pattern fails at byte \(offset): \(kind.text)"
  }
}

extension RegexError.Kind {
  fileprivate var text: String {
    switch self {
    case .notSupported(let what): "not supported: \(what)"
    case .endsInBackslash: "a backslash at the end escapes nothing"
    case .unknownEscape: "unknown escape; only punctuation may be escaped freely"
    case .invalidNumber: "invalid number of a byte; it has to be 0 to ff, in digits of its base"
    case .missingClosingBracket: "missing ']' of a class"
    case .rangeOutOfOrder: "the range of a class ends before it starts"
    case .invalidRange: "a set such as \\d cannot be the end of a range; put '-' last in the class"
    case .unknownClassName: "unknown name of a class such as [:alpha:], or one outside of [ ]"
    case .missingClosingParenthesis: "missing ')'"
    case .unmatchedClosingParenthesis: "unmatched ')'"
    case .unknownGroup: "unknown kind of group after '(?'"
    case .invalidGroupName:
      "invalid name of a group: letters, digits and '_', at most 32, no digit first"
    case .duplicateGroupName: "two groups have the same name"
    case .nothingToRepeat: "nothing to repeat before a quantifier"
    case .repeatTooLarge: "a repeat count is above \(RepeatCount.limit)"
    case .repeatOutOfOrder: "the largest repeat count is below the least"
    case .lookbehindWithoutFixedLength: "each branch of a lookbehind needs a fixed length"
    case .tooLong: "the pattern is longer than \(RegexParser.maximumLength) bytes"
    case .tooDeep: "groups are nested deeper than \(RegexParser.maximumDepth)"
    case .tooLarge: "the pattern is too large once its repeats are written out"
    }
  }
}
