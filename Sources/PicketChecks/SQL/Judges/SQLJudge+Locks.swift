/// Statements that keep others from reading or writing while they run.
extension SQLJudge {
  // MARK: Indexes

  mutating func judgeCreate(_ statement: SQLStatement) {
    var cursor = cursor(behindVerbOf: statement)
    _ = cursor.accept("or", "replace")
    switch cursor.word {
    case "unique", "index":
      _ = cursor.accept("unique")
      guard cursor.accept("index") else { return }
      judgeIndex(&cursor, statement)
    case "user", "role", "login": judgeAccount(statement)
    case "policy": judgePolicy(statement)
    default: judgeDefiner(statement)
    }
  }

  private mutating func judgeIndex(_ cursor: inout SQLCursor, _ statement: SQLStatement) {
    guard judgesSchema, mayBePostgreSQL else { return }
    let isConcurrent = cursor.accept("concurrently")
    guard cursor.skip(behind: "on") else { return }
    _ = cursor.accept("only")
    guard let table = cursor.name(), cursor.isSymbol("(") || cursor.word == "using" else { return }
    if isConcurrent {
      if isInTransaction { report("concurrent-in-transaction", statement.tokens, statement) }
    } else if !isPassing(table) || table.hasHole && !facts.makes(table, before: index) {
      report("blocking-index", statement.tokens, statement)
    }
  }

  mutating func judgeDroppedIndex(_ cursor: inout SQLCursor, _ statement: SQLStatement) {
    // With a table it is MySQL or SQL Server.
    guard judgesSchema, mayBePostgreSQL, !cursor.has("on") else { return }
    if cursor.word == "concurrently" {
      if isInTransaction { report("concurrent-in-transaction", statement.tokens, statement) }
    } else {
      report("blocking-index-drop", statement.tokens, statement)
    }
  }

  // MARK: Whole tables

  mutating func judgeLock(_ statement: SQLStatement) {
    let cursor = cursor(behindVerbOf: statement)
    switch statement.verb {
    case "vacuum":
      let isFull = cursor.word == "full" || cursor.group.map { hasWord("full", $0) } ?? false
      if isFull { report("table-lock", statement.tokens, statement) }
    case "cluster":
      guard mayBePostgreSQL, judgesSchema, !cursor.isAtEnd else { return }
      report("table-lock", statement.tokens, statement)
    case "lock":
      guard cursor.word == "table" || cursor.has("mode"), mayBePostgreSQL else { return }
      guard cursor.has("exclusive") || !cursor.has("mode") else { return }
      report("table-lock", statement.tokens, statement)
    case "reindex":
      guard mayBePostgreSQL, judgesSchema, !cursor.isAtEnd else { return }
      if cursor.has("concurrently") || cursor.group.map({ hasWord("concurrently", $0) }) ?? false {
        if isInTransaction { report("concurrent-in-transaction", statement.tokens, statement) }
      } else {
        report("blocking-index-drop", statement.tokens, statement)
      }
    case "refresh":
      guard cursor.word == "materialized", judgesSchema, !cursor.has("concurrently"),
        !cursor.has("no", "data")
      else { return }
      report("blocking-index-drop", statement.tokens, statement, variant: "view")
    default:
      break
    }
  }

  private func hasWord(_ word: SQLWord, _ range: Range<Int>) -> Bool {
    script.tokens[range].contains { $0.word == word }
  }

  // MARK: Timeouts

  /// Notes a migration that blocks tables and sets no limit to it; once for a file.
  mutating func judgeTimeouts() {
    guard context == .migration, script.dialect.engine == .postgresql,
      !facts.setsLockTimeout,
      let first = findings.first(where: { Self.blocking.contains($0.check) && $0.variant == nil })
    else { return }
    // At the end of the statement: the statement itself has a finding already.
    guard
      let end = script.tokens.first(where: {
        $0.kind == .end && $0.range.lowerBound >= first.range.upperBound
      })
    else { return }
    let missing = facts.setsStatementTimeout ? "lock_timeout is not set" : ""
    add(TextFinding("sql/missing-timeout", end.range, missing))
  }

  private static let blocking: Set<String> = [
    "sql/blocking-index", "sql/blocking-constraint", "sql/foreign-key-check", "sql/set-not-null",
    "sql/column-type-change", "sql/volatile-default", "sql/required-column", "sql/drop-column",
    "sql/rename",
  ]
}
