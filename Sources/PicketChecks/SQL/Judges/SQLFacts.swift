/// What a file does as a whole, which some statements are judged by.
struct SQLFacts: Sendable {
  /// Tables and views that the file makes, with the index of the statement that does.
  private(set) var created: [String: Int] = [:]
  /// Databases and schemas that the file makes.
  private(set) var createdSpaces: Set<String> = []
  /// Tables that another one becomes by its new name.
  private(set) var renameTargets: Set<String> = []
  /// Tables that the file drops.
  private(set) var dropped: Set<String> = []
  /// Names of constraints and columns that the file adds.
  private(set) var added: Set<String> = []
  /// Whether the file limits how long its statements wait for locks and run.
  private(set) var setsLockTimeout = false
  private(set) var setsStatementTimeout = false

  init(_ script: SQLScript) {
    for (index, statement) in script.statements.enumerated() {
      note(statement, index, in: script)
    }
  }

  private mutating func note(_ statement: SQLStatement, _ index: Int, in script: SQLScript) {
    var cursor = SQLCursor(script, behindVerbOf: statement)
    switch statement.verb {
    case "create": noteCreation(&cursor, index)
    case "alter": noteAlteration(&cursor)
    case "drop":
      guard cursor.accept("table") else { return }
      cursor.skipExistence()
      if let name = cursor.name() { dropped.insert(name.last) }
    case "select": noteSelectInto(cursor, index)
    case "set":
      if cursor.has("lock_timeout") { setsLockTimeout = true }
      if cursor.has("statement_timeout") { setsStatementTimeout = true }
    default: break
    }
  }

  private mutating func noteCreation(_ cursor: inout SQLCursor, _ index: Int) {
    while !cursor.isAtEnd, !Self.kinds.contains(cursor.word), cursor.word != .none {
      cursor.advance()
    }
    let kind = cursor.word
    cursor.advance()
    cursor.skipExistence()
    guard let name = cursor.name() else { return }
    if kind == "database" || kind == "schema" {
      createdSpaces.insert(name.last)
    } else if kind == "table" || kind == "view" {
      created[name.last] = created[name.last] ?? index
    }
  }

  private static let kinds: Set<SQLWord> = ["table", "view", "database", "schema", "index"]

  private mutating func noteAlteration(_ cursor: inout SQLCursor) {
    guard cursor.accept("table") else { return }
    cursor.skipExistence()
    _ = cursor.accept("only")
    _ = cursor.name()
    if cursor.accept("rename", "to"), let name = cursor.name() { renameTargets.insert(name.last) }
    for item in cursor.items() {
      var cursor = SQLCursor(cursor.script, item)
      guard cursor.accept("add") else { continue }
      if !cursor.accept("constraint") { _ = cursor.accept("column") }
      cursor.skipExistence()
      if let name = cursor.name() { added.insert(name.last) }
    }
  }

  /// Notes `SELECT … INTO t FROM …`, which makes a table.
  private mutating func noteSelectInto(_ cursor: SQLCursor, _ index: Int) {
    var cursor = cursor
    guard cursor.skip(behind: "into") else { return }
    _ = cursor.accept("temp")
    _ = cursor.accept("temporary")
    _ = cursor.accept("table")
    if let name = cursor.name(), cursor.has("from") { created[name.last] = index }
  }

  /// Whether the file made a table before a statement.
  func makes(_ name: SQLName, before index: Int) -> Bool {
    created[name.last].map { $0 < index } ?? false
  }

  /// Whether the file makes a table anew behind a statement.
  func remakes(_ name: SQLName) -> Bool {
    created[name.last] != nil || renameTargets.contains(name.last)
  }
}
