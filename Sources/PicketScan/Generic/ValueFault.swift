internal import PicketModel

/// Why a value is none that anyone has to keep secret.
enum ValueFault: String {
  case tooShort = "it is too short"
  case tooLong = "it is too long"
  case sentence = "it is text for people"
  case template = "it is a template that something fills in"
  case reference = "it refers to a value that stands elsewhere"
  case path = "it is a path or an address"
  case pattern = "it is a pattern or a format"
  case repeatsName = "it repeats its name"
  case words = "it consists of words"
  case number = "it is a number, a date or a version"
  case hashed = "it is hashed or encrypted"
  case publicKey = "it is a public key or a certificate"
  case keyword = "it is a word of the language"
  case builds = "it is a piece of a longer value"
}

extension ValueFault {
  /// Returns what shows that a value is no secret, whatever its name says.
  ///
  /// - Parameters:
  ///   - value: the value.
  ///   - shape: what was seen of it.
  ///   - inCode: whether it stands in a program, where what has no quotes is an expression.
  static func first(of value: NamedValue, _ shape: ValueShape, inCode: Bool) -> ValueFault? {
    let text = shape.text
    if shape.bytes.count < 4 { return .tooShort }
    if shape.bytes.count > 500 { return .tooLong }
    if isTemplate(text, shape) { return .template }
    if shape.hasBlank { return .sentence }
    if text.utf8.contains(where: { $0 >= 0x80 }) { return .sentence }
    if keywords.contains(text.lowercased()) { return .keyword }
    if value.form == .bare, isReference(text, shape, inCode: inCode) { return .reference }
    if let function = value.function, !takesLiterals(function) { return .reference }
    if value.goesOn { return .builds }
    if isPath(text, shape) { return .path }
    if isPattern(text, shape) { return .pattern }
    if isHashed(text) { return .hashed }
    if text.hasPrefix("MII") && text.count > 100 || text.hasPrefix("ssh-")
      || text.hasPrefix("AAAAB3") || text.hasPrefix("-----BEGIN")
    {
      return .publicKey
    }
    if isNumber(text, shape) { return .number }
    if repeats(value.name, text) { return .repeatsName }
    return nil
  }

  // MARK: Tests

  private static func isTemplate(_ text: String, _ shape: ValueShape) -> Bool {
    if shape.holds("${") || shape.holds("{{") || shape.holds("$(") || shape.holds("#{")
      || shape.holds("<%") || shape.holds("%(") || shape.holds("{%") || shape.holds("...")
      || shape.holds("***") || shape.holds("…")
    {
      return true
    }
    guard let first = text.utf8.first, let last = text.utf8.last else { return false }
    switch (first, last) {
    case (UInt8(ascii: "<"), _), (UInt8(ascii: "{"), UInt8(ascii: "}")),
      (UInt8(ascii: "["), UInt8(ascii: "]")), (UInt8(ascii: "%"), UInt8(ascii: "%")),
      (UInt8(ascii: "@"), UInt8(ascii: "@")), (UInt8(ascii: "("), UInt8(ascii: ")")):
      return true
    default: break
    }
    if text.hasPrefix("__") && text.hasSuffix("__") { return true }
    if first == UInt8(ascii: "$") {
      let rest = text.utf8.dropFirst()
      if rest.allSatisfy({ ValueShape.isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2D || $0 == 0x3E || $0 == 0x3A })
        && rest.first.map(ValueShape.isDigit) == false
      {
        return true
      }
      // An element of a variable, such as `$options{'w'}`.
      if let open = rest.firstIndex(where: { $0 == 0x7B || $0 == 0x5B }), open > rest.startIndex,
        rest[..<open].allSatisfy({ ValueShape.isAlphanumeric($0) || $0 == 0x5F })
      {
        return true
      }
    }
    return shape.holds("<") && shape.holds(">") || holdsField(text)
  }

  /// Tells whether a field in braces stands in a text, such as `{user}`.
  private static func holdsField(_ text: String) -> Bool {
    guard let open = text.utf8.firstIndex(of: UInt8(ascii: "{")),
      let close = text.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
    else { return false }
    return text.utf8[text.utf8.index(after: open)..<close].allSatisfy {
      ValueShape.isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2E
    }
  }

  private static func isReference(_ text: String, _ shape: ValueShape, inCode: Bool) -> Bool {
    guard let first = text.utf8.first else { return false }
    if first == UInt8(ascii: "$") || first == UInt8(ascii: "@") || first == UInt8(ascii: "&")
      || first == UInt8(ascii: "*") || first == UInt8(ascii: "!")
    {
      if inCode || !shape.isMixed { return true }
    }
    if shape.holds("->") || shape.holds("::") { return true }
    let isName = text.utf8.allSatisfy {
      ValueShape.isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2E || $0 == 0x24
    }
    guard isName, !ValueShape.isDigit(first) else {
      return inCode && !text.utf8.allSatisfy { ValueShape.isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2D }
    }
    if inCode { return true }
    let isDotted = shape.holds(".") && !text.hasSuffix(".")
    return isDotted && shape.randomBits < 6
  }

  /// Functions that take a secret itself, and not the name of one.
  private static func takesLiterals(_ function: String) -> Bool {
    let name = ValueShape.Haystack(Array(function.lowercased().utf8))
    return !readers.contains(where: name.holds)
  }

  private static let readers = [
    "get", "env", "lookup", "find", "read", "load", "open", "fetch", "translat", "gettext", "parse",
    "format", "join", "param", "request", "input", "prompt", "query", "select", "config", "setting",
    "property", "field", "column", "resolve", "hash", "sha", "md5", "random", "generate", "path",
    "require", "import", "element", "include", "locate", "ref", "lang", "printf", "message", "error",
    "match", "search", "replace", "split", "test", "exec", "log", "print", "label", "raise", "panic",
  ]

  private static func isPath(_ text: String, _ shape: ValueShape) -> Bool {
    let bytes = Array(text.utf8)
    if shape.holds("://") || shape.holds(":?") || text.hasPrefix("mailto:") || text.hasPrefix("file:")
      || text.hasPrefix("urn:") || text.hasPrefix("data:") || text.hasPrefix("arn:")
    {
      return true
    }
    if text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix("~/") {
      return shape.randomBits < 30
    }
    if shape.holds(":\\") { return true }
    if let dot = text.lastIndex(of: "."), fileEnds.contains(text[dot...].lowercased()) { return true }
    let slashes = bytes.count { $0 == UInt8(ascii: "/") }
    if slashes > 0, shape.randomBits < Double(slashes) * 4 { return true }
    // An address of mail.
    if let at = text.firstIndex(of: "@"), at != text.startIndex,
      text[at...].utf8.contains(0x2E), text[at...].utf8.allSatisfy({ $0 > 0x2C && $0 < 0x7B })
    {
      return text[at...].dropFirst().contains { $0.isLetter }
        && ["com", "org", "net", "de", "io", "local", "test", "fr", "uk", "edu", "invalid"].contains(
          text.split(separator: ".").last.map(String.init) ?? "")
    }
    return false
  }

  private static let fileEnds: Set<String> = [
    ".txt", ".json", ".yml", ".yaml", ".pem", ".key", ".crt", ".cer", ".p12", ".pfx", ".jks", ".js",
    ".ts", ".py", ".rb", ".php", ".html", ".htm", ".css", ".xml", ".conf", ".cfg", ".ini", ".md",
    ".sh", ".go", ".java", ".c", ".h", ".png", ".svg", ".db", ".log", ".tpl", ".com", ".org", ".net",
    ".io", ".vue", ".scss", ".enc", ".pub", ".sock", ".bin", ".gz", ".asc", ".gpg", ".tmpl",
  ]

  private static func isPattern(_ text: String, _ shape: ValueShape) -> Bool {
    if shape.holds("[a-") || shape.holds("[A-") || shape.holds("[0-9") || shape.holds("\\d")
      || shape.holds("\\w") || shape.holds("\\s") || shape.holds(".*") || shape.holds(".+")
      || shape.holds("[^") || shape.holds("(?") || shape.holds("\\n") || shape.holds("\\u")
    {
      return true
    }
    if text.hasPrefix("^") || text.hasPrefix("//") || text.hasPrefix("#{") { return true }
    let bytes = Array(text.utf8)
    // Formats such as `%s` and `%08x`.
    for index in bytes.indices.dropLast() where bytes[index] == UInt8(ascii: "%") {
      if [UInt8(ascii: "s"), UInt8(ascii: "d"), UInt8(ascii: "v"), UInt8(ascii: "@")]
        .contains(bytes[index + 1])
      {
        return true
      }
    }
    if text.hasSuffix(":") || text.hasSuffix("="), shape.randomBits < 6 { return true }
    return isSelector(bytes) || text.hasSuffix("=") && text.hasPrefix("&")
  }

  /// Tells whether a text is a selector of CSS or a piece of a markup language.
  private static func isSelector(_ bytes: [UInt8]) -> Bool {
    guard let first = bytes.first, first == UInt8(ascii: "#") || first == UInt8(ascii: ".") else {
      return false
    }
    return bytes.dropFirst().allSatisfy {
      ValueShape.isAlphanumeric($0) || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E || $0 == 0x23
    } && TextModel.wordBits(bytes) > 0
  }

  private static func isHashed(_ text: String) -> Bool {
    for prefix in hashMarks where text.hasPrefix(prefix) { return true }
    return false
  }

  private static let hashMarks = [
    "$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$y$", "$7$", "$argon2", "$pbkdf2", "$apr1$", "$P$",
    "{SSHA", "{SHA", "{MD5", "{CRYPT", "{PBKDF2", "{ARGON2", "{bcrypt", "{noop}", "pbkdf2", "sha1:",
    "sha256:", "sha512:", "sha1-", "sha256-", "sha384-", "sha512-", "md5:", "ENC[", "ENC(",
    "enc:", "encrypted:", "vault:", "$ANSIBLE_VAULT", "AgA", "crypt:", "sha1$", "md5$", "SCRAM-",
    "scrypt", "bcrypt", "argon2", "HMACSHA",
  ]

  private static func isNumber(_ text: String, _ shape: ValueShape) -> Bool {
    if !shape.hasLetter {
      // Of digits alone are counts, dates and versions; of digits and marks phone numbers too.
      return !shape.hasMark || text.utf8.allSatisfy {
        ValueShape.isDigit($0) || [0x2E, 0x2D, 0x3A, 0x2F, 0x2B, 0x2C, 0x5F].contains($0)
      }
    }
    if text.hasPrefix("0x") || text.hasPrefix("0X") { return shape.bytes.count < 18 }
    let units = text.drop { $0.isNumber || $0 == "." }
    return units.count <= 3 && units.count < text.count
      && ["px", "em", "rem", "ms", "s", "m", "h", "d", "w", "kb", "mb", "gb", "min", "sec", "bit"]
        .contains(units.lowercased())
  }

  private static func repeats(_ name: String, _ text: String) -> Bool {
    func folded(_ text: String) -> [UInt8] {
      text.utf8.filter(ValueShape.isAlphanumeric).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
    let (name, value) = (folded(name), folded(text))
    if name == value { return true }
    let rest = name.count < value.count ? value.count - name.count : name.count - value.count
    return rest <= 12 && (name.starts(with: value) || value.starts(with: name)
      || name.suffix(value.count) == value[...] || value.suffix(name.count) == name[...])
      && value.count >= 4 && value.allSatisfy { !ValueShape.isDigit($0) }
  }

  private static let keywords: Set<String> = [
    "true", "false", "none", "null", "nil", "undefined", "string", "bool", "boolean", "integer",
    "object", "array", "void", "self", "this", "auto", "default", "required", "optional", "hidden",
    "yes", "enabled", "disabled", "empty", "unset", "never", "always", "basic", "bearer", "digest",
    "plain", "text", "file", "any", "all", "other", "unknown", "public", "private", "protected",
    "utf-8", "utf8", "utf-16le", "utf-16", "latin1", "latin-1", "ascii", "iso-8859-1", "base64",
    "static", "const", "number", "char", "bytes", "binary", "password", "secret", "token",
  ]
}
