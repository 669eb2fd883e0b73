import PicketModel

/// Databases: statements that destroy, and tools that drop all.
enum DatabaseJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let words = call.arguments.map(\.text)
    switch call.name {
    case "dropdb", "dropuser", "pg_dropcluster":
      if !call.has("--help") { report("it drops the database", call, &run) }
    case "mysqladmin":
      if words.contains("drop") || words.contains("shutdown") {
        report("it drops the database", call, &run)
      }
    case "redis-cli", "valkey-cli": judgeKeys(words, call, &run)
    case "mongo", "mongosh":
      let code = words + [call.input?.text ?? ""]
      if code.contains(where: destroysDocuments) { report("collections are deleted", call, &run) }
    case "rails", "rake", "bin/rails", "php", "artisan", "prisma", "alembic", "sequelize", "knex",
      "mix", "manage.py", "django-admin", "typeorm", "drizzle-kit", "flask", "symfony", "console",
      "npx", "bunx", "pnpx":
      judgeFramework(words, call, &run)
    case "rabbitmqctl":
      if ["reset", "force_reset", "delete_vhost", "delete_queue", "purge_queue", "delete_user"]
        .contains(words.first ?? "")
      {
        report("the broker forgets what it holds", call, &run)
      }
    case "kafka-topics", "kafka-topics.sh":
      if call.has("--delete") { report("the topic is deleted", call, &run) }
    case "influx":
      if words.contains("delete") || words.contains(where: { $0.uppercased().holds("DROP ") }) {
        report("data is deleted", call, &run)
      }
    default: judgeStatements(call, &run)
    }
  }

  private static func report(_ detail: String, _ call: ShellCall, _ run: inout ShellRun) {
    run.report(.databaseDestruction, call.range, detail)
  }

  private static func judgeStatements(_ call: ShellCall, _ run: inout ShellRun) {
    var texts = call.arguments.filter { $0.text.contains(" ") || $0.isQuoted }.map(\.text)
    texts += call.arguments.map(\.text).filter {
      $0.hasPrefix("-e") || $0.hasPrefix("--execute=") || $0.hasPrefix("--command=")
        || $0.hasPrefix("-c")
    }
    if let input = call.input?.text { texts.append(input) }
    for text in texts {
      guard let detail = SQLWords.destruction(in: text) else { continue }
      return report(detail, call, &run)
    }
  }

  private static func judgeKeys(_ words: [String], _ call: ShellCall, _ run: inout ShellRun) {
    let all = (words + [call.input?.text ?? ""]).map { $0.uppercased() }
    if all.contains(where: {
      $0.holds("FLUSHALL") || $0.holds("FLUSHDB") || $0 == "SHUTDOWN"
        || $0.hasPrefix("DEBUG SEGFAULT")
    }) {
      report("all keys are deleted", call, &run)
    } else if all.contains("CONFIG"), all.contains("SET"),
      all.contains("DIR") || all.contains("DBFILENAME")
    {
      report("the server writes its data to a place of somebody's choice", call, &run)
    } else if call.hasListedArguments, all.contains("DEL") || all.contains("UNLINK") {
      report("keys are deleted", call, &run)
    }
  }

  private static func destroysDocuments(_ code: String) -> Bool {
    [
      "dropDatabase(", ".drop(", "deleteMany({})", "deleteMany( {} )", ".remove({})",
      "dropAllUsers(", "dropUser(",
    ].contains { code.holds($0) }
  }

  private static func judgeFramework(_ words: [String], _ call: ShellCall, _ run: inout ShellRun) {
    let verbs: Set<String> = [
      "db:drop", "db:reset", "db:purge", "db:drop:all", "db:schema:load", "migrate:fresh",
      "migrate:reset", "migrate:refresh", "db:wipe",
      "ecto.drop", "ecto.reset", "flush", "reset_db", "sqlflush", "schema:drop", "db:migrate:reset",
      "doctrine:database:drop", "doctrine:schema:drop", "db:migrate:undo:all", "db:truncate_all",
      "drop_db",
    ]
    let words = words.filter { !$0.hasPrefix("--env") }
    if words.contains(where: verbs.contains) {
      // `flush` is a word of other tools too.
      let isFlush =
        words.contains("flush") && !(call.name == "manage.py" || call.name == "django-admin")
      if !isFlush || words.contains(where: { verbs.contains($0) && $0 != "flush" }) {
        return report("the tables of the database are dropped", call, &run)
      }
    }
    let text = words.joined(separator: " ")
    if text.holds("migrate reset") || text.holds("db push --force-reset")
      || text.holds("--accept-data-loss") || text.holds("downgrade base")
      || text.holds("migrate:rollback --all") || text.holds("schema:drop")
      || text.holds("migrate zero")
    {
      report("the tables of the database are dropped", call, &run)
    }
    let isDeployment = (words.first ?? "") == "supabase" && text.holds("db reset")
    if isDeployment { report("the tables of the database are dropped", call, &run) }
    if let first = call.arguments.first,
      [
        "prisma", "supabase", "firebase", "vercel", "wrangler", "netlify", "cdk", "serverless",
        "sls", "heroku", "sequelize", "sequelize-cli", "knex", "typeorm", "rimraf", "pm2",
      ].contains(first.text), ["npx", "bunx", "pnpx"].contains(call.name)
    {
      _ = run.perform(call.replaced(first, Array(call.arguments.dropFirst())))
    }
  }
}

/// The few words of SQL that tell of destruction.
enum SQLWords {
  /// What a text of statements destroys; `nil` if it destroys nothing.
  static func destruction(in text: String) -> String? {
    for statement in text.split(separator: ";").prefix(200) {
      let words = tokens(of: statement)
      guard
        let start = words.firstIndex(where: {
          ["DROP", "TRUNCATE", "DELETE", "UPDATE", "ALTER", "COPY", "GRANT", "EXEC"].contains($0)
        })
      else { continue }
      let rest = words[start...]
      let next = rest.dropFirst().first ?? ""
      switch words[start] {
      case "DROP":
        let kinds: Set<String> = [
          "DATABASE", "SCHEMA", "TABLE", "USER", "ROLE", "KEYSPACE", "COLLECTION", "OWNED",
          "TABLESPACE", "VIEW", "TABLES", "MATERIALIZED", "MEASUREMENT",
        ]
        if kinds.contains(next) { return "it drops a \(next.lowercased())" }
      case "TRUNCATE": return "it empties a table"
      case "DELETE":
        if next == "FROM", !rest.contains("WHERE") || isAlwaysTrue(rest) {
          return "it deletes all rows of a table"
        }
      case "UPDATE":
        if rest.contains("SET"), !rest.contains("WHERE") { return "it changes all rows of a table" }
      case "ALTER":
        if rest.contains("DROP") && (rest.contains("COLUMN") || rest.contains("PARTITION")) {
          return "it drops a column"
        }
      case "COPY": if rest.contains("PROGRAM") { return "the server runs a program" }
      default: if next == "XP_CMDSHELL" { return "the server runs a program" }
      }
    }
    return nil
  }

  private static func isAlwaysTrue(_ words: ArraySlice<String>) -> Bool {
    guard let place = words.firstIndex(of: "WHERE") else { return false }
    let condition = words[(place + 1)...].joined()
    return condition == "1=1" || condition == "TRUE" || condition == "1"
  }

  private static func tokens(of statement: Substring) -> [String] {
    // Texts in quotes are data.
    var words: [String] = []
    var word = ""
    var quote: Character?
    for character in statement.prefix(20_000) {
      if let open = quote {
        if character == open { quote = nil }
        continue
      }
      if character == "'" { quote = "'" }
      if character.isLetter || character.isNumber || character == "_" || character == "=" {
        word.append(character)
      } else if !word.isEmpty {
        words.append(word.uppercased())
        word = ""
      }
    }
    if !word.isEmpty { words.append(word.uppercased()) }
    return words
  }
}
