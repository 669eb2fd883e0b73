internal import PicketModel

/// Migrations that call functions in place of writing SQL.
extension CodeJudge {
  private static let rules: [String: String] = [
    // Rails
    "remove_column": "drop-column", "remove_columns": "drop-column", "drop_table": "drop-table",
    "rename_table": "rename", "rename_column": "rename", "change_column": "column-type-change",
    "add_index": "blocking-index", "add_foreign_key": "foreign-key-check",
    "remove_reference": "drop-column", "remove_belongs_to": "drop-column",
    "remove_foreign_key": "dropped-constraint", "add_check_constraint": "blocking-constraint",
    "change_column_null": "set-not-null", "remove_timestamps": "drop-column",
    // Django
    "RemoveField": "drop-column", "DeleteModel": "drop-table", "RenameField": "rename",
    "RenameModel": "rename", "AddIndex": "blocking-index", "RemoveConstraint": "dropped-constraint",
    "AlterModelTable": "rename",
    // Alembic
    "drop_column": "drop-column", "create_index": "blocking-index",
    "create_foreign_key": "foreign-key-check", "drop_constraint": "dropped-constraint",
    "create_check_constraint": "blocking-constraint",
    "create_unique_constraint": "blocking-constraint",
    // Knex, Sequelize, TypeORM, Laravel
    "dropTable": "drop-table", "dropTableIfExists": "drop-table", "dropColumn": "drop-column",
    "removeColumn": "drop-column", "renameColumn": "rename", "renameTable": "rename",
    "dropColumns": "drop-column", "dropIfExists": "drop-table",
    "changeColumn": "column-type-change",
  ]

  /// Judges a call of a migration.
  mutating func judgeMigrationCall(_ call: CodeCall) {
    judgeMigrationCall(call.path, call.tokens, call.arguments.map(\.tokens), call.start)
  }

  private mutating func judgeMigrationCall(
    _ path: [String], _ tokens: Range<Int>, _ arguments: [Range<Int>], _ start: Int
  ) {
    guard place.isMigration, let name = path.last, let rule = Self.rules[name] else { return }
    guard isMigrationObject(path), !isMadeHere(arguments.first), !isHarmless(name, tokens) else {
      return
    }
    let isSample = place.isSample || isDown(start)
    let destroys = rule == "drop-table"
    add([
      TextFinding(
        "sql/\(rule)", variant: isSample ? "sample" : destroys ? "migration" : nil,
        code.range(of: tokens))
    ])
  }

  /// Judges a call of Rails without brackets: `remove_column :users, :email`.
  mutating func judgeBareCommand(at index: Int) {
    guard language == .ruby, place.isMigration, Self.rules[code.word(index)] != nil,
      code.symbol(index + 1) != "(", code.symbol(index - 1) != ":",
      index == 0 || code.tokens[index - 1].kind == .lineEnd || code.symbol(index - 1) == "{"
    else { return }
    var end = index + 1
    while end < code.main.upperBound, code.tokens[end].kind != .lineEnd,
      !["do", "if", "unless"].contains(code.word(end))
    {
      end += 1
    }
    judgeMigrationCall(
      [code.word(index)], index..<end, code.items((index + 1)..<end), index)
  }

  private func isMigrationObject(_ path: [String]) -> Bool {
    switch language {
    case .ruby: path.count == 1
    case .python: path.count > 1 && ["op", "migrations", "batch_op"].contains(path[path.count - 2])
    default: path.count > 1
    }
  }

  /// Whether the file makes the table that a call is about.
  private func isMadeHere(_ argument: Range<Int>?) -> Bool {
    guard let argument, let table = name(argument) else { return false }
    return madeTables.contains(table)
  }

  private func name(_ tokens: Range<Int>) -> String? { Self.name(tokens, code) }

  /// The first name or text of an argument: `:users`, `"users"`.
  private static func name(_ tokens: Range<Int>, _ code: CodeText) -> String? {
    for index in tokens {
      if let literal = code.literal(index) { return code.plainText(literal) }
      if code.isName(index) { return code.word(index) }
    }
    return nil
  }

  /// The tables that calls of `create_table` make.
  static func madeTables(_ code: CodeText) -> Set<String> {
    var tables: Set<String> = []
    for index in code.main
    where ["create_table", "createTable", "CreateModel"].contains(code.word(index)) {
      let start = code.symbol(index + 1) == "(" ? index + 2 : index + 1
      let end = min(start + 3, code.tokens.count)
      if start < end, let table = name(start..<end, code) { tables.insert(table) }
    }
    return tables
  }

  /// Whether an argument makes a call harmless.
  private func isHarmless(_ name: String, _ tokens: Range<Int>) -> Bool {
    let words = Set(tokens.map { code.word($0) })
    switch name {
    case "add_index": return words.contains("concurrently") || words.contains("mysql")
    case "create_index": return words.contains("postgresql_concurrently")
    case "add_foreign_key", "add_check_constraint":
      return words.contains("validate") && words.contains("false")
    case "create_foreign_key", "create_check_constraint":
      return words.contains("postgresql_not_valid")
    case "change_column_null": return words.contains("true")
    default: return false
    }
  }

  /// Whether a token stands in the function that takes a migration back.
  func isDown(_ index: Int) -> Bool {
    var scope = program.scopes.scopes[index]
    while scope > 0 {
      let start = program.scopes.parameters[scope].lowerBound
      let words = (max(0, start - 4)..<max(0, start)).map { code.word($0) }
      if words.contains(where: { ["down", "downgrade", "rollback", "backwards"].contains($0) }) {
        return true
      }
      scope = program.scopes.parents[scope]
    }
    return isBehindRubyDown(index)
  }

  /// Whether `def down`, which has no parameters, is the last function that starts before a token.
  private func isBehindRubyDown(_ index: Int) -> Bool {
    guard language == .ruby else { return false }
    var place = index
    while place >= 0 {
      if code.word(place) == "def" {
        return code.word(place + 1) == "down" || code.word(place + 3) == "down"
      }
      place -= 1
    }
    return false
  }
}
