/// Finds where expressions start and end, without a grammar.
struct CodeExpression {
  let code: CodeText

  init(_ code: CodeText) { self.code = code }

  private static let operators: CodeSymbolSet = [
    "+", "-", "*", "/", "%", "||", "&&", "??", "?:", "==", "!=", "===", "!==", "<", ">", "<=", ">=",
    "?", "|", "&", "//", "**", "<<",
  ]
  private static let wordOperators: Set<String> = [
    "if", "else", "or", "and", "in", "not", "is", "as", "instanceof", "xor",
  ]
  private static let prefixWords: Set<String> = [
    "await", "new", "typeof", "not", "return", "yield", "void", "throw", "try", "delete", "lambda",
    "echo", "print", "async", "from",
  ]
  private static let prefixes: CodeSymbolSet = [
    "!", "-", "+", "&", "*", "...", "~", "@", "::", ".",
  ]

  private static let dot: CodeSymbolSet = ["."]
  private static let joins: CodeSymbolSet = ["+", "%"]

  /// The most operands of an expression that are read.
  private static let mostOperands = 256

  /// The index behind the expression that starts at a token.
  func end(from start: Int) -> Int {
    var index = start
    let limit = limit(at: start)
    for _ in 0..<Self.mostOperands where index < limit {
      while index < limit,
        Self.prefixes.contains(code.symbol(index)) || Self.prefixWords.contains(code.word(index))
      {
        index += 1
      }
      let operand = operandEnd(from: index, limit)
      guard operand > index else { return index }
      index = operand
      guard index < limit else { return index }
      let isJoin = code.symbol(index) == "." && code.language.joinsWithDot
      let isColon = code.symbol(index) == ":" && hasQuestion(start..<index)
      guard
        isJoin || isColon || Self.operators.contains(code.symbol(index))
          || code.language.endsLines && Self.wordOperators.contains(code.word(index))
      else { return index }
      index += 1
    }
    return index
  }

  /// Where an expression has to end: at the bracket around it, or with the tokens that hold it.
  private func limit(at index: Int) -> Int {
    guard index < code.tokens.count else { return code.tokens.count }
    let bracket = code.brackets[index]
    if index < code.main.upperBound {
      guard bracket >= 0, code.partners[bracket] > index else { return code.main.upperBound }
      return code.partners[bracket]
    }
    return code.tokens.count
  }

  private func hasQuestion(_ range: Range<Int>) -> Bool {
    range.count < 400 && range.contains { code.symbol($0) == "?" }
  }

  /// The index behind an operand: a name, a call, a text, a number, or a group.
  func operandEnd(from start: Int, _ limit: Int) -> Int {
    guard start < limit else { return start }
    var index = start
    switch code.tokens[start].kind {
    case .lineEnd: return start
    case .symbol:
      guard code.tokens[start].role == .opening, code.partners[start] > start else { return start }
      index = code.partners[start] + 1
      // A cast or Go's `[]byte(x)` goes on with an operand.
      if index < limit, code.isName(index) || code.literal(index) != nil,
        !Self.wordOperators.contains(code.word(index))
      {
        return code.language.endsLines ? index : operandEnd(from: index, limit)
      }
    case .text:
      while index < limit, code.literal(index) != nil { index += 1 }
    case .name, .number:
      index += 1
      // A tag before a template.
      if index < limit, code.literal(index) != nil, code.language == .javascript { index += 1 }
    }
    return postfixEnd(from: index, limit)
  }

  private func postfixEnd(from start: Int, _ limit: Int) -> Int {
    var index = start
    while index < limit {
      let first = code.bytes[code.tokens[index].range.lowerBound]
      switch code.tokens[index].role {
      case .access:
        // In PHP a dot joins texts.
        if code.symbol(index) == ".", code.language.joinsWithDot { return index }
        guard
          code.isName(index + 1) || code.symbol(index + 1) == "("
            || code.symbol(index + 1) == "["
        else { return index }
        index += code.isName(index + 1) ? 2 : 1
      case .opening where first != UInt8(ascii: "{"):
        guard code.partners[index] > index else { return index }
        index = code.partners[index] + 1
      case .other
      where first == UInt8(ascii: "!")
        && (code.symbol(index + 1) == "." || code.symbol(index + 1) == "("):
        index += 1
      default:
        return index
      }
    }
    return min(index, limit)
  }

  /// The names of `a.b.c` that ends at a token, first to last; `nil` where more than names stand.
  func path(endingAt end: Int) -> [String]? {
    guard code.isName(end) else { return nil }
    var names = [code.word(end)]
    var index = end
    while names.count < 6, code.isAccess(index - 1) {
      if code.symbol(index - 1) == ".", code.language.joinsWithDot { break }
      guard code.isName(index - 2) else { return names.count == 1 ? nil : nil }
      names.insert(code.word(index - 2), at: 0)
      index -= 2
    }
    return names
  }

  /// The first token of the operand that ends at a token, such as `a` of `a.b(c).d`.
  func operandStart(endingAt end: Int) -> Int {
    var index = end
    while index > 0 {
      if code.partners[index] >= 0, code.partners[index] < index {
        index = code.partners[index]
        let before = index - 1
        guard
          code.isName(before) || code.symbol(before) == ")" || code.symbol(before) == "]"
            || code.literal(before) != nil
        else { return index }
        if code.isName(before), Self.prefixWords.contains(code.word(before)) { return index }
        index = before
        continue
      }
      while code.literal(index) != nil, code.literal(index - 1) != nil { index -= 1 }
      if isTagged(index) { index -= 1 }
      guard code.isAccess(index - 1) else { return index }
      if code.symbol(index - 1) == ".", code.language.joinsWithDot { return index }
      guard index >= 2 else { return index }
      index -= 2
    }
    return index
  }

  /// Whether a name stands directly before a template of JavaScript.
  private func isTagged(_ index: Int) -> Bool {
    guard code.language == .javascript, code.literal(index) != nil else { return false }
    let start = code.tokens[index].range.lowerBound
    // Behind a name in angle brackets too: `sql<Row>`.
    return code.bytes[start] == UInt8(ascii: "`") && code.isName(index - 1)
      && code.tokens[index - 1].range.upperBound == start
      && !Self.prefixWords.contains(code.word(index - 1))
  }

  /// The whole of the joined text that a literal is a part of.
  func joined(around literal: Int) -> Range<Int> {
    var start = operandStart(endingAt: literal)
    let joins = code.language.joinsWithDot ? Self.dot : Self.joins
    // No farther back than an expression is read: a hostile one is joined from thousands.
    var count = 0
    while start >= 2, count < Self.mostOperands, joins.contains(code.symbol(start - 1)) {
      count += 1
      let before = operandStart(endingAt: start - 2)
      guard code.tokens[start - 2].kind != .symbol || code.partners[start - 2] >= 0 else { break }
      start = before
    }
    return start..<max(end(from: start), literal + 1)
  }
}
