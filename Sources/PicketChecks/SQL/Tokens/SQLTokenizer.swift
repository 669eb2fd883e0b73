/// Cuts SQL into tokens: any dialect, any bytes, in linear time.
///
/// It knows comments, quotes of all dialects, changes of the delimiter, commands of psql, data
/// behind `COPY … FROM STDIN`, and the marks of template languages. What is not closed ends with
/// the text.
struct SQLTokenizer {
  /// A byte that stands for a value which code puts between pieces of a text.
  static let hole: UInt8 = 0x01

  let text: [UInt8]
  let dialect: SQLDialect
  /// The part of the text that is read.
  let bounds: Range<Int>
  var offset: Int
  var tokens: [SQLToken] = []
  /// For the first byte of a mark that ends a hole: up to where none was found.
  var searched: [UInt8: Int] = [:]
  /// What ends statements in place of `;`, after `DELIMITER`.
  private var delimiter: ArraySlice<UInt8>?
  /// Whether the statement that is being read copies rows from what follows it.
  private var readsRows = false

  private init(_ text: [UInt8], _ bounds: Range<Int>, _ dialect: SQLDialect) {
    self.text = text
    self.bounds = bounds
    self.dialect = dialect
    offset = bounds.lowerBound
    tokens.reserveCapacity(bounds.count / 5)
  }

  /// Returns the tokens of a part of a text, in order; their ranges are of the whole text.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the part.
  static func tokens(of text: [UInt8], in bounds: Range<Int>, _ dialect: SQLDialect) -> [SQLToken] {
    var tokenizer = SQLTokenizer(text, bounds, dialect)
    while tokenizer.offset < bounds.upperBound { tokenizer.readToken() }
    return tokenizer.tokens
  }

  /// Where the part that is read ends.
  var limit: Int { bounds.upperBound }

  /// The byte some places ahead; 0 behind the end.
  func byte(_ distance: Int = 0) -> UInt8 {
    offset + distance < limit ? text[offset + distance] : 0
  }

  mutating func add(
    _ kind: SQLToken.Kind, from start: Int, content: Range<Int>? = nil, word: SQLWord = .none
  ) {
    let range = start..<offset
    tokens.append(
      SQLToken(
        kind: kind, word: word, range: range, first: text[start], content: content ?? range))
  }

  private mutating func readToken() {
    let byte = byte()
    if byte.isSpace || byte == 0 || byte == 0xEF && offset == 0 {
      offset += byte == 0xEF ? 3 : 1
      return
    }
    if let delimiter, text[offset...].starts(with: delimiter) {
      let start = offset
      offset += delimiter.count
      return add(.end, from: start)
    }
    if skipComment() || readHole() || readQuoted() { return }
    if byte.isWordByte && !byte.isASCIIDigit { return readWord() }
    if byte.isASCIIDigit { return readNumber() }
    readSymbol()
  }

  // MARK: Words and numbers

  private mutating func readWord() {
    let start = offset
    var word = SQLWord(text[offset...offset])
    offset += 1
    while offset < limit, text[offset].isWordByte || text[offset] == UInt8(ascii: "$") {
      word.append(text[offset])
      offset += 1
    }
    if startsLine(start) {
      if word == "delimiter" { return readDelimiter() }
      if word == "go", endsLine() { return add(.end, from: start) }
    }
    if word == "stdin" { readsRows = true }
    add(.word, from: start, word: word)
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

  /// Whether nothing but blanks stands before a place in its line.
  private func startsLine(_ place: Int) -> Bool {
    var index = place
    while index > bounds.lowerBound, text[index - 1].isSpace {
      index -= 1
      if text[index].isLineEnd { return true }
    }
    return index == bounds.lowerBound
  }

  /// Whether nothing but blanks follows in the line; a number may, as in `GO 5`.
  private func endsLine() -> Bool {
    var index = offset
    while index < limit, !text[index].isLineEnd {
      guard text[index].isSpace || text[index].isASCIIDigit else { return false }
      index += 1
    }
    return true
  }

  private mutating func readDelimiter() {
    while byte() == 0x20 || byte() == 0x09 { offset += 1 }
    let start = offset
    while offset < limit, !text[offset].isSpace { offset += 1 }
    let found = text[start..<offset]
    delimiter = found.elementsEqual(";".utf8) || found.isEmpty ? nil : found
  }

  // MARK: Symbols

  private mutating func readSymbol() {
    let start = offset
    let (byte, next) = (byte(), byte(1))
    offset += 1
    switch byte {
    case UInt8(ascii: ";"):
      if delimiter == nil {
        add(.end, from: start)
        skipRows()
        return
      }
    case UInt8(ascii: "/") where startsLine(start) && endsLine():
      return add(.end, from: start)
    case UInt8(ascii: "\\") where tokens.last.map { $0.kind == .end } ?? true:
      return skipLine()
    case UInt8(ascii: "?"):
      return add(.parameter, from: start)
    case UInt8(ascii: "$") where next.isWordByte, UInt8(ascii: "@") where next.isWordByte,
      UInt8(ascii: ":") where next.isWordByte:
      skipWordBytes()
      return add(.parameter, from: start)
    case UInt8(ascii: "@") where next == byte:
      offset += 1
      skipWordBytes()
      return add(.parameter, from: start)
    case UInt8(ascii: "%") where next == UInt8(ascii: "s") && !self.byte(1).isWordByte:
      offset += 1
      return add(.parameter, from: start)
    case UInt8(ascii: ":") where next == byte, UInt8(ascii: "|") where next == byte:
      offset += 1
    default:
      break
    }
    add(.symbol, from: start)
  }

  private mutating func skipWordBytes() {
    while offset < limit, text[offset].isWordByte { offset += 1 }
  }

  mutating func skipLine() {
    while offset < limit, !text[offset].isLineEnd { offset += 1 }
  }

  /// Skips the rows behind `COPY … FROM STDIN;`, up to their end mark.
  private mutating func skipRows() {
    defer { readsRows = false }
    guard readsRows else { return }
    let start = offset
    while offset < limit {
      skipLine()
      while offset < limit, text[offset].isLineEnd { offset += 1 }
      if byte() == UInt8(ascii: "\\"), byte(1) == UInt8(ascii: ".") {
        offset += 2
        return
      }
    }
    // Without an end mark the rows are somewhere else.
    offset = start
  }
}
