/// Cuts a program into tokens: nine languages, any bytes, in linear time.
///
/// It is light: it knows texts, comments and brackets well, and nothing of grammar.
struct CodeLexer {
  let text: [UInt8]
  let language: CodeLanguage
  let limit: Int
  var offset: Int
  var tokens: [CodeToken] = []
  var literals: [CodeLiteral] = []
  var comments: [Range<Int>] = []
  /// How many brackets are open.
  private var depth = 0
  /// Here-documents of Ruby whose text starts at the next line: the literal, and its end mark.
  var pending: [(literal: Int, mark: [UInt8], hasHoles: Bool)] = []

  init(_ text: [UInt8], in range: Range<Int>, _ language: CodeLanguage) {
    self.text = text
    self.language = language
    limit = range.upperBound
    offset = range.lowerBound
    tokens.reserveCapacity(range.count / 4)
  }

  /// Reads everything.
  mutating func read() {
    if language == .php { skipToCode() }
    while offset < limit { readToken() }
  }

  /// Reads what a text is filled with, which is code from its first byte.
  mutating func readInner() {
    while offset < limit { readToken() }
  }

  /// The byte some places ahead; 0 behind the end.
  func byte(_ distance: Int = 0) -> UInt8 {
    offset + distance < limit ? text[offset + distance] : 0
  }

  /// Whether some bytes follow.
  func has(_ bytes: String) -> Bool {
    text[offset..<limit].starts(with: bytes.utf8)
  }

  mutating func add(_ kind: CodeToken.Kind, from start: Int) {
    offset = min(offset, limit)
    tokens.append(CodeToken(kind: kind, range: start..<offset))
  }

  private mutating func readToken() {
    let byte = byte()
    switch byte {
    case 0x0A: readLineEnd()
    case _ where byte.isSpace || byte == 0: offset += 1
    case UInt8(ascii: "\\") where self.byte(1).isLineEnd: offset += 2
    case _ where byte.isASCIIDigit: readNumber()
    // In Python a letter may stand before the quote of a text.
    case _ where isNameByte(byte) && (language != .python || !readText()): readName()
    case _ where byte.isWordByte || skipComment() || readText(): break
    case UInt8(ascii: "@") where language == .ruby: readName()
    default: readSymbol()
    }
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isWordByte || byte == UInt8(ascii: "$") && language.hasDollarNames
  }

  private mutating func readName() {
    let start = offset
    offset += 1
    while offset < limit, isNameByte(text[offset]) { offset += 1 }
    // `save!` and `valid?` are names of methods.
    if language == .ruby, byte() == UInt8(ascii: "!") || byte() == UInt8(ascii: "?"),
      byte(1) != UInt8(ascii: "=")
    {
      offset += 1
    }
    add(.name, from: start)
  }

  private mutating func readNumber() {
    let start = offset
    while offset < limit,
      text[offset].isWordByte || text[offset] == UInt8(ascii: ".") && byte(1).isASCIIDigit
    {
      offset += 1
    }
    add(.number, from: start)
  }

  private mutating func readLineEnd() {
    let start = offset
    offset += 1
    if !pending.isEmpty { readPending() }
    guard language.endsLines, depth == 0, let last = tokens.last, last.kind != .lineEnd else {
      return
    }
    if language == .ruby, continuesInRuby(last) { return }
    tokens.append(CodeToken(kind: .lineEnd, range: start..<(start + 1)))
  }

  /// Whether a line of Ruby goes on: an operator ends it, or a dot starts the next.
  private func continuesInRuby(_ last: CodeToken) -> Bool {
    if last.kind == .symbol, ["+", ",", ".", "&&", "||", "=", "<<", "\\"].contains(last.symbol) {
      return true
    }
    let next = text[offset..<limit].first { !$0.isSpace }
    return next == UInt8(ascii: ".")
  }

  private static let longestSymbols: CodeSymbolSet = [
    "===", "!==", "**=", "...", "??=", "&&=", "||=", "<=>", "?->", "<<=", ">>=",
  ]
  private static let longSymbols: CodeSymbolSet = [
    "==", "!=", "<=", ">=", "&&", "||", "??", "?.", "=>", "->", "::", ":=", "+=", "-=", "*=", "/=",
    "%=", ".=", "|=", "&=", "++", "--", "<<", "<-", "..", "**", "?:", "//",
  ]

  /// For each byte, whether a longer symbol has it in second place.
  private static let isSecond: [Bool] = (0...255).map { byte in
    "=>.:-<&|?+*/".utf8.contains(UInt8(byte))
  }

  /// The number of bytes of the symbol that starts here.
  private var symbolLength: Int {
    guard Self.isSecond[Int(byte(1))] else { return 1 }
    if offset + 3 <= limit, Self.longestSymbols.contains(CodeSymbol(byte(), byte(1), byte(2))) {
      return 3
    }
    return Self.longSymbols.contains(CodeSymbol(byte(), byte(1))) ? 2 : 1
  }

  private mutating func readSymbol() {
    let start = offset
    let count = symbolLength
    let symbol =
      switch count {
      case 1: CodeSymbol(text[start])
      case 2: CodeSymbol(text[start], text[start + 1])
      default: CodeSymbol(text[start], text[start + 1], text[start + 2])
      }
    let role = symbol.role
    // In Ruby a statement may end inside braces.
    let counts = language != .ruby || text[start] != 0x7B && text[start] != 0x7D
    if role == .opening, counts { depth += 1 }
    if role == .closing, counts { depth = max(0, depth - 1) }
    offset += count
    tokens.append(CodeToken(kind: .symbol, range: start..<offset, symbol: symbol, role: role))
    if language == .php, text[start] == UInt8(ascii: "?"), byte() == UInt8(ascii: ">") {
      tokens.removeLast()
      tokens.append(CodeToken(kind: .symbol, range: start..<offset, symbol: ";"))
      offset += 1
      skipToCode()
    }
  }

  /// Skips the page around code of PHP.
  private mutating func skipToCode() {
    while offset < limit {
      if byte() == UInt8(ascii: "<"), byte(1) == UInt8(ascii: "?") {
        offset += has("<?php") ? 5 : has("<?=") ? 3 : 2
        return
      }
      offset += 1
    }
  }

  // MARK: Comments

  private mutating func skipComment() -> Bool {
    let start = offset
    switch (byte(), byte(1)) {
    case (UInt8(ascii: "#"), let next) where language.hasHashComments:
      if language == .php, next == UInt8(ascii: "[") { return false }
      skipLine()
    case (UInt8(ascii: "#"), UInt8(ascii: "!")) where offset == 0: skipLine()
    case (UInt8(ascii: "/"), UInt8(ascii: "/")) where language.hasSlashComments: skipLine()
    case (UInt8(ascii: "/"), UInt8(ascii: "*")) where language.hasSlashComments:
      offset = BlockComment.end(in: text, from: start, to: limit, nests: language.nestsComments)
    case (UInt8(ascii: "<"), UInt8(ascii: "!")) where language == .javascript && has("<!--"):
      skipLine()
    case (UInt8(ascii: "="), UInt8(ascii: "b")) where language == .ruby && isAtRubyBlock:
      while offset < limit, !has("\n=end") { offset += 1 }
      offset = min(limit, offset + 5)
      skipLine()
    default: return false
    }
    comments.append(start..<offset)
    return true
  }

  private var isAtRubyBlock: Bool {
    has("=begin") && (offset == 0 || text[offset - 1] == 0x0A)
  }

  private mutating func skipLine() {
    while offset < limit, text[offset] != 0x0A {
      // A comment of PHP ends with the code.
      if language == .php, byte() == UInt8(ascii: "?"), byte(1) == UInt8(ascii: ">") { return }
      offset += 1
    }
  }
}
