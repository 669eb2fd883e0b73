/// One action of an `ALTER TABLE`.
struct SQLAlteration {
  let script: SQLScript
  /// The indices of its tokens.
  let range: Range<Int>
  /// Whether the table has no rows that count.
  let isNewTable: Bool

  private var start: SQLCursor { SQLCursor(script, range) }

  /// `row` where the action switches row security off, `trigger` where it switches triggers off.
  var securityAction: SQLWord? {
    var cursor = start
    if cursor.accept("disable") {
      if cursor.accept("row", "level", "security") { return "row" }
      return cursor.accept("trigger") ? "trigger" : nil
    }
    return cursor.accept("no", "force", "row", "level", "security") ? "row" : nil
  }

  /// The column that the action drops.
  var dropsColumn: SQLName? {
    var cursor = start
    guard cursor.accept("drop") else { return nil }
    let isColumn = cursor.accept("column")
    if cursor.isSymbol("("), let group = cursor.group { cursor = SQLCursor(script, group) }
    cursor.skipExistence()
    if !isColumn, Self.droppedKinds.contains(cursor.word) || cursor.isAtEnd { return nil }
    return cursor.name()
  }

  /// What `DROP` names beside columns.
  private static let droppedKinds: Set<SQLWord> = [
    "constraint", "primary", "foreign", "index", "key", "check", "partition", "period", "system",
  ]

  /// The name that the table gets.
  var newTableName: SQLName? {
    var cursor = start
    guard cursor.accept("rename") else { return nil }
    guard cursor.accept("to") || cursor.accept("as") else { return nil }
    return cursor.name()
  }

  /// The rule that the action meets, with its variant and the name that it is about.
  func check(engine: SQLEngine?) -> (rule: String, variant: String?, name: String?)? {
    let isPostgreSQL = engine == nil || engine == .postgresql
    var cursor = start
    switch cursor.word {
    case "rename":
      cursor.advance()
      if ["index", "key", "constraint"].contains(cursor.word) { return nil }
      return ("rename", nil, nil)
    case "drop":
      cursor.advance()
      return droppedConstraint(&cursor)
    case "alter":
      cursor.advance()
      return alteredColumn(&cursor, isPostgreSQL)
    case "modify", "change":
      return ("column-type-change", nil, nil)
    case "detach" where isPostgreSQL && !cursor.has("concurrently"):
      return ("blocking-index-drop", nil, nil)
    case "add":
      cursor.advance()
      return isPostgreSQL ? addedConstraint(&cursor) : nil
    default:
      return nil
    }
  }

  private func droppedConstraint(
    _ cursor: inout SQLCursor
  ) -> (rule: String, variant: String?, name: String?)? {
    guard
      cursor.accept("constraint") || cursor.accept("primary", "key")
        || cursor.accept("foreign", "key") || cursor.accept("check")
    else { return nil }
    cursor.skipExistence()
    return ("dropped-constraint", nil, cursor.name()?.last)
  }

  private func alteredColumn(
    _ cursor: inout SQLCursor, _ isPostgreSQL: Bool
  ) -> (rule: String, variant: String?, name: String?)? {
    _ = cursor.accept("column")
    cursor.skipExistence()
    guard cursor.name() != nil, !cursor.isAtEnd else { return nil }
    switch cursor.word {
    case "set":
      cursor.advance()
      if cursor.accept("not", "null") { return isPostgreSQL ? ("set-not-null", nil, nil) : nil }
      guard cursor.accept("data", "type") else { return nil }
      return typeChange(cursor)
    case "type":
      cursor.advance()
      return typeChange(cursor)
    case "drop":
      return cursor.has("drop", "not") ? ("dropped-constraint", nil, nil) : nil
    case "add", "reset", "restart", "default", "with", "constraint", "check":
      return nil
    default:
      return ("column-type-change", nil, nil)
    }
  }

  /// `text` and `varchar` without a length hold what any shorter type held.
  private func typeChange(
    _ cursor: SQLCursor
  ) -> (rule: String, variant: String?, name: String?) {
    let isWidening =
      (cursor.word == "text" || cursor.word == "varchar") && cursor.index + 1 == cursor.end
    return ("column-type-change", isWidening ? "widening" : nil, nil)
  }

  private func addedConstraint(
    _ cursor: inout SQLCursor
  ) -> (rule: String, variant: String?, name: String?)? {
    if cursor.accept("constraint") {
      cursor.skipExistence()
      // The name may be left out before a key word.
      if !Self.constraintWords.contains(cursor.word) { _ = cursor.name() }
    }
    switch cursor.word {
    case "foreign":
      return cursor.has("not", "valid") ? nil : ("foreign-key-check", nil, nil)
    case "check":
      return cursor.has("not", "valid") ? nil : ("blocking-constraint", nil, nil)
    case "unique", "primary":
      return cursor.has("using", "index") ? nil : ("blocking-constraint", nil, nil)
    case "exclude":
      return ("blocking-constraint", nil, nil)
    default:
      return nil
    }
  }

  private static let constraintWords: Set<SQLWord> = [
    "foreign", "check", "unique", "primary", "exclude",
  ]

  /// The columns that the action adds.
  var addedColumns: [SQLColumn] {
    var cursor = start
    guard cursor.accept("add") else { return [] }
    let isColumn = cursor.accept("column")
    cursor.skipExistence()
    if let group = cursor.group {
      return SQLCursor(script, group).items().compactMap { SQLColumn(script, $0, in: $0) }
    }
    if !isColumn, Self.addedKinds.contains(cursor.word) { return [] }
    return SQLColumn(script, cursor.index..<range.upperBound, in: range).map { [$0] } ?? []
  }

  /// What `ADD` names beside columns.
  private static let addedKinds: Set<SQLWord> = [
    "constraint", "primary", "foreign", "index", "key", "check", "unique", "exclude", "partition",
    "fulltext", "spatial", "generated", "value", "period",
  ]
}
