/// Statements that open the database: rights, row security, programs and files of the server.
extension SQLJudge {
  mutating func judgeGrant(_ statement: SQLStatement) {
    var cursor = cursor(behindVerbOf: statement)
    let isAll = cursor.word == "all"
    let isRead = ["select", "usage", "execute", "connect", "temporary", "temp"].contains(
      cursor.word)
    let hasTarget = cursor.has("on")
    let givesServer = ["superuser", "super", "sysadmin", "dba", "rds_superuser"].contains(
      cursor.word)
    guard cursor.skip(behind: "to"), let role = cursor.token else { return }
    let isPublic = role.word == "public" || isAnyHost(role)
    if cursor.has("grant", "option") || cursor.has("admin", "option") {
      report("grant-all-to-public", statement.tokens, statement, variant: "delegable")
    } else if givesServer {
      report("superuser", statement.tokens, statement)
    } else if isPublic, isAll || hasTarget {
      report(
        "grant-all-to-public", statement.tokens, statement,
        variant: isAll ? nil : isRead ? "public-read" : "public-write")
    } else if isAll, hasTarget {
      report("grant-all-to-public", statement.tokens, statement, variant: "role")
    }
  }

  /// Whether a user of MySQL may come from any host, as in `'app'@'%'`.
  private func isAnyHost(_ role: SQLToken) -> Bool {
    let tail = script.text[role.range.upperBound...].prefix(5)
    return [Array("@'%'".utf8), Array("@\"%\"".utf8), Array("@`%`".utf8)].contains {
      tail.starts(with: $0)
    }
  }

  /// Judges `CREATE ROLE … SUPERUSER`.
  mutating func judgeAccount(_ statement: SQLStatement) {
    let cursor = cursor(behindVerbOf: statement)
    if cursor.has("superuser") || cursor.has("bypassrls") {
      report("superuser", statement.tokens, statement)
    }
  }

  mutating func judgePolicy(_ statement: SQLStatement) {
    var cursor = cursor(behindVerbOf: statement)
    // Reading what is public is what such a policy is for.
    let isForReading = cursor.has("for", "select")
    while cursor.skip(behind: "using") {
      guard let group = cursor.group, group.count == 1,
        script.tokens[group.lowerBound].word == "true"
      else { continue }
      report(
        "policy-for-all", statement.tokens, statement, variant: isForReading ? "read" : nil)
      return
    }
  }

  /// Judges a function that runs with its owner's rights and finds tables by the caller's path.
  mutating func judgeDefiner(_ statement: SQLStatement) {
    let tokens = script.tokens[statement.tokens]
    guard mayBePostgreSQL,
      let security = tokens.firstIndex(where: { $0.word == "security" }),
      security + 1 < statement.tokens.upperBound, tokens[security + 1].word == "definer",
      // `SQL SECURITY DEFINER` is MySQL, which has no search path.
      tokens[security - 1].word != "sql" || tokens[security - 2].word == "language",
      !tokens.contains(where: { $0.word == "search_path" })
    else { return }
    report("security-definer", security..<(security + 2), statement)
  }

  // MARK: Programs and files

  mutating func judgePrograms(_ statement: SQLStatement) {
    var cursor = SQLCursor(script, statement.tokens)
    while let token = cursor.token {
      defer { cursor.advance() }
      guard token.kind == .word, Self.programWords.contains(token.word) else { continue }
      judgeProgram(token.word, cursor, statement)
    }
  }

  private static let programWords: Set<SQLWord> = [
    "program", "xp_cmdshell", "load_file", "outfile", "dumpfile", "lo_import", "lo_export",
    "pg_read_file", "pg_read_binary_", "sp_oacreate", "sys_exec", "sys_eval", "dbms_scheduler",
    "pg_execute_server_program", "pg_write_file",
  ]

  private mutating func judgeProgram(
    _ word: SQLWord, _ cursor: SQLCursor, _ statement: SQLStatement
  ) {
    var cursor = cursor
    let start = cursor.index
    cursor.advance()
    let isCall = cursor.isSymbol("(")
    switch word {
    case "program" where statement.verb == "copy" && cursor.token?.kind == .string:
      report("program-execution", statement.tokens, statement)
    case "xp_cmdshell", "sp_oacreate":
      let configures = statement.tokens.contains { script.tokens[$0].word == "sp_configure" }
      guard ["exec", "execute"].contains(statement.verb) || isCall || start == statement.verbIndex,
        !configures
      else { return }
      report("program-execution", statement.tokens, statement)
    case "sys_exec", "sys_eval":
      if isCall { report("program-execution", statement.tokens, statement) }
    case "outfile", "dumpfile":
      guard start > 0, script.tokens[start - 1].word == "into", cursor.token?.kind == .string else {
        return
      }
      report("program-execution", statement.tokens, statement, variant: "file")
    case "load_file", "lo_import", "lo_export", "pg_read_file", "pg_write_file":
      guard isCall, statement.verb != "create", statement.verb != "drop",
        statement.verb != "grant", statement.verb != "comment", statement.verb != "revoke",
        statement.verb != "alter"
      else { return }
      report("program-execution", statement.tokens, statement, variant: "file")
    default:
      break
    }
  }
}
