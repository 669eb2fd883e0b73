/// How a text of a program is written: where it ends, and what is put in.
struct CodeTextStyle {
  enum Holes {
    case none
    /// `{a}` of Python and C#; `{{` is a brace.
    case braces
    /// `${a}` of JavaScript; with names also `$a` of Kotlin and PHP.
    case dollar(names: Bool)
    /// `#{a}`.
    case hash
    /// `\(a)`, with as many `#` as the quotes have.
    case backslash(hashes: Int)
  }

  /// The byte that ends the text.
  var close: UInt8
  /// How many of them do.
  var closeCount = 1
  /// How many `#` have to follow them.
  var closeHashes = 0
  var holes: Holes = .none
  /// Whether `\` escapes the next byte.
  var escapes = true
  /// Whether the closing quote twice stands for one.
  var doubles = false
  /// Whether the text may hold ends of lines.
  var isMultiline = false
  /// The bracket that opens once more inside, in `%w(a (b))` of Ruby.
  var nestedOpen: UInt8?
}

extension CodeLexer {
  /// How many places to fill are read inside each other.
  private static let deepestHole = 8

  /// Reads a text from behind its opening quote to behind its closing one.
  mutating func readBody(
    _ style: CodeTextStyle, from start: Int, isCommand: Bool = false, isPattern: Bool = false
  ) {
    let parts = parts(style)
    offset = min(offset, limit)
    literals.append(
      CodeLiteral(range: start..<offset, parts: parts, isCommand: isCommand, isPattern: isPattern))
    add(.text(literals.count - 1), from: start)
  }

  /// Reads the parts of a text, up to behind its end.
  private mutating func parts(_ style: CodeTextStyle, depth: Int = 0) -> [CodeLiteral.Part] {
    var parts: [CodeLiteral.Part] = []
    var plainStart = offset
    var nesting = 0
    func addPlain(to end: Int) {
      let end = min(end, limit)
      if plainStart < end { parts.append(.plain(plainStart..<end)) }
    }
    while true {
      skipPlain(style)
      guard offset < limit else { break }
      let byte = byte()
      if let open = style.nestedOpen, byte == open { nesting += 1 }
      if byte == style.close, closes(style) {
        if style.doubles, self.byte(1) == byte {
          offset += 2
          continue
        }
        if nesting == 0 {
          addPlain(to: offset)
          offset += style.closeCount + style.closeHashes
          return parts
        }
        nesting -= 1
      }
      if byte == 0x0A, !style.isMultiline { break }
      let mark = offset
      if let hole = hole(style.holes, depth) {
        addPlain(to: mark)
        parts.append(.hole(hole))
        plainStart = offset
      } else if byte == UInt8(ascii: "\\"), style.escapes {
        offset += 2
      } else if offset == mark {
        offset += 1
      }
    }
    addPlain(to: offset)
    return parts
  }

  /// For each byte, whether it may mean something in some text.
  private static let isSpecial: [Bool] = (0...255).map { byte in
    "\n\\{$#".utf8.contains(UInt8(byte))
  }

  /// Moves to the next byte that may mean something in a text.
  private mutating func skipPlain(_ style: CodeTextStyle) {
    while offset < limit {
      let byte = text[offset]
      if Self.isSpecial[Int(byte)] || byte == style.close || byte == style.nestedOpen { return }
      offset += 1
    }
  }

  /// Whether the whole end of a text stands here.
  private func closes(_ style: CodeTextStyle) -> Bool {
    for index in 1..<max(1, style.closeCount) where byte(index) != style.close { return false }
    for index in 0..<style.closeHashes where byte(style.closeCount + index) != UInt8(ascii: "#") {
      return false
    }
    return true
  }

  /// Moves behind a place to fill, if one is here, and returns its expression.
  ///
  /// Two braces where one opens a place stand for a brace; they are skipped.
  private mutating func hole(_ holes: CodeTextStyle.Holes, _ depth: Int) -> Range<Int>? {
    guard depth < Self.deepestHole else { return nil }
    switch (holes, byte()) {
    case (.braces, UInt8(ascii: "{")):
      if byte(1) == UInt8(ascii: "{") {
        offset += 2
        return nil
      }
      return bracketed(open: 1, UInt8(ascii: "{"), UInt8(ascii: "}"), depth)
    case (.dollar, UInt8(ascii: "$")) where byte(1) == UInt8(ascii: "{"):
      return bracketed(open: 2, UInt8(ascii: "{"), UInt8(ascii: "}"), depth)
    case (.dollar(names: true), UInt8(ascii: "{"))
    where language == .php && byte(1) == UInt8(ascii: "$"):
      return bracketed(open: 1, UInt8(ascii: "{"), UInt8(ascii: "}"), depth)
    case (.dollar(names: true), UInt8(ascii: "$")) where byte(1).isASCIILetter || byte(1) == 0x5F:
      let start = language == .php ? offset : offset + 1
      offset += 1
      while offset < limit, text[offset].isWordByte { offset += 1 }
      if language == .php, byte() == UInt8(ascii: "[") || has("->") { skipSimpleAccess() }
      return start..<offset
    case (.hash, UInt8(ascii: "#")) where byte(1) == UInt8(ascii: "{"):
      return bracketed(open: 2, UInt8(ascii: "{"), UInt8(ascii: "}"), depth)
    case (.backslash(let hashes), UInt8(ascii: "\\")):
      let open = offset + 1 + hashes
      guard open < limit, text[open] == UInt8(ascii: "("),
        text[(offset + 1)..<open].allSatisfy({ $0 == UInt8(ascii: "#") })
      else { return nil }
      return bracketed(open: 2 + hashes, UInt8(ascii: "("), UInt8(ascii: ")"), depth)
    default:
      return nil
    }
  }

  /// Moves behind `[a]` or `->a` in a text of PHP.
  private mutating func skipSimpleAccess() {
    if byte() == UInt8(ascii: "[") {
      while offset < limit, byte() != UInt8(ascii: "]"), byte() != 0x0A { offset += 1 }
      offset += 1
    } else {
      offset += 2
      while offset < limit, text[offset].isWordByte { offset += 1 }
    }
    offset = min(offset, limit)
  }

  /// Moves behind an expression in brackets, which may hold brackets and texts.
  private mutating func bracketed(
    open count: Int, _ open: UInt8, _ close: UInt8, _ depth: Int
  ) -> Range<Int> {
    offset += count
    let start = offset
    var nesting = 1
    while offset < limit {
      let byte = byte()
      if byte == open { nesting += 1 }
      if byte == close {
        nesting -= 1
        if nesting == 0 { break }
      }
      if byte == UInt8(ascii: "\"") || byte == 0x27 || byte == UInt8(ascii: "`") {
        skipInnerText(byte, depth)
      } else {
        offset += 1
      }
    }
    let end = min(offset, limit)
    offset = min(limit, offset + 1)
    return start..<end
  }

  /// Moves behind a text inside an expression that fills a place.
  private mutating func skipInnerText(_ quote: UInt8, _ depth: Int) {
    offset += 1
    let isTemplate = quote == UInt8(ascii: "`")
    let holes: CodeTextStyle.Holes =
      isTemplate ? .dollar(names: false) : language == .ruby ? .hash : .none
    _ = parts(
      CodeTextStyle(close: quote, holes: holes, isMultiline: isTemplate), depth: depth + 1)
  }
}
