/// What stands for a value that is made, or kept, elsewhere.
extension ValueFault {
  static func isTemplate(_ text: String, _ shape: ValueShape) -> Bool {
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
      if rest.allSatisfy({
        ValueShape.isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2D || $0 == 0x3E || $0 == 0x3A
      })
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

  static func isReference(_ text: String, _ shape: ValueShape, inCode: Bool) -> Bool {
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
      return inCode
        && !text.utf8.allSatisfy { ValueShape.isAlphanumeric($0) || $0 == 0x5F || $0 == 0x2D }
    }
    if inCode { return true }
    let isDotted = shape.holds(".") && !text.hasSuffix(".")
    return isDotted && shape.randomBits < 6
  }

  /// Functions that take a secret itself, and not the name of one.
  static func takesLiterals(_ function: String) -> Bool {
    let name = ValueShape.Haystack(Array(function.lowercased().utf8))
    return !readers.contains(where: name.holds)
  }

  private static let readers = [
    "get", "env", "lookup", "find", "read", "load", "open", "fetch", "translat", "gettext", "parse",
    "format", "join", "param", "request", "input", "prompt", "query", "select", "config", "setting",
    "property", "field", "column", "resolve", "hash", "sha", "md5", "random", "generate", "path",
    "require", "import", "element", "include", "locate", "ref", "lang", "printf", "message",
    "error",
    "match", "search", "replace", "split", "test", "exec", "log", "print", "label", "raise",
    "panic",
  ]
}
