/// What names say by themselves.
enum CodeNames {
  private static let constants: Set<String> = [
    "true", "false", "null", "nil", "None", "True", "False", "undefined", "NULL", "__name__",
    "__file__", "__dirname", "__filename", "__DIR__", "__FILE__", "__CLASS__", "length", "count",
    "size",
  ]

  /// Whether a name is of a value that does not change: `MAX_ROWS`.
  static func isConstant(_ name: String) -> Bool {
    if constants.contains(name) { return true }
    var letters = 0
    for byte in name.utf8 {
      if byte.isASCIILetter {
        if byte == byte.asciiLowercased { return false }
        letters += 1
      } else if !byte.isASCIIDigit && byte != UInt8(ascii: "_") {
        return false
      }
    }
    return letters > 1 && !name.hasPrefix("_")
  }

  private static let numberTypes: Set<String> = [
    "int", "Int", "Integer", "long", "Long", "float", "Float", "double", "Double", "number",
    "Int64", "Int32", "UInt", "bool", "boolean", "Bool", "int64", "int32", "uint", "uint64",
    "short",
    "UUID", "Guid", "DateTime", "BigInteger", "BigDecimal", "decimal", "usize", "integer",
  ]

  /// Whether a type holds nothing that a statement could be changed by.
  static func isNumberType(_ name: String) -> Bool { numberTypes.contains(name) }

  private static let tables: Set<String> = [
    "table_name", "quoted_table_name", "primary_key", "quoted_primary_key", "db_table",
    "__tablename__", "__table__",
  ]

  /// Whether a name is of a table of a model, which the program's author chose.
  static func isTable(_ names: [String], _ language: CodeLanguage) -> Bool {
    guard let last = names.last else { return false }
    if names[0] == "$wpdb" { return names.count > 1 }
    // In Rails they are methods of a model, and its key is a number.
    let isModel = names.count > 1 || language == .ruby
    return isModel && (tables.contains(last) || last.hasPrefix("quoted_"))
      || language == .ruby && names.count == 2 && last == "id"
  }

  private static let modules: Set<String> = [
    "textwrap", "inspect", "path", "os", "strings", "bytes", "String", "sql", "sa", "sqlalchemy",
    "Buffer", "db", "fmt", "Sequelize", "sequelize", "string", "psycopg2", "text", "shlex", "html",
  ]

  /// Whether a name is of a module whose functions take the text as an argument.
  static func isModule(_ name: String) -> Bool { modules.contains(name) }
}

/// What functions do with the texts that they get, by their names.
enum CodeCalls {
  enum Kind { case harmless, format, keeps, fills, maps, other }

  private static let formats: Set<String> = [
    "format", "Format", "formatted", "sprintf", "Sprintf", "vsprintf", "format_map", "AppendFormat",
    "Sprint", "Sprintln", "Fprintf",
  ]
  private static let keeping: Set<String> = [
    "trim", "strip", "dedent", "trimIndent", "trimMargin", "toString", "to_s", "lower", "upper",
    "encode", "decode", "getBytes", "squish", "text", "SQL", "from", "str", "String", "bytes",
    "join", "Join", "concat", "lstrip", "rstrip", "toLowerCase", "toUpperCase", "TrimSpace",
    "replace", "byte", "cleandoc", "html_safe", "Concat", "unsafe", "stripIndent", "raw",
    "gsub", "strip_heredoc", "freeze", "StringBuilder", "StringBuffer", "implode", "ToString",
    "template", "Template",
  ]
  private static let harmless: Set<String> = [
    "int", "float", "parseInt", "parseFloat", "Number", "Integer", "intval", "floatval", "Int",
    "Int64", "Long", "Itoa", "toInt", "to_i", "to_f", "len", "parseLong", "ParseInt", "Atoi",
    "bool",
    "FormatInt", "valueOf", "absint", "count", "size", "length", "hash", "Identifier", "Literal",
    "placeholder", "quoteIdent", "absint", "toFixed", "time", "now", "uuid4", "max", "min", "range",
    "Placeholders", "prepare", "esc_sql", "bindparam", "mogrify",
  ]

  /// Parts of the names of functions whose result is safe to put in.
  private static let cleaning = [
    "quote", "escape", "sanitiz", "sanitis", "encodeuri", "purify", "htmlspecialchars",
    "htmlentities", "htmlencode", "cleanhtml", "strip_tags", "bleach", "placeholder",
  ].map { Array($0.utf8) }

  /// Whether a function makes a text safe, by its name.
  static func cleans(_ name: String) -> Bool {
    let folded = name.utf8.map(\.asciiLowercased)
    guard !folded.starts(with: "un".utf8) else { return false }
    return folded.indices.contains { start in
      cleaning.contains { folded[start...].starts(with: $0) }
    }
  }

  static func kind(of name: String) -> Kind {
    if formats.contains(name) { return .format }
    if harmless.contains(name) { return .harmless }
    if keeping.contains(name) { return .keeps }
    if name == "fill" || name == "repeat" || name == "Repeat" { return .fills }
    if name == "map" { return .maps }
    return cleans(name) ? .harmless : .other
  }
}

/// Functions of JavaScript that a template follows without brackets.
enum CodeTags {
  private static let plain: Set<String> = [
    "raw", "html", "css", "dedent", "outdent", "gql", "trim",
  ]

  /// Whether a tag gives back the text with its values put in.
  static func isPlain(_ names: [String]) -> Bool {
    guard let last = names.last else { return true }
    return names.first == "String" || plain.contains(last) && names.count == 1
  }
}

/// Texts with marks for values.
enum CodeFormat {
  /// Puts values at the marks of a text: `%s`, `{}`, `{0}`, `{name}`.
  ///
  /// Marks for numbers keep what is not a number out.
  static func filled(_ pattern: CodeValue, with values: [CodeValue]) -> CodeValue {
    guard let unknown = values.first(where: { !$0.isConstant }) else { return pattern }
    var result = pattern
    result.text = []
    let text = pattern.text
    var (index, fills) = (0, false)
    while index < text.count {
      if let end = percentMark(text, at: index) {
        let isText = [UInt8]("svrqxXTp@V".utf8).contains(text[end - 1])
        if isText { fills = true }
        result.text.append(isText ? SQLTokenizer.hole : UInt8(ascii: "0"))
        index = end
      } else if text[index] == UInt8(ascii: "{"),
        let close = text[index...].prefix(60).firstIndex(of: UInt8(ascii: "}"))
      {
        result.text.append(SQLTokenizer.hole)
        fills = true
        index = close + 1
      } else {
        result.text.append(text[index])
        index += 1
      }
    }
    guard fills else { return pattern }
    result.isConstant = false
    result.unknown = result.unknown ?? unknown.unknown
    return result
  }

  /// The index behind a mark such as `%s`, `%-10s` or `%(name)s` that starts at an index.
  private static func percentMark(_ text: [UInt8], at start: Int) -> Int? {
    guard text[start] == UInt8(ascii: "%") else { return nil }
    var index = start + 1
    if index < text.count, text[index] == UInt8(ascii: "(") {
      while index < text.count, text[index] != UInt8(ascii: ")"), index < start + 60 { index += 1 }
      index += 1
    }
    while index < text.count,
      text[index].isASCIIDigit || [0x2D, 0x2E, 0x24, 0x2B].contains(text[index])
    {
      index += 1
    }
    guard index < text.count, text[index].isASCIILetter || text[index] == UInt8(ascii: "@") else {
      return nil
    }
    return index + 1
  }
}
