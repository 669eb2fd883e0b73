/// What has the form of another thing than a secret.
extension ValueFault {
  static func isPath(_ text: String, _ shape: ValueShape) -> Bool {
    let bytes = Array(text.utf8)
    if shape.holds("://") || shape.holds(":?") || text.hasPrefix("mailto:")
      || text.hasPrefix("file:")
      || text.hasPrefix("urn:") || text.hasPrefix("data:") || text.hasPrefix("arn:")
    {
      return true
    }
    if text.hasPrefix("/") || text.hasPrefix("./") || text.hasPrefix("../") || text.hasPrefix("~/")
    {
      return shape.randomBits < 30
    }
    if shape.holds(":\\") { return true }
    if let dot = text.lastIndex(of: "."), fileEnds.contains(text[dot...].lowercased()) {
      return true
    }
    let slashes = bytes.count { $0 == UInt8(ascii: "/") }
    if slashes > 0, shape.randomBits < Double(slashes) * 4 { return true }
    // An address of mail.
    if let at = text.firstIndex(of: "@"), at != text.startIndex,
      text[at...].utf8.contains(0x2E), text[at...].utf8.allSatisfy({ $0 > 0x2C && $0 < 0x7B })
    {
      return text[at...].dropFirst().contains { $0.isLetter }
        && ["com", "org", "net", "de", "io", "local", "test", "fr", "uk", "edu", "invalid"]
          .contains(
            text.split(separator: ".").last.map(String.init) ?? "")
    }
    return false
  }

  private static let fileEnds: Set<String> = [
    ".txt", ".json", ".yml", ".yaml", ".pem", ".key", ".crt", ".cer", ".p12", ".pfx", ".jks", ".js",
    ".ts", ".py", ".rb", ".php", ".html", ".htm", ".css", ".xml", ".conf", ".cfg", ".ini", ".md",
    ".sh", ".go", ".java", ".c", ".h", ".png", ".svg", ".db", ".log", ".tpl", ".com", ".org",
    ".net",
    ".io", ".vue", ".scss", ".enc", ".pub", ".sock", ".bin", ".gz", ".asc", ".gpg", ".tmpl",
  ]

  static func isPattern(_ text: String, _ shape: ValueShape) -> Bool {
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

  static func isHashed(_ text: String) -> Bool {
    for prefix in hashMarks where text.hasPrefix(prefix) { return true }
    // A salt, or its id, and a hash, as in picket's own baselines.
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[1].utf8.count >= 32
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(ValueShape.isHexadecimal) }
  }

  private static let hashMarks = [
    "$1$", "$2a$", "$2b$", "$2y$", "$5$", "$6$", "$y$", "$7$", "$argon2", "$pbkdf2", "$apr1$",
    "$P$",
    "{SSHA", "{SHA", "{MD5", "{CRYPT", "{PBKDF2", "{ARGON2", "{bcrypt", "{noop}", "pbkdf2", "sha1:",
    "sha256:", "sha512:", "sha1-", "sha256-", "sha384-", "sha512-", "md5:", "ENC[", "ENC(",
    "enc:", "encrypted:", "vault:", "$ANSIBLE_VAULT", "AgA", "crypt:", "sha1$", "md5$", "SCRAM-",
    "scrypt", "bcrypt", "argon2", "HMACSHA",
  ]

  static func isPublicKey(_ text: String) -> Bool {
    text.hasPrefix("MII") && text.utf8.count > 100 || text.hasPrefix("ssh-")
      || text.hasPrefix("AAAAB3") || text.hasPrefix("-----BEGIN")
  }

  static func isNumber(_ text: String, _ shape: ValueShape) -> Bool {
    if !shape.hasLetter {
      // Of digits alone are counts, dates and versions; of digits and marks phone numbers too.
      return !shape.hasMark
        || text.utf8.allSatisfy {
          ValueShape.isDigit($0) || [0x2E, 0x2D, 0x3A, 0x2F, 0x2B, 0x2C, 0x5F].contains($0)
        }
    }
    if text.hasPrefix("0x") || text.hasPrefix("0X") { return shape.bytes.count < 18 }
    let units = text.drop { $0.isNumber || $0 == "." }
    return units.count <= 3 && units.count < text.count
      && ["px", "em", "rem", "ms", "s", "m", "h", "d", "w", "kb", "mb", "gb", "min", "sec", "bit"]
        .contains(units.lowercased())
  }
}
