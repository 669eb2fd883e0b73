/// The texts of PHP and Ruby: quotes, here-documents, and what a shell runs.
extension CodeLexer {
  mutating func readPHPText() -> Bool {
    switch byte() {
    case UInt8(ascii: "'"):
      return read(CodeTextStyle(close: byte(), isMultiline: true), opening: 1)
    case UInt8(ascii: "\""), UInt8(ascii: "`"):
      let isCommand = byte() == UInt8(ascii: "`")
      return read(
        CodeTextStyle(close: byte(), holes: .dollar(names: true), isMultiline: true), opening: 1,
        isCommand: isCommand)
    case UInt8(ascii: "<") where has("<<<"): return readPHPDocument()
    default: return false
    }
  }

  private mutating func readPHPDocument() -> Bool {
    var start = offset + 3
    while start < limit, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
    let quote: UInt8? =
      start < limit && (text[start] == 0x27 || text[start] == 0x22) ? text[start] : nil
    if quote != nil { start += 1 }
    var end = start
    while end < limit, text[end].isWordByte { end += 1 }
    guard end > start else { return false }
    let mark = Array(text[start..<end])
    let opening = offset
    offset = end
    while offset < limit, text[offset] != 0x0A { offset += 1 }
    offset = min(limit, offset + 1)
    let (body, after) = document(endingAt: mark)
    add(body, holes: quote == 0x27 ? .none : .dollar(names: true), from: opening, to: after)
    return true
  }

  /// The body of a here-document that starts here, and the place behind its end mark.
  private func document(endingAt mark: [UInt8]) -> (body: Range<Int>, after: Int) {
    var line = offset
    while line < limit {
      let start = text[line..<limit].firstIndex { $0 != 0x20 && $0 != 0x09 } ?? limit
      let end = start + mark.count
      if text[start..<limit].starts(with: mark), end >= limit || !text[end].isWordByte {
        return (offset..<line, end)
      }
      line = (text[line..<limit].firstIndex(of: 0x0A) ?? limit) + 1
    }
    return (min(offset, limit)..<limit, limit)
  }

  /// Adds the text of a here-document.
  private mutating func add(
    _ body: Range<Int>, holes: CodeTextStyle.Holes, from start: Int, to end: Int
  ) {
    literals.append(
      CodeLiteral(range: start..<min(end, limit), parts: bodyParts(of: body, holes)))
    offset = min(end, limit)
    add(.text(literals.count - 1), from: start)
  }

  /// The parts of a text that a mark on a line of its own ended.
  private func bodyParts(of body: Range<Int>, _ holes: CodeTextStyle.Holes) -> [CodeLiteral.Part] {
    var inner = CodeLexer(text, in: body, language)
    // No byte ends it but the last.
    inner.readBody(
      CodeTextStyle(close: 0, holes: holes, isMultiline: true), from: body.lowerBound)
    return inner.literals.first?.parts ?? []
  }

  // MARK: Ruby

  mutating func readRubyText() -> Bool {
    switch (byte(), byte(1)) {
    case (UInt8(ascii: "'"), _):
      return read(CodeTextStyle(close: byte(), isMultiline: true), opening: 1)
    case (UInt8(ascii: "\""), _), (UInt8(ascii: "`"), _):
      let isCommand = byte() == UInt8(ascii: "`")
      return read(
        CodeTextStyle(close: byte(), holes: .hash, isMultiline: true), opening: 1,
        isCommand: isCommand)
    case (UInt8(ascii: "/"), _) where startsPattern: return readPattern()
    case (UInt8(ascii: "%"), _): return readPercentText()
    case (UInt8(ascii: "<"), UInt8(ascii: "<")): return readRubyDocument()
    default: return false
    }
  }

  /// Reads `%q(…)`, `%Q[…]`, `%w{…}`, `%x(…)` or `%(…)`.
  private mutating func readPercentText() -> Bool {
    let letter = byte(1)
    let hasLetter = [UInt8](" qQwWiIxr".utf8.dropFirst()).contains(letter)
    let open = byte(hasLetter ? 2 : 1)
    let closes: [UInt8: UInt8] = [0x28: 0x29, 0x5B: 0x5D, 0x7B: 0x7D, 0x3C: 0x3E]
    // Elsewhere `%` divides.
    guard
      hasLetter && (closes[open] != nil || open == UInt8(ascii: "|"))
        || closes[open] != nil && startsPattern
    else { return false }
    let isPlain = [UInt8]("qwi".utf8).contains(letter)
    return read(
      CodeTextStyle(
        close: closes[open] ?? open, holes: isPlain ? .none : .hash, isMultiline: true,
        nestedOpen: closes[open] == nil ? nil : open), opening: hasLetter ? 3 : 2,
      isCommand: letter == UInt8(ascii: "x"))
  }

  /// Reads the start of a here-document; its body follows at the next line.
  private mutating func readRubyDocument() -> Bool {
    var index = offset + 2
    if index < limit, text[index] == UInt8(ascii: "~") || text[index] == UInt8(ascii: "-") {
      index += 1
    }
    let quote: UInt8? =
      index < limit && (text[index] == 0x27 || text[index] == 0x22 || text[index] == 0x60)
      ? text[index] : nil
    if quote != nil { index += 1 }
    let start = index
    while index < limit, text[index].isWordByte { index += 1 }
    let mark = Array(text[start..<index])
    // `a << b` is no here-document: marks are written in capital letters.
    guard let first = mark.first, first >= 0x41, first <= 0x5A || quote != nil else { return false }
    if quote != nil { index += 1 }
    let opening = offset
    offset = min(index, limit)
    literals.append(
      CodeLiteral(range: opening..<offset, parts: [], isCommand: quote == 0x60))
    pending.append((literals.count - 1, mark, quote != 0x27))
    add(.text(literals.count - 1), from: opening)
    return true
  }

  /// Reads the bodies of the here-documents of the line before.
  mutating func readPending() {
    for (literal, mark, hasHoles) in pending {
      let (body, after) = document(endingAt: mark)
      literals[literal].parts = bodyParts(of: body, hasHoles ? .hash : .none)
      offset = min(limit, after)
    }
    pending = []
  }
}
