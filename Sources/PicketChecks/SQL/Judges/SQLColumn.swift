/// The definition of a column that is added to a table.
struct SQLColumn {
  /// The indices of the tokens of the action that adds it.
  let range: Range<Int>
  private(set) var isRequired = false
  /// Whether rows that are there get a value.
  private(set) var hasValue = false
  /// Whether each row gets a value of its own, so that all are written again.
  private(set) var rewritesTable = false
  private(set) var isReference = false
  private(set) var isUnique = false

  init?(_ script: SQLScript, _ definition: Range<Int>, in range: Range<Int>) {
    self.range = range
    var cursor = SQLCursor(script, definition)
    guard cursor.name() != nil, cursor.token?.kind == .word || cursor.token?.kind == .quotedName
    else { return nil }
    let type = cursor.word
    if Self.serials.contains(type) { (hasValue, rewritesTable) = (true, true) }
    while !cursor.isAtEnd {
      if cursor.skipGroup() { continue }
      switch cursor.word {
      case "not": if cursor.word(1) == "null" { isRequired = true }
      case "default":
        hasValue = true
        cursor.advance()
        rewritesTable = rewritesTable || Self.isVolatile(cursor)
      case "primary": (isRequired, isUnique) = (true, true)
      case "unique": isUnique = true
      case "references": isReference = true
      case "identity", "auto_increment", "autoincrement": (hasValue, rewritesTable) = (true, true)
      case "stored", "persisted": (hasValue, rewritesTable) = (true, true)
      case "as", "virtual": hasValue = true
      default: break
      }
      cursor.advance()
    }
    if isUnique, hasValue { rewritesTable = rewritesTable || Self.serials.contains(type) }
  }

  private static let serials: Set<SQLWord> = [
    "serial", "bigserial", "smallserial", "serial4", "serial8", "serial2", "rowversion",
  ]

  /// Functions that give one value for the whole statement.
  private static let stable: Set<SQLWord> = [
    "now", "current_timestamp", "transaction_timestamp", "statement_timestamp", "current_date",
    "current_time", "localtimestamp", "localtime", "varchar", "numeric", "decimal", "char",
    "character", "varying", "cast", "array", "interval", "timestamp", "time", "bit", "to_jsonb",
    "jsonb_build_object", "json_build_object", "jsonb_build_array", "getdate", "timezone", "date",
    "current_setting", "current_user", "upper", "lower", "coalesce", "make_interval",
  ]

  /// Whether an expression calls a function that gives each row another value.
  private static func isVolatile(_ cursor: SQLCursor) -> Bool {
    var cursor = cursor
    var previous: SQLToken?
    while let token = cursor.token {
      if ["not", "null", "check", "unique", "references", "constraint", "primary", "comment"]
        .contains(token.word), previous != nil
      {
        return false
      }
      if cursor.isSymbol("("), let name = previous, name.kind == .word || name.kind == .quotedName,
        !stable.contains(name.word)
      {
        return true
      }
      previous = token
      cursor.advance()
    }
    return false
  }
}
