/// Finds what a statement does, behind what may stand before its verb.
struct SQLVerbFinder {
  let script: SQLScript

  func statement(in range: Range<Int>, _ setting: SQLStatement.Setting) -> SQLStatement? {
    var cursor = SQLCursor(script, range)
    skipPrefixes(&cursor)
    guard let token = cursor.token, token.kind == .word else { return nil }
    let start = cursor.index
    if token.word == "with" { skipExpressions(&cursor) }
    guard let verb = cursor.token, verb.kind == .word else { return nil }
    return SQLStatement(
      verb: verb.word, verbIndex: cursor.index, tokens: start..<range.upperBound, setting: setting)
  }

  private func skipPrefixes(_ cursor: inout SQLCursor) {
    while true {
      if cursor.isSymbol("(") {
        cursor.advance()
      } else if cursor.accept("explain") {
        while cursor.accept("analyze") || cursor.accept("verbose") || cursor.skipGroup() {}
      } else if cursor.accept("prepare") {
        _ = cursor.name()
        _ = cursor.skipGroup()
        guard cursor.accept("as") || cursor.accept("from") else { return }
      } else if cursor.token?.kind == .hole {
        // A place such as `{% if … %}` before a statement.
        cursor.advance()
      } else {
        return
      }
    }
  }

  /// Skips `WITH a AS (…), b (x) AS (…)`.
  private func skipExpressions(_ cursor: inout SQLCursor) {
    cursor.advance()
    _ = cursor.accept("recursive")
    while cursor.name() != nil {
      _ = cursor.skipGroup()
      guard cursor.accept("as") else { return }
      _ = cursor.accept("not")
      _ = cursor.accept("materialized")
      guard cursor.skipGroup() else { return }
      guard cursor.isSymbol(",") else { return }
      cursor.advance()
    }
  }
}
