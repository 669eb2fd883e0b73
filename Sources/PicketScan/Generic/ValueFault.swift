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
  /// In code, what has no quotes is an expression.
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
    if isPublicKey(text) { return .publicKey }
    if isNumber(text, shape) { return .number }
    if repeats(value.name, text) { return .repeatsName }
    return nil
  }

  private static func repeats(_ name: String, _ text: String) -> Bool {
    func folded(_ text: String) -> [UInt8] {
      text.utf8.filter(ValueShape.isAlphanumeric).map {
        (0x41...0x5A).contains($0) ? $0 | 0x20 : $0
      }
    }
    let (name, value) = (folded(name), folded(text))
    if name == value { return true }
    let rest = name.count < value.count ? value.count - name.count : name.count - value.count
    return rest <= 12
      && (name.starts(with: value) || value.starts(with: name)
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
