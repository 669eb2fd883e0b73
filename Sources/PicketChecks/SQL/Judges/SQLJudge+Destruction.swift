/// Statements that remove or overwrite rows, tables and databases.
extension SQLJudge {
  // MARK: DROP

  mutating func judgeDrop(_ statement: SQLStatement) {
    var cursor = cursor(behindVerbOf: statement)
    _ = cursor.accept("foreign")
    if cursor.accept("temporary") || cursor.accept("temp") { return }
    let isView = cursor.accept("materialized") || cursor.word == "view"
    switch cursor.word {
    case "database", "schema":
      cursor.advance()
      judgeDroppedSpace(&cursor, statement)
    case "table", "view":
      cursor.advance()
      judgeDroppedTables(&cursor, statement, isView: isView)
    case "index":
      cursor.advance()
      judgeDroppedIndex(&cursor, statement)
    default:
      break
    }
  }

  private mutating func judgeDroppedSpace(_ cursor: inout SQLCursor, _ statement: SQLStatement) {
    cursor.skipExistence()
    guard let name = cursor.name(), !Self.isTestName(name.last) || name.hasHole else { return }
    // A word that no name is follows in prose.
    guard cursor.isAtEnd || cursor.isSymbol(",") || Self.dropEndings.contains(cursor.word) else {
      return
    }
    let isRemade = facts.createdSpaces.contains(name.last)
    report(
      "drop-database", statement.tokens, statement, variant: isRemade ? "sample" : nil)
  }

  private static let dropEndings: Set<SQLWord> = ["cascade", "restrict", "with", "force"]

  private mutating func judgeDroppedTables(
    _ cursor: inout SQLCursor, _ statement: SQLStatement, isView: Bool
  ) {
    cursor.skipExistence()
    for item in cursor.items() {
      var cursor = SQLCursor(script, item)
      // `#name` is a table of the session in SQL Server.
      guard !cursor.isSymbol("#"), let name = cursor.name() else { continue }
      guard cursor.isAtEnd || ["cascade", "restrict", "purge"].contains(cursor.word) else {
        continue
      }
      if isPassing(name), !name.hasHole || facts.makes(name, before: index) { continue }
      var variant: String? = isView ? "view" : nil
      if facts.renameTargets.contains(name.last) || facts.remakes(name) && context != .migration {
        variant = "sample"
      }
      report("drop-table", statement.tokens, statement, variant: variant)
      return
    }
  }

  // MARK: TRUNCATE

  mutating func judgeTruncate(_ statement: SQLStatement) {
    var cursor = cursor(behindVerbOf: statement)
    _ = cursor.accept("table")
    _ = cursor.accept("only")
    // A function or a clause that is called so has no name behind it.
    guard !cursor.isSymbol("("), !cursor.isSymbol("#"), let name = cursor.name(),
      !cursor.isSymbol("("),
      cursor.isAtEnd || cursor.isSymbol(",") || cursor.isSymbol("*")
        || ["cascade", "restrict", "restart", "continue", "drop", "reuse", "with"].contains(
          cursor.word),
      !isPassing(name) || name.hasHole
    else { return }
    let cascades = cursor.has("cascade") && context != .migration
    report("truncate", statement.tokens, statement, variant: cascades ? "cascade" : nil)
  }

  // MARK: DELETE and UPDATE

  mutating func judgeDelete(_ statement: SQLStatement) {
    var cursor = cursor(behindVerbOf: statement)
    guard statement.verbIndex + 1 < statement.tokens.upperBound else { return }
    while ["low_priority", "quick", "ignore"].contains(cursor.word) { cursor.advance() }
    let hasFrom = cursor.accept("from")
    _ = cursor.accept("only")
    guard !cursor.isSymbol("#"), let name = cursor.name() else { return }
    if judgePredicate(cursor, statement) { return }
    let isNarrowed = Self.narrowing.contains { cursor.has($0) }
    // Without FROM it is a statement only where nothing else follows, as in `DELETE t;`.
    guard !isNarrowed, hasFrom || cursor.isAtEnd, isPlausibleEnd(cursor), !isPassing(name) else {
      return
    }
    report("delete-without-where", statement.tokens, statement)
  }

  mutating func judgeUpdate(_ statement: SQLStatement) {
    var cursor = cursor(behindVerbOf: statement)
    while ["low_priority", "ignore", "only"].contains(cursor.word) { cursor.advance() }
    if cursor.accept("or") { cursor.advance() }
    guard !cursor.isSymbol("#"), let name = cursor.name(), cursor.has("set") else { return }
    if judgePredicate(cursor, statement) { return }
    let isNarrowed =
      Self.narrowing.contains { $0 != "using" && cursor.has($0) } || cursor.has("from")
    guard !isNarrowed, !isPassing(name) else { return }
    guard cursor.skip(behind: "set"), !cursor.isAtEnd else { return }
    let columns = cursor.items().compactMap { item in
      var cursor = SQLCursor(script, item)
      return cursor.name()?.last
    }
    // A column that the file adds has no values yet: it is filled for all rows.
    if !columns.isEmpty, columns.allSatisfy(facts.added.contains) { return }
    report("update-without-where", statement.tokens, statement)
  }

  /// Words that leave only some rows to a statement without WHERE.
  private static let narrowing: [SQLWord] = ["using", "join", "limit", "where", "top", "fetch"]

  /// Whether nothing or only known clauses follow the table of a DELETE.
  private func isPlausibleEnd(_ cursor: SQLCursor) -> Bool {
    var cursor = cursor
    if cursor.isAtEnd { return true }
    if cursor.accept("as") || cursor.word != "returning" {
      // One more word is an alias; more are prose.
      guard cursor.name() != nil else { return false }
    }
    return cursor.isAtEnd || ["returning", "output", "option", "order"].contains(cursor.word)
  }

  /// Judges the WHERE of a statement; returns whether there is one.
  private mutating func judgePredicate(_ cursor: SQLCursor, _ statement: SQLStatement) -> Bool {
    var cursor = cursor
    guard cursor.skip(behind: "where") else { return false }
    let start = cursor.index
    guard !cursor.isAtEnd else { return true }
    var end = start
    while end < cursor.end,
      !["returning", "order", "limit", "option"].contains(script.tokens[end].word)
    {
      end += 1
    }
    let predicate = SQLPredicate(script: script, range: start..<end)
    if predicate.isAlwaysTrue {
      report("always-true-where", (start - 1)..<end, statement)
    }
    return true
  }
}
