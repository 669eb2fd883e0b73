internal import PicketModel

/// SQL in the texts of programs.
extension CodeJudge {
  /// Functions that send their argument to a database.
  static let sinks: Set<String> = [
    "execute", "executemany", "executescript", "execute_sql", "exec_driver_sql", "query", "raw",
    "rawQuery", "execSQL", "prepare", "prepareStatement", "createQuery", "createNativeQuery",
    "executeQuery", "executeUpdate", "executeLargeUpdate", "addBatch", "queryForObject",
    "queryForList", "queryForMap", "queryForInt", "queryForLong", "queryForRowSet", "batchUpdate",
    "newQuery", "Query", "QueryRow", "QueryContext", "QueryRowContext", "Exec", "ExecContext",
    "Prepare", "PrepareContext", "Raw", "SqlCommand", "SqlDataAdapter", "MySqlCommand",
    "NpgsqlCommand", "SqliteCommand", "OracleCommand", "OleDbCommand", "OdbcCommand",
    "ExecuteSqlRaw", "ExecuteSqlRawAsync", "FromSqlRaw", "ExecuteSqlCommand",
    "ExecuteSqlCommandAsync",
    "SqlQuery", "SqlQueryRaw", "Execute", "ExecuteAsync", "QueryAsync", "QueryFirst",
    "QueryFirstOrDefault", "QuerySingle", "ExecuteScalar", "FromSql", "ExecuteReader",
    "mysqli_query", "mysqli_real_query", "mysqli_multi_query", "multi_query", "real_query",
    "mysql_query", "pg_query", "pg_send_query", "pg_prepare", "sqlite_query", "mssql_query",
    "odbc_exec", "sqlsrv_query", "db2_exec", "oci_parse", "get_results", "get_var", "get_row",
    "get_col", "find_by_sql", "count_by_sql", "exec_query", "select_all", "select_value",
    "select_values", "select_rows", "select_one", "exec", "exec_params", "exec_update",
    "exec_delete", "exec_insert", "async_exec", "text", "RawSQL", "read_sql", "read_sql_query",
    "queryRawUnsafe", "$queryRawUnsafe", "$executeRawUnsafe", "executeRawUnsafe", "unsafe",
    "sqlite3_exec", "sqlite3_prepare_v2", "literal", "all", "get", "each", "run", "statement",
    "select", "fetch", "fetchrow", "fetchval", "createSQLQuery", "nativeQuery", "sql",
    "simple_query",
    "update", "insert", "delete", "unprepared", "executeSql", "DB_query", "queryOne", "queryAll",
    "execute_batch", "execute_query", "fetchAll", "fetchOne", "fetchAssoc", "executeStatement",
    "rawExec", "prepareCall", "preparedQuery", "newStaticPreparedStatementCreator", "sqlQuery",
    "PreparedStatementCreatorFactory", "QueryRowx", "Queryx", "NamedExec", "NamedQuery", "Select",
    "Get", "MustExec", "QueryOne", "ExecOne", "sendQuery", "execRaw", "queryRow", "whereRaw",
    "selectRaw", "executeSQL", "prepareQuery", "db_query", "createStatement", "Sql", "mogrify",
  ]

  /// Functions whose name alone does not mean a database.
  private static let commonNames: Set<String> = [
    "all", "get", "each", "run", "select", "fetch", "update", "insert", "delete", "text", "sql",
    "statement", "Select", "Get", "Sql", "unsafe", "literal",
  ]

  /// Functions that tell people something.
  private static let telling: Set<String> = [
    "info", "debug", "warn", "warning", "error", "log", "print", "println", "printf", "exception",
    "critical", "fatal", "trace", "Println", "Printf", "Errorf", "Fatalf", "Infof", "Debugf",
    "Warnf", "Error", "Exception", "ValueError", "RuntimeError", "TypeError", "fail", "assert",
    "Print", "echo", "puts", "NSLog", "WriteLine", "LogInformation", "LogError", "LogDebug", "Log",
    "it", "describe", "test", "skip", "title", "gettext", "_", "t", "raise", "Wrap", "Wrapf", "New",
    "setText", "setMessage", "alert", "confirm", "help", "add_argument",
  ]

  // MARK: Built where they stand

  /// Judges each text of the program together with what it is joined with.
  mutating func judgeTexts() {
    var consumed = 0
    for index in code.tokens.indices {
      guard index >= consumed, let literal = code.literal(index), !code.literals[literal].isPattern,
        !code.literals[literal].isCommand, mayBelongToStatement(literal, index)
      else { continue }
      let whole = whole(around: index)
      consumed = max(consumed, whole.upperBound)
      judgeText(whole)
    }
  }

  /// Whether a text holds a word of SQL, or goes on with another text.
  private func mayBelongToStatement(_ literal: Int, _ index: Int) -> Bool {
    let before = code.symbol(index - 1)
    if before == Self.appending || before == Self.joining { return true }
    // A here-document stands elsewhere than its mark.
    return code.literals[literal].parts.contains { part in
      if case .plain(let range) = part { SQLWord.standsIn(code.bytes[range]) } else { false }
    }
  }

  private static let appending: CodeSymbol = "+="
  private static let joining: CodeSymbol = ".="

  /// The joined text that a literal starts, with the calls that only change its form.
  private func whole(around index: Int) -> Range<Int> {
    var range = program.expression.joined(around: index)
    for _ in 0..<6 {
      let bracket = code.brackets[range.lowerBound]
      guard bracket >= 0, code.symbol(bracket) == "(", code.partners[bracket] >= range.upperBound,
        code.tokens.indices.contains(bracket)
      else { return range }
      if code.isName(bracket - 1) {
        let name = code.word(bracket - 1)
        let kind = CodeCalls.kind(of: name)
        guard kind == .format || kind == .keeps, !Self.sinks.contains(name),
          code.items(inside: bracket).first?.lowerBound == range.lowerBound
        else { return range }
      } else if code.symbol(bracket - 1) == ")" || code.symbol(bracket - 1) == "]" {
        return range
      }
      range = program.expression.joined(around: code.partners[bracket])
      if range.lowerBound > bracket { return range }
    }
    return range
  }

  private mutating func judgeText(_ tokens: Range<Int>) {
    guard mayBeStatement(tokens) else { return }
    let value = program.value(tokens)
    guard value.hasLiteral else { return }
    if value.isConstant { return judgeConstant(value, tokens) }
    guard let shape = SQLShape(value.text) ?? appendedShape(value, tokens) else { return }
    let function = enclosingFunction(of: tokens)
    if Self.telling.contains(function), !Self.sinks.contains(function) { return }
    if language == .csharp, tokens.count == 1, Self.interpolating.contains(function) { return }
    let isSink = Self.sinks.contains(function) || setsCommandText(tokens)
    guard isSink || !shape.isCapitalized else { return }
    report("code/sql-injection", tokens, variant: variant(shape, isSink))
  }

  /// Whether the first text starts with a verb, or something else stands before it.
  private func mayBeStatement(_ tokens: Range<Int>) -> Bool {
    var first = tokens.lowerBound
    while first + 1 < tokens.upperBound, code.symbol(first) == "(" { first += 1 }
    guard let literal = code.literal(first) else { return tokens.count > 1 }
    guard case .plain(let range) = code.literals[literal].parts.first else {
      return isAppended(tokens)
    }
    return SQLShape.mayStart(code.bytes[range]) || isAppended(tokens)
  }

  private func isAppended(_ tokens: Range<Int>) -> Bool {
    let before = code.symbol(tokens.lowerBound - 1)
    return before == "+=" || before == ".="
  }

  private func variant(_ shape: SQLShape, _ isSink: Bool) -> String? {
    if place.isMigration { return "name" }
    if shape.fillsNamesOnly { return isSink ? "identifier" : "name" }
    return isSink ? nil : "text"
  }

  /// The shape of a statement that `+=` goes on with.
  private func appendedShape(_ value: CodeValue, _ tokens: Range<Int>) -> SQLShape? {
    let before = tokens.lowerBound - 1
    guard before > 0, code.symbol(before) == "+=" || code.symbol(before) == ".=",
      let path = program.expression.path(endingAt: before - 1),
      case .assigned(let all) = program.assignments.source(
        of: path.joined(separator: "."), at: before, in: program.scopes.scopes[before]),
      let first = all.first(where: { !$0.appends })
    else { return nil }
    return SQLShape(program.value(first.value).text + value.text)
  }

  /// The name of the function that gets an expression, also in a list or an object.
  private func enclosingFunction(of tokens: Range<Int>) -> String {
    if language == .ruby, let name = bareFunction(before: tokens.lowerBound) { return name }
    var bracket = code.brackets[tokens.lowerBound]
    for _ in 0..<3 where bracket >= 0 {
      if code.symbol(bracket) == "(" {
        if code.isName(bracket - 1) { return code.word(bracket - 1) }
        // `query<Row>(…)`
        if code.symbol(bracket - 1) == ">" {
          let names = (max(0, bracket - 10)..<bracket).reversed()
          return names.first { code.symbol($0) == "<" }.map { code.word($0 - 1) } ?? ""
        }
      }
      bracket = code.brackets[bracket]
    }
    return ""
  }

  /// The function of Ruby that gets an expression without brackets.
  private func bareFunction(before index: Int) -> String? {
    guard code.isName(index - 1) else { return nil }
    let name = code.word(index - 1)
    return ["return", "and", "or", "if", "unless", "when", "then", "in", "not"].contains(name)
      ? nil : name
  }

  /// Functions of .NET that make parameters of the places in a text.
  private static let interpolating: Set<String> = [
    "FromSqlInterpolated", "ExecuteSqlInterpolated", "ExecuteSqlInterpolatedAsync", "FromSql",
    "ExecuteSql", "ExecuteSqlAsync", "SqlQuery",
  ]

  /// Whether an expression becomes the text of a command: `command.CommandText = …`.
  private func setsCommandText(_ tokens: Range<Int>) -> Bool {
    let before = tokens.lowerBound - 1
    guard before > 0, code.symbol(before) == "=" || code.symbol(before) == "+=" else {
      return false
    }
    return ["CommandText", "SelectCommand"].contains(code.word(before - 1))
  }

  /// Judges a statement that the program's author wrote, where it is sent to a database.
  private mutating func judgeConstant(_ value: CodeValue, _ tokens: Range<Int>) {
    guard SQLShape(value.text) != nil, let start = plainStart(tokens) else { return }
    let function = enclosingFunction(of: tokens)
    guard Self.sinks.contains(function) || function == "RunSQL",
      !Self.commonNames.contains(function) || place.isMigration
    else { return }
    let context: SQLContext =
      place.isSample || isDown(tokens.lowerBound) ? .sample : place.isMigration ? .migration : .live
    let found = SQLJudge.findings(inStatementText: value.text, context: context)
    // The text has other offsets than the program: the whole of it is shown.
    let range = code.range(of: tokens)
    add(
      found.map { found in
        var found = found
        found.range = start..<range.upperBound
        return found
      })
  }

  private func plainStart(_ tokens: Range<Int>) -> Int? {
    tokens.first.map { code.tokens[$0].range.lowerBound }
  }

  // MARK: Built elsewhere

  /// Judges a call that sends what another place built.
  mutating func judgeQueryCall(_ call: CodeCall) {
    if Self.sinks.contains(call.name) {
      for argument in call.arguments.prefix(3) where isVariable(argument.tokens) {
        let value = program.value(argument.tokens)
        guard value.isBuilt, let shape = SQLShape(value.text) else { continue }
        report("code/sql-injection", call.tokens, variant: variant(shape, true))
        break
      }
    }
    judgeFragment(call)
  }

  private func isVariable(_ tokens: Range<Int>) -> Bool {
    tokens.count < 12 && tokens.contains { code.isName($0) }
      && !tokens.contains { code.literal($0) != nil }
  }

  /// Methods that take a part of a statement as a text.
  static let fragments: Set<String> = [
    "whereRaw", "orderByRaw", "havingRaw", "groupByRaw", "selectRaw", "joinRaw", "fromRaw",
    "orWhereRaw", "raw", "Raw", "literal", "extra", "andWhere", "orWhere", "RawSQL",
  ]

  /// Methods of Rails' models that take a part of a statement as a text.
  static let railsFragments: Set<String> = [
    "where", "order", "having", "group", "joins", "select", "pluck", "from", "lock", "reorder",
    "delete_all", "destroy_all", "update_all", "exists?", "find_by", "calculate", "average",
    "maximum", "minimum", "not", "rewhere", "delete_by", "destroy_by", "find_or_create_by",
    "find_by!",
  ]

  static let goFragments: Set<String> = [
    "Where", "Order", "Group", "Having", "Select", "Joins", "Not", "Or", "Pluck", "Table",
    "Distinct",
    "First", "Find",
  ]

  private mutating func judgeFragment(_ call: CodeCall) {
    let isRails =
      language == .ruby && Self.railsFragments.contains(call.name) && call.path.count > 1
    let isGorm =
      language == .go && Self.goFragments.contains(call.name) && imports.has("gorm.io/gorm")
    guard isRails || isGorm || Self.fragments.contains(call.name) else { return }
    for argument in call.arguments.prefix(4) {
      // Of a list the first is the text, and the others are its values.
      let isList = code.symbol(argument.tokens.lowerBound) == "["
      let items = isList ? code.items(inside: argument.tokens.lowerBound) : []
      let value = program.value(items.first ?? argument.tokens)
      guard value.isBuilt, SQLShape(value.text) == nil else { continue }
      guard Self.isFragment(value.text) else { continue }
      report("code/sql-fragment", call.tokens)
      return
    }
  }

  /// Whether a text has what conditions and orders have.
  private static func isFragment(_ text: [UInt8]) -> Bool {
    let tokens = SQLTokenizer.tokens(of: text, in: text.indices, SQLDialect(nil))
    let words: Set<SQLWord> = [
      "like", "in", "and", "or", "asc", "desc", "between", "is", "ilike", "on", "by", "any",
    ]
    // A value directly before a dot is the name of a table.
    let fills = tokens.indices.contains { index in
      let hasHole = text[tokens[index].range].contains(SQLTokenizer.hole)
      let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : nil
      return hasHole && !(next?.first == UInt8(ascii: ".") && next?.kind == .symbol)
    }
    return fills
      && tokens.contains {
        words.contains($0.word) || $0.first == UInt8(ascii: "=") || $0.first == UInt8(ascii: "<")
          || $0.first == UInt8(ascii: ">")
      }
  }

  /// Judges `{ $where: … }` of MongoDB, whose text is a program, in what a call gets.
  mutating func judgeMongo(at index: Int) {
    guard language == .javascript || language == .python, isWhere(index),
      code.symbol(index + 1) == ":", isArgument(index)
    else { return }
    let end = program.expression.end(from: index + 2)
    guard end > index + 2, !program.value((index + 2)..<end).isConstant,
      code.word(index + 2) != "function"
    else { return }
    report("code/nosql-injection", index..<end)
  }

  private func isWhere(_ index: Int) -> Bool {
    let count = code.tokens[index].range.count
    // With quotes or without.
    guard count == Self.mongoWhere.utf8.count || count == Self.mongoWhere.utf8.count + 2 else {
      return false
    }
    return code.word(index) == Self.mongoWhere
      || code.literal(index).map { code.plainText($0) == Self.mongoWhere } ?? false
  }

  private static let mongoWhere = "$where"

  /// Whether a token stands in the brackets of a call.
  private func isArgument(_ index: Int) -> Bool {
    var bracket = code.brackets[index]
    for _ in 0..<8 where bracket >= 0 {
      if CodeCall.name(at: bracket, code) != nil { return true }
      bracket = code.brackets[bracket]
    }
    return false
  }
}
