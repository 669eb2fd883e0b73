internal import PicketModel

/// A family of databases, as far as text and paths tell.
package enum SQLEngine: Hashable, Sendable {
  case postgresql, mysql, sqlite, sqlServer, oracle
}

/// What depends on the engine when SQL is cut into tokens.
struct SQLDialect: Hashable, Sendable {
  /// The engine, if anything tells it.
  var engine: SQLEngine?

  /// Whether `#` starts a comment.
  var hasHashComments: Bool { engine == .mysql }
  /// Whether `\` in a string escapes any byte.
  var hasBackslashes: Bool { engine == .mysql }
  /// Whether `[a]` is a name: in PostgreSQL it is an index.
  var hasBrackets: Bool { engine == .sqlServer || engine == .sqlite }
  /// Whether double quotes hold a text.
  var hasDoubleQuotedTexts: Bool { engine == .mysql }

  /// Guesses the engine: the marks of a dialect in the text, else names in the path.
  init(guessing text: [UInt8], tokens: [SQLToken], path: BytePath?) {
    engine = Self.engine(marks: tokens, text) ?? path.flatMap(Self.engine(ofPath:))
  }

  init(_ engine: SQLEngine?) {
    self.engine = engine
  }

  private static let pathMarks: [(String, SQLEngine)] = [
    ("postgres", .postgresql), ("pgsql", .postgresql), ("psql", .postgresql),
    ("supabase", .postgresql), ("mysql", .mysql), ("mariadb", .mysql), ("sqlite", .sqlite),
    ("mssql", .sqlServer), ("sqlserver", .sqlServer), ("oracle", .oracle), ("tsql", .sqlServer),
    ("/pg/", .postgresql),
  ]

  private static func engine(ofPath path: BytePath) -> SQLEngine? {
    let folded = "/" + String(decoding: path.bytes.map(\.asciiLowercased), as: UTF8.self)
    return pathMarks.first { folded.holds($0.0) }?.1
  }

  private static let words: [SQLWord: SQLEngine] = [
    "serial": .postgresql, "bigserial": .postgresql, "jsonb": .postgresql,
    "timestamptz": .postgresql, "bytea": .postgresql, "concurrently": .postgresql,
    "plpgsql": .postgresql, "extension": .postgresql, "ilike": .postgresql,
    "gin": .postgresql, "gist": .postgresql, "pg_catalog": .postgresql, "btree": .postgresql,
    "auto_increment": .mysql, "engine": .mysql, "delimiter": .mysql, "utf8mb4": .mysql,
    "tinyint": .mysql, "mediumtext": .mysql, "longtext": .mysql, "unsigned": .mysql,
    "autoincrement": .sqlite, "pragma": .sqlite, "rowid": .sqlite,
    "nvarchar": .sqlServer, "nonclustered": .sqlServer, "sp_executesql": .sqlServer,
    "uniqueidentifier": .sqlServer, "datetime2": .sqlServer, "dbo": .sqlServer,
    "xp_cmdshell": .sqlServer, "sp_rename": .sqlServer, "nocount": .sqlServer,
    "varchar2": .oracle, "nvarchar2": .oracle, "clob": .oracle, "sysdate": .oracle,
    "tablespace": .oracle, "dual": .oracle,
  ]

  private static func engine(marks tokens: [SQLToken], _ text: [UInt8]) -> SQLEngine? {
    var votes: [SQLEngine: Int] = [:]
    for token in tokens {
      if token.kind == .word {
        if let engine = words[token.word] { votes[engine, default: 0] += 1 }
      } else if token.first == UInt8(ascii: "`") {
        votes[.mysql, default: 0] += 1
      } else if token.first == UInt8(ascii: "$"), token.kind == .string {
        votes[.postgresql, default: 0] += 2
      } else if token.kind == .symbol, token.range.count == 2, token.first == UInt8(ascii: ":") {
        votes[.postgresql, default: 0] += 1
      } else if token.kind == .end, token.range.count == 2 {
        votes[.sqlServer, default: 0] += 2
      } else if token.first == UInt8(ascii: "["), token.kind == .quotedName {
        votes[.sqlServer, default: 0] += 1
      }
    }
    return votes.max { ($0.value, $0.key.rank) < ($1.value, $1.key.rank) }?.key
  }
}

extension SQLEngine {
  /// Decides a tie: the more likely engine has the higher rank.
  fileprivate var rank: Int {
    switch self {
    case .postgresql: 4
    case .mysql: 3
    case .sqlServer: 2
    case .sqlite: 1
    case .oracle: 0
    }
  }
}
