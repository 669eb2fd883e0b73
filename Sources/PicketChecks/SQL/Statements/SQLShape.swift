/// Whether a text that a program puts together is SQL, and where its values go.
struct SQLShape {
  /// Whether every value stands where a name does: behind FROM, in quotes of names, behind a dot.
  private(set) var fillsNamesOnly = true
  /// Whether the verb is written as in prose: `Select`.
  private(set) var isCapitalized = false

  private let text: [UInt8]
  private let tokens: [SQLToken]

  private static let verbs: Set<SQLWord> = [
    "select", "insert", "replace", "update", "delete", "with", "merge", "truncate", "create",
    "drop",
    "alter", "grant", "revoke", "pragma", "call", "exec", "execute", "explain", "analyze", "copy",
    "show",
  ]

  /// Whether the first word of a text is a verb of SQL.
  static func mayStart(_ text: ArraySlice<UInt8>) -> Bool {
    let start = text.drop { $0.isSpace || $0 == UInt8(ascii: "(") || $0 == UInt8(ascii: "\\") }
    // A line of comment may come first.
    if start.starts(with: "--".utf8) || start.starts(with: "/*".utf8) { return true }
    return verbs.contains(SQLWord(start.prefix(10).prefix { $0.isASCIILetter }))
  }

  /// Reads a text; `nil` where it is no statement.
  init?(_ text: [UInt8]) {
    guard Self.mayStart(text[...]) else { return nil }
    self.text = text
    tokens = SQLTokenizer.tokens(of: text, in: text.indices, SQLDialect(nil))
    var start = 0
    while start < tokens.count, tokens[start].first == UInt8(ascii: "(") { start += 1 }
    guard start < tokens.count, tokens[start].kind == .word, isStatement(from: start) else {
      return nil
    }
    let verb = text[tokens[start].range]
    isCapitalized =
      verb.first != verb.first?.asciiLowercased
      && verb.dropFirst().first.map { $0 == $0.asciiLowercased } ?? false
    noteHoles()
  }

  private func word(_ index: Int) -> SQLWord {
    tokens.indices.contains(index) ? tokens[index].word : .none
  }

  private func isName(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return false }
    switch tokens[index].kind {
    case .word:
      // A table may be called `a`, where a clause follows.
      return !Self.prose.contains(tokens[index].word) || Self.ends.contains(word(index + 1))
    case .quotedName, .hole, .parameter: return true
    case .string, .number, .symbol, .end: return tokens[index].first == UInt8(ascii: "(")
    }
  }

  /// Words that names in SQL are not, and that prose has at their place.
  private static let prose: Set<SQLWord> = [
    "the", "a", "an", "your", "this", "these", "that", "those", "to", "my", "our", "its", "their",
    "one", "of", "at", "which", "available", "existing", "below", "above", "it", "them", "all",
    "any",
    "each", "multiple", "other", "another", "some",
  ]

  private func isStatement(from start: Int) -> Bool {
    switch word(start) {
    case "select": return isQuery(start)
    case "insert", "replace":
      let into = (start + 1..<start + 4).first { word($0) == "into" }
      return into.map { isName($0 + 1) && hasInsertEnd($0 + 2) } ?? false
    case "update":
      guard isName(start + 1) else { return false }
      return (start + 2..<start + 10).contains { word($0) == "set" }
    case "delete":
      return word(start + 1) == "from" && isName(start + 2) && isStatementEnd(start + 3)
    case "with":
      return tokens.contains { $0.word == "as" } && tokens.contains { $0.word == "select" }
    case "merge": return word(start + 1) == "into"
    case "truncate": return word(start + 1) == "table" && isName(start + 2)
    case "create", "drop", "alter": return isDefinition(start)
    case "grant", "revoke":
      return tokens.contains { $0.word == "on" }
        && tokens.contains { $0.word == "to" || $0.word == "from" }
    case "pragma": return isName(start + 1)
    case "call", "exec", "execute":
      return isName(start + 1) && tokens.count > start + 2
        && (tokens[start + 2].first == UInt8(ascii: "(") || tokens[start + 2].first == 0x40
          || tokens[start + 2].first == 0x27)
    case "explain", "analyze": return start + 1 < tokens.count && isStatement(from: start + 1)
    case "copy": return tokens.contains { $0.word == "stdin" || $0.word == "csv" }
    case "show": return ["tables", "columns", "databases", "create"].contains(word(start + 1))
    default: return false
    }
  }

  private func isQuery(_ start: Int) -> Bool {
    guard tokens.count > start + 1 else { return false }
    // `SELECT f(…)` has no FROM.
    if tokens[start + 1].kind == .word, tokens.count > start + 2,
      tokens[start + 2].first == UInt8(ascii: "(")
    {
      return true
    }
    guard let from = tokens.indices.dropFirst(start + 1).first(where: { word($0) == "from" }),
      from > start + 1, isName(from + 1)
    else { return false }
    // Between SELECT and FROM stand names and commas, in prose several words in a row.
    return !hasWordRun(start + 1..<from) && isStatementEnd(from + 2)
  }

  /// Whether three words follow each other: no list of columns has that.
  private func hasWordRun(_ range: Range<Int>) -> Bool {
    var run = 0
    for index in range {
      let isPlain = tokens[index].kind == .word && !Self.clauses.contains(tokens[index].word)
      run = isPlain ? run + 1 : 0
      if run > 2 { return true }
    }
    return false
  }

  private static let clauses: Set<SQLWord> = [
    "as", "distinct", "case", "when", "then", "else", "end", "top", "and", "or", "not", "null",
    "is",
    "over", "partition", "order", "by", "in", "between", "all", "interval", "cast", "count",
    "sql_calc_found_rows",
  ]

  private static let ends: Set<SQLWord> = [
    "where", "join", "inner", "left", "right", "full", "cross", "natural", "on", "using", "group",
    "order", "limit", "having", "union", "returning", "as", "for", "offset", "fetch", "intersect",
    "except", "set", "with", "values", "outer", "straight_join", "force", "use", "final",
    "tablesample",
    "lateral", "ignore", "window", "qualify", "option", "and",
  ]

  /// Whether the text goes on like a statement behind a table.
  private func isStatementEnd(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return true }
    let token = tokens[index]
    if token.kind != .word { return true }
    if Self.ends.contains(token.word) { return true }
    // One more word is an alias.
    guard !Self.prose.contains(token.word) else { return false }
    guard tokens.indices.contains(index + 1) else { return true }
    return tokens[index + 1].kind != .word || Self.ends.contains(tokens[index + 1].word)
  }

  private func hasInsertEnd(_ index: Int) -> Bool {
    guard tokens.indices.contains(index) else { return true }
    return tokens[index].kind != .word
      || ["values", "select", "set", "default", "value", "as", "with"].contains(tokens[index].word)
  }

  private static let kinds: Set<SQLWord> = [
    "table", "index", "database", "schema", "user", "role", "view", "sequence", "type", "function",
    "trigger", "extension", "procedure", "login", "policy", "materialized", "temporary", "temp",
    "unique", "virtual", "publication", "subscription", "keyspace",
  ]

  private func isDefinition(_ start: Int) -> Bool {
    let kind = word(start + 1) == "or" ? start + 3 : start + 1
    guard Self.kinds.contains(word(kind)), tokens.count > kind + 1 else { return false }
    guard isName(kind + 1) else { return false }
    return tokens.count <= kind + 2 || tokens[kind + 2].kind != .word
      || !Self.prose.contains(tokens[kind + 2].word)
  }

  // MARK: Values

  /// Words behind which a name stands.
  private static let beforeNames: Set<SQLWord> = [
    "from", "into", "update", "table", "join", "by", "exists", "index", "view", "database",
    "schema",
    "column", "add", "drop", "select", "distinct", "to", "truncate", "only", "trigger", "function",
    "rename", "user", "role", "on", "extension", "sequence", "owner", "pragma", "type", "using",
    "asc", "desc", "constraint", "insert", "references", "as",
  ]

  private mutating func noteHoles() {
    for (index, token) in tokens.enumerated() {
      let holdsHole = text[token.range].contains(SQLTokenizer.hole)
      guard holdsHole else { continue }
      switch token.kind {
      case .quotedName: continue
      case .word, .hole:
        let before = index > 0 ? tokens[index - 1] : nil
        let next = tokens.indices.contains(index + 1) ? tokens[index + 1] : nil
        if before?.first == UInt8(ascii: "."), before?.kind == .symbol { continue }
        if next?.first == UInt8(ascii: "."), next?.range.lowerBound == token.range.upperBound {
          continue
        }
        if let before, Self.beforeNames.contains(before.word) { continue }
        // What stands directly behind a name is a part of it.
        if let before, before.range.upperBound == token.range.lowerBound, before.kind == .word {
          continue
        }
        fillsNamesOnly = false
      case .string, .number, .parameter, .symbol, .end:
        fillsNamesOnly = false
      }
      if !fillsNamesOnly { return }
    }
  }
}
