/// Changes of tables, and what they block or break.
extension SQLJudge {
  mutating func judgeAlter(_ statement: SQLStatement) {
    var cursor = cursor(behindVerbOf: statement)
    switch cursor.word {
    case "table":
      cursor.advance()
      judgeAlteredTable(&cursor, statement)
    case "user", "role", "login":
      judgeAccount(statement)
    case "function", "procedure", "routine":
      judgeDefiner(statement)
    case "domain" where judgesSchema && mayBePostgreSQL && cursor.has("add"):
      if !cursor.has("not", "valid") {
        report("blocking-constraint", statement.tokens, statement)
      }
    case "index" where mayBePostgreSQL && cursor.has("rename", "to"):
      break
    case "view", "materialized", "sequence", "type", "schema":
      if judgesSchema, cursor.has("rename", "to") { report("rename", statement.tokens, statement) }
    default:
      break
    }
  }

  private mutating func judgeAlteredTable(_ cursor: inout SQLCursor, _ statement: SQLStatement) {
    cursor.skipExistence()
    _ = cursor.accept("only")
    guard let name = cursor.name() else { return }
    if cursor.isSymbol("*") { cursor.advance() }
    let isNew = isPassing(name) && !name.hasHole
    for item in cursor.items() {
      var action = SQLAlteration(script: script, range: item, isNewTable: isNew)
      judge(&action, statement, name)
    }
  }

  private mutating func judge(
    _ action: inout SQLAlteration, _ statement: SQLStatement, _ table: SQLName
  ) {
    if let word = action.securityAction {
      let check = word == "trigger" ? "dropped-constraint" : "row-security-off"
      return report(check, action.range, statement)
    }
    guard judgesSchema || action.dropsColumn != nil else { return }
    guard !action.isNewTable else { return }
    if let column = action.dropsColumn {
      guard !facts.added.contains(column.last) else { return }
      return report("drop-column", action.range, statement)
    }
    if let check = action.check(engine: script.dialect.engine) {
      if check.rule == "dropped-constraint", let name = check.name, isAddedAgain(name) { return }
      // The new name of a copy that takes the place of a dropped table.
      if check.rule == "rename", let target = action.newTableName,
        facts.created[table.last] != nil || Self.isTestName(table.last)
          || facts.dropped.contains(target.last)
      {
        return
      }
      if let detail = check.variant {
        report(check.rule, action.range, statement, variant: detail)
      } else {
        report(check.rule, action.range, statement)
      }
    }
    judgeAddedColumn(action, statement)
  }

  private func isAddedAgain(_ name: String) -> Bool { facts.added.contains(name) }

  private mutating func judgeAddedColumn(_ action: SQLAlteration, _ statement: SQLStatement) {
    for column in action.addedColumns {
      if column.isRequired && !column.hasValue {
        report("required-column", column.range, statement)
      }
      guard mayBePostgreSQL else { continue }
      if column.rewritesTable { report("volatile-default", column.range, statement) }
      if column.isReference { report("foreign-key-check", column.range, statement) }
      if column.isUnique { report("blocking-constraint", column.range, statement) }
    }
  }

  /// Judges `RENAME TABLE a TO b` of MySQL.
  mutating func judgeRename(_ statement: SQLStatement) {
    var cursor = cursor(behindVerbOf: statement)
    guard judgesSchema, cursor.accept("table"), let name = cursor.name(), cursor.accept("to"),
      !isPassing(name)
    else { return }
    report("rename", statement.tokens, statement)
  }
}
