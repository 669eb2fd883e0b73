/// What is known of the value of an expression before the program runs.
struct CodeValue {
  /// The text as far as it is known, with ``SQLTokenizer/hole`` for what is not.
  var text: [UInt8] = []
  /// Whether nobody but the program's author chooses the value.
  var isConstant = true
  /// Whether a text of the program is a part of it.
  var hasLiteral = false
  /// The first name or call whose value is not known.
  var unknown: Range<Int>?

  /// A value of which nothing is known.
  static func unknown(_ tokens: Range<Int>) -> CodeValue {
    CodeValue(text: [SQLTokenizer.hole], isConstant: false, unknown: tokens)
  }

  /// A value that is known to be harmless, such as a number.
  static let harmless = CodeValue(text: [UInt8(ascii: "0")])

  /// Whether a text is joined with something that is not known.
  var isBuilt: Bool { hasLiteral && !isConstant }

  /// Puts another value behind this one.
  mutating func append(_ other: CodeValue) {
    text += other.text
    isConstant = isConstant && other.isConstant
    hasLiteral = hasLiteral || other.hasLiteral
    unknown = unknown ?? other.unknown
  }

  /// Takes what is worse of two values that an expression may have.
  mutating func join(_ other: CodeValue) {
    if isConstant && !other.isConstant || text.isEmpty { text = other.text }
    isConstant = isConstant && other.isConstant
    hasLiteral = hasLiteral || other.hasLiteral
    unknown = unknown ?? other.unknown
  }
}
