/// Which texts each language has.
extension CodeLexer {
  private static let (single, double, backtick) = (
    UInt8(ascii: "'"), UInt8(ascii: "\""), UInt8(ascii: "`")
  )

  /// Reads a text, if one starts here.
  mutating func readText() -> Bool {
    switch language {
    case .python: readPythonText()
    case .javascript: readJavaScriptText()
    case .java, .kotlin, .go: readCText()
    case .csharp: readCSharpText()
    case .php: readPHPText()
    case .ruby: readRubyText()
    case .swift: readSwiftText()
    }
  }

  /// Reads a text whose opening has some bytes.
  mutating func read(_ style: CodeTextStyle, opening count: Int, isCommand: Bool = false) -> Bool {
    let start = offset
    offset += count
    readBody(style, from: start, isCommand: isCommand)
    return true
  }

  private mutating func readPythonText() -> Bool {
    var prefix = 0
    while prefix < 3, Self.pythonPrefixes.contains(byte(prefix) | 0x20) { prefix += 1 }
    let quote = byte(prefix)
    guard quote == Self.single || quote == Self.double else { return false }
    let isTriple = byte(prefix + 1) == quote && byte(prefix + 2) == quote
    let hasHoles = (0..<prefix).contains { Self.fillingPrefixes.contains(byte($0) | 0x20) }
    return read(
      CodeTextStyle(
        close: quote, closeCount: isTriple ? 3 : 1, holes: hasHoles ? .braces : .none,
        // Also in raw texts a backslash keeps the quote from ending them.
        escapes: true, isMultiline: isTriple), opening: prefix + (isTriple ? 3 : 1))
  }

  private static let pythonPrefixes: [UInt8] = Array("rbfut".utf8)
  /// Those before texts with places to fill.
  private static let fillingPrefixes: [UInt8] = Array("ft".utf8)

  private mutating func readJavaScriptText() -> Bool {
    switch byte() {
    case Self.single, Self.double:
      return read(CodeTextStyle(close: byte()), opening: 1)
    case Self.backtick:
      return read(
        CodeTextStyle(close: Self.backtick, holes: .dollar(names: false), isMultiline: true),
        opening: 1)
    case UInt8(ascii: "/") where startsPattern: return readPattern()
    default: return false
    }
  }

  /// Whether a slash starts a pattern and does not divide.
  var startsPattern: Bool {
    guard let last = tokens.last else { return true }
    switch last.kind {
    case .number, .text: return false
    case .lineEnd: return true
    case .symbol:
      // Behind `<` it closes an element of a page.
      return ![")", "]", "}", "<"].contains(last.symbol)
    case .name:
      let word = String(decoding: text[last.range], as: UTF8.self)
      return [
        "return", "typeof", "case", "in", "of", "do", "else", "when", "if", "and", "or", "unless",
      ]
      .contains(word)
    }
  }

  /// Reads a regular expression, or nothing where none ends in the line.
  mutating func readPattern() -> Bool {
    var (index, isInClass) = (offset + 1, false)
    while index < limit, text[index] != 0x0A {
      let byte = text[index]
      if byte == UInt8(ascii: "\\") {
        index += 2
        continue
      }
      if byte == UInt8(ascii: "[") { isInClass = true }
      if byte == UInt8(ascii: "]") { isInClass = false }
      if byte == UInt8(ascii: "/"), !isInClass {
        let start = offset
        offset = index + 1
        literals.append(
          CodeLiteral(range: start..<offset, parts: [.plain((start + 1)..<index)], isPattern: true))
        while offset < limit, text[offset].isASCIILetter { offset += 1 }
        add(.text(literals.count - 1), from: start)
        return true
      }
      index += 1
    }
    return false
  }

  /// Texts of Java, Kotlin and Go.
  private mutating func readCText() -> Bool {
    let holes: CodeTextStyle.Holes = language == .kotlin ? .dollar(names: true) : .none
    switch byte() {
    case Self.double where has("\"\"\"") && language != .go:
      return read(
        CodeTextStyle(
          close: Self.double, closeCount: 3, holes: holes, escapes: language == .java,
          isMultiline: true),
        opening: 3)
    case Self.double: return read(CodeTextStyle(close: Self.double, holes: holes), opening: 1)
    case Self.single: return read(CodeTextStyle(close: Self.single), opening: 1)
    case Self.backtick where language == .go:
      return read(
        CodeTextStyle(close: Self.backtick, escapes: false, isMultiline: true), opening: 1)
    default: return false
    }
  }

  private mutating func readCSharpText() -> Bool {
    var (prefix, isVerbatim, hasHoles) = (0, false, false)
    while byte(prefix) == UInt8(ascii: "@") || byte(prefix) == UInt8(ascii: "$") {
      if byte(prefix) == UInt8(ascii: "@") { isVerbatim = true } else { hasHoles = true }
      prefix += 1
    }
    if prefix == 0, byte() == Self.single {
      return read(CodeTextStyle(close: Self.single), opening: 1)
    }
    guard byte(prefix) == Self.double else { return false }
    var quotes = 1
    while byte(prefix + quotes) == Self.double { quotes += 1 }
    let holes: CodeTextStyle.Holes = hasHoles ? .braces : .none
    if quotes >= 3, !isVerbatim {
      return read(
        CodeTextStyle(
          close: Self.double, closeCount: quotes, holes: holes, escapes: false,
          isMultiline: true), opening: prefix + quotes)
    }
    return read(
      CodeTextStyle(
        close: Self.double, holes: holes, escapes: !isVerbatim, doubles: isVerbatim,
        isMultiline: isVerbatim), opening: prefix + 1)
  }

  private mutating func readSwiftText() -> Bool {
    var hashes = 0
    while byte(hashes) == UInt8(ascii: "#") { hashes += 1 }
    guard byte(hashes) == Self.double else { return false }
    let isTriple = byte(hashes + 1) == Self.double && byte(hashes + 2) == Self.double
    let quotes = isTriple ? 3 : 1
    return read(
      CodeTextStyle(
        close: Self.double, closeCount: quotes, closeHashes: hashes,
        holes: .backslash(hashes: hashes), escapes: hashes == 0, isMultiline: isTriple),
      opening: hashes + quotes)
  }
}
