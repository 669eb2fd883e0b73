/// Statements that routines put together from pieces.
extension SQLJudge {
  /// Judges each text of a statement that starts with a verb and goes on with a value.
  mutating func judgeDynamicText(_ statement: SQLStatement) {
    // What a query gives back is text for people or for psql's `\gexec`.
    guard statement.verb != "select" || statement.setting == .routine else { return }
    for index in statement.tokens where script.tokens[index].kind == .string {
      guard script.tokens[index].first != UInt8(ascii: "$"), startsStatement(script.tokens[index])
      else { continue }
      if let end = unsafeJoin(from: index, statement.tokens) {
        report("dynamic-statement", index..<end, statement)
        return
      }
      if let end = unsafeFormat(around: index, statement.tokens) {
        report("dynamic-statement", (index - 2)..<end, statement)
        return
      }
    }
  }

  /// Judges `EXEC (@sql + …)`, where the text may start elsewhere.
  mutating func judgeCall(_ statement: SQLStatement) {
    let cursor = cursor(behindVerbOf: statement)
    guard let group = cursor.group, !(findings.last.map { isDynamic($0, statement) } ?? false)
    else {
      return
    }
    let joins = group.contains { script.tokens[$0].first == UInt8(ascii: "+") }
    let hasParameter = group.contains { isUnsafe($0) }
    if joins, hasParameter { report("dynamic-statement", statement.tokens, statement) }
  }

  private func isDynamic(_ finding: TextFinding, _ statement: SQLStatement) -> Bool {
    finding.check == "sql/dynamic-statement"
      && script.range(of: statement.tokens).overlaps(finding.range)
  }

  private func startsStatement(_ token: SQLToken) -> Bool {
    let start = script.text[token.content].drop { $0.isSpace }
    let word = start.prefix { $0.isASCIILetter }
    return word.count < start.count && Self.verbs.contains(SQLWord(word))
  }

  private static let verbs: Set<SQLWord> = [
    "select", "insert", "update", "delete", "drop", "create", "alter", "truncate", "grant",
    "execute", "with", "exec",
  ]

  /// The end of a text that `||`, `+` or CONCAT joins with something that may hold anything.
  private func unsafeJoin(from start: Int, _ range: Range<Int>) -> Int? {
    var cursor = SQLCursor(script, (start + 1)..<range.upperBound)
    if isInConcat(start) { return cursorPastUnsafe(&cursor, separator: ",") }
    guard isJoin(cursor) else { return nil }
    while isJoin(cursor) {
      cursor.advance()
      let operand = cursor.index
      guard let token = cursor.token else { return nil }
      cursor.advance()
      while cursor.isSymbol(".") {
        cursor.advance()
        cursor.advance()
      }
      let isCall = cursor.skipGroup()
      if isUnsafe(operand), !isCall || !Self.quoting.contains(token.word) { return cursor.index }
    }
    return nil
  }

  private func isInConcat(_ index: Int) -> Bool {
    index > 1 && script.tokens[index - 1].first == UInt8(ascii: "(")
      && script.tokens[index - 2].word == "concat"
  }

  private func cursorPastUnsafe(_ cursor: inout SQLCursor, separator: Unicode.Scalar) -> Int? {
    while cursor.isSymbol(separator) {
      cursor.advance()
      let operand = cursor.index
      guard let token = cursor.token else { return nil }
      cursor.advance()
      let isCall = cursor.skipGroup()
      if isUnsafe(operand), !isCall || !Self.quoting.contains(token.word) { return cursor.index }
    }
    return nil
  }

  private func isJoin(_ cursor: SQLCursor) -> Bool {
    guard let token = cursor.token, token.kind == .symbol else { return false }
    return token.first == UInt8(ascii: "+") || token.first == UInt8(ascii: "|")
  }

  /// Whether a token is a name: what it stands for is not known here.
  private func isUnsafe(_ index: Int) -> Bool {
    let token = script.tokens[index]
    return token.kind == .word && token.word != "null" && !Self.keywords.contains(token.word)
      || token.kind == .parameter || token.kind == .quotedName
  }

  private static let keywords: Set<SQLWord> = ["case", "chr", "char", "nchar"]

  /// Functions whose result is safe inside a statement.
  private static let quoting: Set<SQLWord> = [
    "quote_ident", "quote_literal", "quote_nullable", "quotename", "quote", "enquote_name",
    "enquote_literal", "chr", "char", "to_char", "cast", "format", "concat_ws", "length", "str",
  ]

  /// The end of `format('… %s …', a)`.
  private func unsafeFormat(around index: Int, _ range: Range<Int>) -> Int? {
    guard index >= range.lowerBound + 2, script.tokens[index - 2].word == "format",
      let close = script.closings[index - 1], close < range.upperBound
    else { return nil }
    let text = script.text[script.tokens[index].content]
    let hasPlain = zip(text, text.dropFirst()).contains {
      $0 == UInt8(ascii: "%") && $1 == UInt8(ascii: "s")
    }
    let hasValue = ((index + 1)..<close).contains { isUnsafe($0) }
    return hasPlain && hasValue ? close + 1 : nil
  }
}
