internal import PicketModel

/// A SQL text, cut into tokens and statements.
struct SQLScript: Sendable {
  let text: [UInt8]
  let dialect: SQLDialect
  /// The tokens of the text, and behind them those of each body in dollar quotes.
  private(set) var tokens: [SQLToken]
  /// For each token that opens a round bracket: the index of the one that closes it.
  private(set) var closings: [Int: Int] = [:]
  /// The statements in their order; those inside of others follow those.
  private(set) var statements: [SQLStatement] = []

  /// How many times texts in dollar quotes are read inside each other.
  private static let deepestBody = 4

  /// Reads a text.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the text.
  init(_ text: [UInt8], path: BytePath? = nil, engine: SQLEngine? = nil) {
    self.text = text
    let neutral = SQLTokenizer.tokens(of: text, in: text.indices, SQLDialect(engine))
    let guessed = SQLDialect(guessing: text, tokens: neutral, path: path)
    dialect = engine.map { SQLDialect($0) } ?? guessed
    tokens =
      engine == nil && dialect.engine != nil && dialect.engine != .postgresql
      ? SQLTokenizer.tokens(of: text, in: text.indices, dialect) : neutral
    read(tokens.indices, .script, depth: 0)
  }

  private mutating func read(_ range: Range<Int>, _ setting: SQLStatement.Setting, depth: Int) {
    matchBrackets(range)
    let splitter = SQLSplitter(tokens: tokens, range: range, engine: dialect.engine)
    for piece in splitter.pieces() { add(piece, setting, depth: depth) }
  }

  private mutating func matchBrackets(_ range: Range<Int>) {
    var open: [Int] = []
    for index in range {
      switch tokens[index].first {
      case UInt8(ascii: "(") where tokens[index].kind == .symbol: open.append(index)
      case UInt8(ascii: ")") where tokens[index].kind == .symbol:
        if let start = open.popLast() { closings[start] = index }
      case _ where tokens[index].kind == .end: open.removeAll(keepingCapacity: true)
      default: break
      }
    }
  }

  private mutating func add(
    _ piece: Range<Int>, _ setting: SQLStatement.Setting, depth: Int
  ) {
    guard let statement = SQLVerbFinder(script: self).statement(in: piece, setting) else { return }
    statements.append(statement)
    for inner in innerPieces(of: statement) { add(inner, setting, depth: depth) }
    readBodies(of: statement, depth: depth)
  }

  /// The statements in the brackets of `WITH a AS (DELETE …)`.
  private func innerPieces(of statement: SQLStatement) -> [Range<Int>] {
    guard tokens[statement.tokens.lowerBound].word == "with" else { return [] }
    return (statement.tokens.lowerBound..<statement.verbIndex).compactMap { index in
      guard tokens[index].first == UInt8(ascii: "("), let close = closings[index],
        close > index + 1, ["delete", "update"].contains(tokens[index + 1].word)
      else { return nil }
      return (index + 1)..<close
    }
  }

  /// Reads what stands between `BEGIN` and `END`, and in the dollar quotes of `DO` and of functions.
  private mutating func readBodies(of statement: SQLStatement, depth: Int) {
    let first = tokens[statement.tokens.lowerBound].word
    guard depth < Self.deepestBody else { return }
    let isRoutine = SQLSplitter.isRoutine(tokens, statement.tokens)
    let setting: SQLStatement.Setting = isRoutine ? .routine : statement.setting
    if isRoutine || first == "declare" || first == "begin" {
      if let start = statement.tokens.first(where: { tokens[$0].word == "begin" }),
        start + 1 < statement.tokens.upperBound, tokens[start + 1].kind != .end
      {
        let splitter = SQLSplitter(
          tokens: tokens, range: (start + 1)..<statement.tokens.upperBound, engine: dialect.engine,
          isBody: true)
        for piece in splitter.pieces() { add(piece, setting, depth: depth + 1) }
      }
    }
    guard isRoutine || first == "do" else { return }
    for index in statement.tokens {
      let token = tokens[index]
      guard token.kind == .string, token.first == UInt8(ascii: "$") else { continue }
      let start = tokens.count
      tokens += SQLTokenizer.tokens(of: text, in: token.content, dialect)
      matchBrackets(start..<tokens.count)
      let splitter = SQLSplitter(
        tokens: tokens, range: start..<tokens.count, engine: dialect.engine, isBody: true)
      for piece in splitter.pieces() { add(piece, setting, depth: depth + 1) }
    }
  }

  /// The bytes of the tokens of a statement.
  func range(of tokens: Range<Int>) -> Range<Int> {
    guard let last = tokens.last else { return 0..<0 }
    return self.tokens[tokens.lowerBound].range.lowerBound..<self.tokens[last].range.upperBound
  }

  /// The bytes of a token as text, letter case folded.
  func folded(_ range: Range<Int>) -> String {
    String(decoding: text[range].map(\.asciiLowercased), as: UTF8.self)
  }
}
