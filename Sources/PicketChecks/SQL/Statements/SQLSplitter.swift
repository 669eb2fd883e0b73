/// Cuts tokens into statements.
struct SQLSplitter {
  let tokens: [SQLToken]
  let range: Range<Int>
  let engine: SQLEngine?
  /// Whether the tokens are what a block holds: words such as `THEN` start statements.
  var isBody = false

  /// Returns the indices of each statement, without what ends it.
  func pieces() -> [Range<Int>] {
    var pieces: [Range<Int>] = []
    var start = range.lowerBound
    var block = Block()
    for index in range {
      if index == start { block = Block(opening: tokens, at: index, in: range, engine, isBody) }
      let token = tokens[index]
      if token.kind == .end, token.range.count != 1 || !block.holdsSemicolons {
        if index > start { pieces.append(start..<index) }
        start = index + 1
      } else if token.kind == .word {
        block.note(token.word, next: index + 1 < range.upperBound ? tokens[index + 1].word : .none)
        if startsStatement(index, after: start, block) {
          if index > start { pieces.append(start..<index) }
          start = isBody && Self.blockWords.contains(token.word) ? index + 1 : index
          block = Block(opening: tokens, at: start, in: range, engine, isBody)
        }
      }
    }
    if start < range.upperBound { pieces.append(start..<range.upperBound) }
    return pieces
  }

  /// Whether a statement starts at a word although nothing ended the one before.
  private func startsStatement(_ index: Int, after start: Int, _ block: Block) -> Bool {
    let word = tokens[index].word
    if isBody, Self.blockWords.contains(word) {
      return !block.isInCase && tokens[start].word != "merge"
    }
    guard engine == .sqlServer, index > start, !block.holdsSemicolons,
      Self.bareVerbs.contains(word)
    else { return false }
    let before = tokens[index - 1]
    // `ON DELETE`, `FOR UPDATE`, `THEN UPDATE`, `AFTER INSERT, DELETE`, `GRANT DELETE`.
    if before.kind == .symbol && before.first != UInt8(ascii: ")") { return false }
    return !Self.goesOn.contains(before.word)
  }

  /// Words in a block behind which a statement starts.
  private static let blockWords: Set<SQLWord> = ["begin", "then", "else", "loop"]

  /// Verbs that start a statement in SQL Server without a semicolon before.
  private static let bareVerbs: Set<SQLWord> = [
    "drop", "truncate", "delete", "update", "alter", "exec", "execute", "create", "insert",
    "declare", "print", "grant",
  ]

  private static let goesOn: Set<SQLWord> = [
    "on", "for", "then", "after", "of", "grant", "deny", "revoke", "as", "with", "or", "instead",
    "insert", "table", "procedure", "when", "to", "begin", "is", "explain", "analyze", "in",
  ]

  /// Whether a statement makes a routine: it holds statements that run later.
  static func isRoutine(_ tokens: [SQLToken], _ range: Range<Int>) -> Bool {
    let first = tokens[range.lowerBound].word
    guard first == "create" || first == "alter" else { return false }
    return tokens[range].prefix(12).contains { routineWords.contains($0.word) }
      && !tokens[range].prefix(3).contains { $0.word == "table" || $0.word == "index" }
  }

  private static let routineWords: Set<SQLWord> = [
    "procedure", "proc", "function", "trigger", "event", "package",
  ]

  /// How far a statement with `BEGIN … END` in it has got.
  struct Block {
    private var depth = 0
    private var caseDepth = 0
    private var holdsBlocks = false
    /// Whether declarations come before the first `BEGIN`.
    private var declares = false
    /// Whether only `GO` ends it.
    private var isWholeBatch = false

    init() {}

    init(
      opening tokens: [SQLToken], at index: Int, in range: Range<Int>, _ engine: SQLEngine?,
      _ isBody: Bool
    ) {
      guard index < range.upperBound else { return }
      let first = tokens[index].word
      if isRoutine(tokens, index..<min(range.upperBound, index + 16)) {
        holdsBlocks = true
        isWholeBatch = engine == .sqlServer
        declares = engine == .oracle
      } else if first == "declare", engine != .sqlServer, engine != .mysql, !isBody {
        (holdsBlocks, declares) = (true, true)
      } else if first == "begin", !isBody, index + 1 < range.upperBound {
        let next = tokens[index + 1]
        holdsBlocks =
          next.kind == .word
          && ![
            "tran", "transaction", "work", "isolation", "read", "immediate", "exclusive",
            "deferred",
          ].contains(next.word)
      }
    }

    /// Whether a semicolon does not end the statement here.
    var holdsSemicolons: Bool { isWholeBatch || holdsBlocks && (declares || depth > 0) }

    /// Whether `THEN` and `ELSE` belong to an expression.
    var isInCase: Bool { caseDepth > 0 }

    mutating func note(_ word: SQLWord, next: SQLWord) {
      if word == "case" { caseDepth += 1 }
      if word == "end", caseDepth > 0 { caseDepth -= 1 }
      guard holdsBlocks else { return }
      switch word {
      case "begin" where next != "transaction" && next != "tran":
        depth += 1
        declares = false
      case "case" where depth > 0:
        depth += 1
      case "end":
        if !["if", "loop", "while", "repeat", "for"].contains(next) { depth = max(0, depth - 1) }
      default:
        break
      }
    }
  }
}
