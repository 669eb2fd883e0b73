/// A place between the tokens of a statement, from which it is read on.
struct SQLCursor {
  let script: SQLScript
  var index: Int
  let end: Int

  init(_ script: SQLScript, _ range: Range<Int>) {
    self.script = script
    index = range.lowerBound
    end = range.upperBound
  }

  /// A place behind the verb of a statement.
  init(_ script: SQLScript, behindVerbOf statement: SQLStatement) {
    self.init(script, (statement.verbIndex + 1)..<statement.tokens.upperBound)
  }

  var isAtEnd: Bool { index >= end }
  /// The token here.
  var token: SQLToken? { index < end ? script.tokens[index] : nil }
  /// The word here.
  var word: SQLWord { token?.word ?? .none }

  /// The word some tokens ahead.
  func word(_ distance: Int) -> SQLWord {
    index + distance < end ? script.tokens[index + distance].word : .none
  }

  mutating func advance() {
    if index < end { index += 1 }
  }

  /// Moves behind some words if they stand here.
  mutating func accept(_ words: SQLWord...) -> Bool {
    for (distance, word) in words.enumerated() where self.word(distance) != word { return false }
    index += words.count
    return true
  }

  /// Moves behind `IF EXISTS` or `IF NOT EXISTS`.
  mutating func skipExistence() {
    if !accept("if", "exists") { _ = accept("if", "not", "exists") }
  }

  func isSymbol(_ symbol: Unicode.Scalar) -> Bool {
    guard let token, token.kind == .symbol else { return false }
    return token.first == UInt8(ascii: symbol) && token.range.count == 1
  }

  /// Moves behind a group in round brackets, if one starts here.
  mutating func skipGroup() -> Bool {
    guard isSymbol("("), let close = script.closings[index], close < end else { return false }
    index = close + 1
    return true
  }

  /// The indices of what stands in the round brackets that open here.
  var group: Range<Int>? {
    guard isSymbol("("), let close = script.closings[index], close < end else { return nil }
    return (index + 1)..<close
  }

  /// Moves behind the next place of a word that is in no brackets.
  mutating func skip(behind word: SQLWord) -> Bool {
    while !isAtEnd {
      if skipGroup() { continue }
      defer { advance() }
      if self.word == word { return true }
    }
    return false
  }

  /// Whether a word stands ahead in no brackets.
  func has(_ word: SQLWord) -> Bool {
    var cursor = self
    return cursor.skip(behind: word)
  }

  /// Whether some words stand ahead, one behind the other, in no brackets.
  func has(_ first: SQLWord, _ second: SQLWord) -> Bool {
    var cursor = self
    while cursor.skip(behind: first) { if cursor.word == second { return true } }
    return false
  }

  /// Reads a name with its parts, and moves behind it.
  mutating func name() -> SQLName? {
    guard let first = token else { return nil }
    var parts: [String] = []
    var hasHole = false
    var end = first.range.upperBound
    while let token, let part = part(token) {
      // What stands directly behind a hole belongs to it, as in `prefix_${name}`.
      if !parts.isEmpty, token.range.lowerBound == end, !isBehindDot {
        parts[parts.count - 1] += part
      } else if parts.isEmpty || isBehindDot {
        parts.append(part)
      } else {
        break
      }
      hasHole = hasHole || token.kind == .hole || token.kind == .parameter
      end = token.range.upperBound
      advance()
      while isSymbol(".") { advance() }
    }
    guard let last = parts.last else { return nil }
    return SQLName(
      last: last, full: parts.joined(separator: "."), range: first.range.lowerBound..<end,
      hasHole: hasHole)
  }

  private var isBehindDot: Bool {
    index > 0 && script.tokens[index - 1].kind == .symbol
      && script.tokens[index - 1].first == UInt8(ascii: ".")
  }

  private func part(_ token: SQLToken) -> String? {
    switch token.kind {
    case .word, .quotedName: script.folded(token.content)
    case .hole, .parameter: ""
    case .string where token.first == UInt8(ascii: "\""): script.folded(token.content)
    case .string, .number, .symbol, .end: nil
    }
  }

  /// The parts between commas that are in no brackets, up to the end.
  func items() -> [Range<Int>] {
    var items: [Range<Int>] = []
    var cursor = self
    var start = index
    while !cursor.isAtEnd {
      if cursor.skipGroup() { continue }
      if cursor.isSymbol(",") {
        items.append(start..<cursor.index)
        start = cursor.index + 1
      }
      cursor.advance()
    }
    if start < end { items.append(start..<end) }
    return items
  }
}
