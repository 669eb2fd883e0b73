package import PicketModel

/// Judges SQL: what destroys, blocks, opens or injects.
package struct SQLJudge {
  let script: SQLScript
  let context: SQLContext
  let facts: SQLFacts
  private let directions: SQLDirections
  /// What was found so far.
  private(set) var findings: [TextFinding] = []
  /// The index of the statement that is being judged.
  private(set) var index = 0
  /// Whether the statement stands between `BEGIN` and `COMMIT`.
  private(set) var isInTransaction = false

  private init(_ script: SQLScript, _ context: SQLContext) {
    self.script = script
    self.context = context
    facts = SQLFacts(script)
    directions = context == .live ? SQLDirections([]) : SQLDirections(script.text)
  }

  /// Returns what is wrong with statements that a command or a program runs.
  ///
  /// - Parameters:
  ///   - text: what the database gets, such as the argument of `psql -c` or a here-document.
  ///   - engine: the database, where the caller knows it.
  ///   - context: what the statements are for.
  /// - Returns: what is wrong, in the order of the statements.
  /// - Complexity: O(*n*), where *n* is the length of the text.
  package static func findings(
    inStatementText text: [UInt8], engine: SQLEngine? = nil, context: SQLContext = .live
  ) -> [TextFinding] {
    judged(SQLScript(text, engine: engine), context)
  }

  /// Returns what is wrong in a file of statements.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the text.
  package static func findings(inFile text: [UInt8], path: BytePath) -> [TextFinding] {
    judged(SQLScript(text, path: path), SQLPlace(path).context)
  }

  static func judged(_ script: SQLScript, _ context: SQLContext) -> [TextFinding] {
    var judge = SQLJudge(script, context)
    for (index, statement) in script.statements.enumerated() {
      judge.index = index
      judge.judge(statement)
    }
    judge.judgeTimeouts()
    return judge.findings
  }

  private mutating func judge(_ statement: SQLStatement) {
    noteTransaction(statement)
    judgeDynamicText(statement)
    judgePrograms(statement)
    switch statement.verb {
    case "drop": judgeDrop(statement)
    case "truncate": judgeTruncate(statement)
    case "delete": judgeDelete(statement)
    case "update": judgeUpdate(statement)
    case "alter": judgeAlter(statement)
    case "create": judgeCreate(statement)
    case "grant": judgeGrant(statement)
    case "rename": judgeRename(statement)
    case "vacuum", "cluster", "lock", "reindex", "refresh": judgeLock(statement)
    case "exec", "execute": judgeCall(statement)
    default: break
    }
  }

  private mutating func noteTransaction(_ statement: SQLStatement) {
    let first = statement.verb
    if first == "begin" || first == "start" {
      isInTransaction = true
    } else if first == "commit" || first == "rollback" || first == "end" {
      isInTransaction = false
    } else if index == 0 {
      isInTransaction = context == .migration && directions.wrapsInTransaction
    }
  }

  // MARK: What judges share

  /// Whether blocking statements of PostgreSQL are judged: it is PostgreSQL, or may be.
  var mayBePostgreSQL: Bool {
    script.dialect.engine == nil || script.dialect.engine == .postgresql
  }

  /// Whether the text changes a schema that has rows; programs rarely do.
  var judgesSchema: Bool { context != .live }

  /// A place to read a statement from, behind its verb.
  func cursor(behindVerbOf statement: SQLStatement) -> SQLCursor {
    SQLCursor(script, behindVerbOf: statement)
  }

  /// Whether nothing of value is in a table, by its name or because the file made it.
  func isPassing(_ name: SQLName) -> Bool {
    Self.isTestName(name.last) || name.full.hasPrefix("pg_temp.") || name.full.hasPrefix("tempdb.")
      || facts.makes(name, before: index)
  }

  static func isTestName(_ name: String) -> Bool {
    ["tmp", "temp", "test"].contains { part in
      name.hasPrefix(part) || name.hasSuffix("_" + part) || name.holds("_" + part + "_")
    }
  }

  /// Adds a finding about some tokens.
  mutating func report(
    _ check: String, _ tokens: Range<Int>, _ statement: SQLStatement, variant: String? = nil,
    _ detail: String = ""
  ) {
    let range = script.range(of: tokens)
    var variant = variant
    if context == .sample || statement.setting == .routine && Self.runsLater.contains(check)
      || directions.isDown(at: range.lowerBound)
    {
      variant = "sample"
    } else if context == .migration, variant == nil, Self.expectedInMigrations.contains(check) {
      variant = "migration"
    }
    findings.append(TextFinding("sql/\(check)", variant: variant, range, detail))
  }

  /// Adds a finding as it is.
  mutating func add(_ finding: TextFinding) {
    findings.append(finding)
  }

  /// What migrations exist to do: somebody reviews it there.
  private static let expectedInMigrations: Set<String> = [
    "drop-database", "drop-table", "truncate", "delete-without-where", "update-without-where",
  ]

  /// What is a part of a routine's work, and does nothing when the routine is made.
  private static let runsLater: Set<String> = [
    "drop-table", "truncate", "delete-without-where", "update-without-where", "always-true-where",
    "table-lock",
  ]
}
