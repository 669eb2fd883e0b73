internal import PicketModel

/// Reads the templates in the text of an example.
struct ExampleTemplateParser {
  /// The largest number of random characters in one template.
  private static let maximumRunLength = 65_536
  private static let blank = UInt8(ascii: " ")

  private let text: [UInt8]
  private var offset = 0
  /// The number of random characters in the template so far.
  private var runLength = 0

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// Returns the pieces of the text.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the text.
  mutating func parse() throws(ExampleTemplateFault) -> [ExampleTemplate.Segment] {
    var segments: [ExampleTemplate.Segment] = []
    var start = 0
    while offset < text.count {
      guard isAt("{{") else {
        offset += 1
        continue
      }
      if start < offset { segments.append(.verbatim(Array(text[start..<offset]))) }
      segments.append(try parseTemplate())
      start = offset
    }
    if start < offset { segments.append(.verbatim(Array(text[start...]))) }
    return segments
  }

  private mutating func parseTemplate() throws(ExampleTemplateFault) -> ExampleTemplate.Segment {
    let start = offset
    offset += 2
    runLength = 0
    var terms: [ExampleTemplate.Term] = []
    while true {
      skipBlanks()
      terms.append(try parseTerm(templateStart: start))
      if isAt("}}") { break }
      guard isAt(" + ") else {
        guard offset < text.count else { throw fault(.unterminated, at: start) }
        throw fault(.textBehindTerm, at: offset)
      }
      offset += 3
    }
    offset += 2
    return .terms(terms, source: Array(text[start..<offset]))
  }

  /// Reads a term and leaves the offset before the ` + ` or `}}` behind it.
  private mutating func parseTerm(
    templateStart: Int
  ) throws(ExampleTemplateFault) -> ExampleTemplate.Term {
    let start = offset
    if isAt("\"") {
      let literal = try parseQuoted()
      skipBlanksBeforeEnd()
      return .literal(literal)
    }
    if isAt("[") {
      let charset = try parseOwnCharset()
      return .run(charset, count: try parseCount(takeWord(templateStart), at: start))
    }
    let word = try takeWord(templateStart)
    guard !word.isEmpty else { throw fault(.emptyTerm, at: start) }
    return try term(word, at: start)
  }

  /// Takes the text up to the ` + ` or `}}`, without the blanks around it.
  private mutating func takeWord(_ templateStart: Int) throws(ExampleTemplateFault) -> String {
    let start = offset
    while !isAt(" + "), !isAt("}}") {
      guard offset < text.count else { throw fault(.unterminated, at: templateStart) }
      offset += 1
    }
    let word = text[start..<offset]
    let end = word.lastIndex { $0 != Self.blank }.map { $0 + 1 } ?? start
    return String(decoding: text[start..<end], as: UTF8.self)
  }

  private mutating func term(
    _ word: String, at start: Int
  ) throws(ExampleTemplateFault) -> ExampleTemplate.Term {
    if let checksum = TemplateChecksum(rawValue: word) { return .checksum(checksum) }
    if TemplateCharset.named(word) != nil { throw fault(.missingCount(word), at: start) }
    guard let star = word.utf8.firstIndex(of: UInt8(ascii: "*")) else {
      try checkNoChecksumIsMeant(word, at: start)
      return .literal(Array(word.utf8))
    }
    let name = String(word[..<star])
    guard let charset = TemplateCharset.named(name) else {
      let suggestion = Spelling.closest(to: name, among: TemplateCharset.names)
      throw fault(.unknownCharset(name, suggestion: suggestion), at: start)
    }
    return .run(charset, count: try parseCount(String(word[star...]), at: start))
  }

  /// Takes a misspelt checksum for a fault: as bare text, it would spoil the example silently.
  private func checkNoChecksumIsMeant(
    _ word: String, at start: Int
  ) throws(ExampleTemplateFault) {
    let names = TemplateChecksum.allCases.map(\.rawValue)
    guard word.utf8.count >= 8, let name = Spelling.closest(to: word, among: names) else { return }
    throw fault(.unknownChecksum(word, suggestion: name), at: start)
  }

  /// Reads `*N` or `*N..M`.
  private mutating func parseCount(
    _ text: String, at start: Int
  ) throws(ExampleTemplateFault) -> ClosedRange<Int> {
    let invalid = fault(.invalidCount(limit: Self.maximumRunLength), at: start)
    let digits = text.utf8.dropFirst()
    guard text.utf8.first == UInt8(ascii: "*") else { throw invalid }
    let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let numbers = parts.filter { !$0.isEmpty }.map { Int(String($0) ?? "") }
    guard let low = numbers.first ?? nil, let high = numbers.last ?? nil,
      parts.count == numbers.count && numbers.count == 1
        || parts.count == 3 && numbers.count == 2 && parts[1].isEmpty,
      1 <= low, low <= high, high <= Self.maximumRunLength - runLength
    else { throw invalid }
    runLength += high
    return low...high
  }

  // MARK: Quotes and sets

  private mutating func parseQuoted() throws(ExampleTemplateFault) -> [UInt8] {
    let start = offset
    offset += 1
    var literal: [UInt8] = []
    while offset < text.count {
      let byte = text[offset]
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return literal
      case UInt8(ascii: "\\"): literal.append(try parseEscape())
      default: literal.append(byte)
      }
    }
    throw fault(.unterminatedQuote, at: start)
  }

  private mutating func parseEscape() throws(ExampleTemplateFault) -> UInt8 {
    let start = offset - 1
    let byte = offset < text.count ? text[offset] : 0
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"): return byte
    case UInt8(ascii: "n"): return UInt8(ascii: "\n")
    case UInt8(ascii: "r"): return UInt8(ascii: "\r")
    case UInt8(ascii: "t"): return UInt8(ascii: "\t")
    case UInt8(ascii: "x") where text.count - offset >= 2:
      let digits = String(decoding: text[offset..<offset + 2], as: UTF8.self)
      guard let value = UInt8(digits, radix: 16), !digits.hasPrefix("+") else {
        throw fault(.unknownEscape, at: start)
      }
      offset += 2
      return value
    default: throw fault(.unknownEscape, at: start)
    }
  }

  /// Reads `[a-z_]`; a backslash makes the next character stand for itself.
  private mutating func parseOwnCharset() throws(ExampleTemplateFault) -> TemplateCharset {
    let start = offset
    offset += 1
    var bytes: [UInt8] = []
    /// Whether a `-` after the last byte makes a range.
    var isRangeOpen = false
    while offset < text.count, text[offset] != UInt8(ascii: "]") {
      if text[offset] == UInt8(ascii: "-"), !bytes.isEmpty, !isRangeOpen, !isAt("-]") {
        isRangeOpen = true
        offset += 1
        continue
      }
      if isAt("\\") { offset += 1 }
      guard offset < text.count, text[offset] < 0x80 else { break }
      let low = isRangeOpen ? bytes.removeLast() : text[offset]
      guard low <= text[offset] else { throw fault(.invalidCharset, at: start) }
      bytes += low...text[offset]
      isRangeOpen = false
      offset += 1
    }
    guard isAt("]"), !bytes.isEmpty, !isRangeOpen else { throw fault(.invalidCharset, at: start) }
    offset += 1
    return TemplateCharset(ByteSet(bytes).bytes)
  }

  // MARK: Helpers

  private func isAt(_ prefix: String) -> Bool {
    text[offset...].starts(with: prefix.utf8)
  }

  private mutating func skipBlanks() {
    while offset < text.count, text[offset] == Self.blank { offset += 1 }
  }

  /// Passes the blanks between a term and `}}`, but not those of ` + `.
  private mutating func skipBlanksBeforeEnd() {
    let start = offset
    skipBlanks()
    if !isAt("}}") { offset = start }
  }

  private func fault(_ kind: ExampleTemplateFault.Kind, at offset: Int) -> ExampleTemplateFault {
    ExampleTemplateFault(kind: kind, offset: offset)
  }
}
