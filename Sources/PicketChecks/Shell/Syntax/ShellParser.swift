/// Reads the shell language: POSIX, with what bash adds.
///
/// Any bytes are accepted: what no shell would take is passed over, so that all else is still
/// judged. The time is linear, and the depth is bounded.
package struct ShellParser {
  let bytes: [UInt8]
  private let origin: ShellOrigin
  /// The next byte to read.
  var offset = 0
  /// Where reading stops: the end of the text, or of a here-document in it.
  var end: Int
  private var depth = 0
  /// Here-documents whose bodies start behind the next line end.
  private var pending: [PendingDocument] = []
  /// The bodies of all here-documents, of texts that were read before too.
  var documents: [ShellWord]
  /// Places where `$((` and `((` turned out to open a subshell: without this memory, nested ones
  /// would be read again and again.
  var subshells: Set<Int> = []
  /// Whether reading stopped where the nesting was too deep.
  var isTooDeep = false
  /// The first place that no shell would take; `nil` for a sound text.
  package private(set) var fault: Int?

  /// Far more than people nest, and little enough for any stack.
  static let maximumDepth = 60

  private struct PendingDocument {
    var delimiter: [UInt8]
    var isQuoted: Bool
    var stripsTabs: Bool
    var number: Int
  }

  /// What came of reading a text.
  package struct Result: Hashable, Sendable {
    package var script: ShellScript
    /// The bodies of here-documents, by their numbers.
    package var documents: [ShellWord]
    /// Whether reading stopped where the nesting was too deep.
    package var isTooDeep: Bool
    /// The first byte that no shell would take; `nil` for a sound text.
    package var fault: Int?
  }

  private init(_ bytes: [UInt8], _ origin: ShellOrigin, _ documents: [ShellWord]) {
    self.bytes = bytes
    self.origin = origin
    self.documents = documents
    end = bytes.count
  }

  /// Reads a text from its first byte to its last.
  ///
  /// - Parameters:
  ///   - bytes: the text.
  ///   - origin: where it was taken from.
  ///   - documents: the bodies of here-documents of texts that were read before.
  /// - Returns: its commands; what no shell would take is left out.
  /// - Complexity: O(*n*).
  package static func parse(
    _ bytes: [UInt8], _ origin: ShellOrigin = .itself, documents: [ShellWord] = []
  ) -> Result {
    var parser = ShellParser(bytes, origin, documents)
    let script = parser.parseAll()
    return Result(
      script: script, documents: parser.documents, isTooDeep: parser.isTooDeep,
      fault: parser.fault)
  }

  private mutating func parseAll() -> ShellScript {
    var script = parseList()
    while offset < end {
      // A word or mark that ends something which nothing opened.
      noteFault()
      if takeMark() == nil, takeKeyword(Self.closers) == nil { offset += 1 }
      script.commands += parseList().commands
    }
    fillDocuments()
    return script
  }

  // MARK: Depth and places

  /// Reads something one level deeper; at the limit, reading ends.
  mutating func nested<T>(_ otherwise: T, _ body: (inout ShellParser) -> T) -> T {
    guard depth < Self.maximumDepth else {
      isTooDeep = true
      offset = end
      return otherwise
    }
    depth += 1
    defer { depth -= 1 }
    return body(&self)
  }

  func place(from start: Int) -> Range<Int> {
    origin.place(of: start..<max(start, min(offset, bytes.count)))
  }

  mutating func noteFault() {
    fault = fault ?? offset
  }

  // MARK: Lists

  /// Words that end a list, where they stand as the first word of a command.
  static let closers: Set<String> = [
    "then", "else", "elif", "fi", "do", "done", "esac", "}",
  ]

  /// Reads commands up to the end, a `)`, a `;;` or a closing keyword, which stay.
  mutating func parseList() -> ShellScript {
    var script = ShellScript()
    while true {
      skipSpace(andLines: true)
      guard offset < end else { return script }
      switch bytes[offset] {
      case UInt8(ascii: ";"):
        if peek(1) == UInt8(ascii: ";") || peek(1) == UInt8(ascii: "&") { return script }
        offset += 1
      case UInt8(ascii: "&"):
        // `&>file` opens a command; `&`, `&&` join two.
        if peek(1) == UInt8(ascii: ">") {
          append(parsePipeline(), to: &script)
        } else {
          offset += peek(1) == UInt8(ascii: "&") ? 2 : 1
        }
      case UInt8(ascii: "|"): offset += peek(1) == UInt8(ascii: "|") ? 2 : 1
      case UInt8(ascii: ")"): return script
      default:
        if let word = keyword(), Self.closers.contains(word) { return script }
        append(parsePipeline(), to: &script)
      }
    }
  }

  private func append(_ command: ShellCommand?, to script: inout ShellScript) {
    if let command { script.commands.append(command) }
  }

  private mutating func parsePipeline() -> ShellCommand? {
    var commands: [ShellCommand] = []
    while true {
      while let word = keyword(), word == "!" || word == "time" || word == "coproc" {
        offset += word.utf8.count
        skipSpace(andLines: false)
        if word == "time", text(at: offset, is: "-p ") { offset += 3 }
      }
      let start = offset
      if let command = parseCommand() { commands.append(command) }
      skipSpace(andLines: false)
      guard offset < end, bytes[offset] == UInt8(ascii: "|"), peek(1) != UInt8(ascii: "|") else {
        if offset == start, offset < end, !isListEnd { passOver() }
        break
      }
      offset += peek(1) == UInt8(ascii: "&") ? 2 : 1
      skipSpace(andLines: true)
    }
    return commands.count > 1 ? .pipeline(commands) : commands.first
  }

  /// Whether what comes next ends a command.
  private var isListEnd: Bool {
    switch bytes[offset] {
    case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ")"),
      UInt8(ascii: "\n"):
      true
    default: keyword().map(Self.closers.contains) ?? false
    }
  }

  private mutating func passOver() {
    noteFault()
    offset += 1
  }

  // MARK: Blanks, comments, lines

  /// Passes blanks, continued lines and comments, and line ends where they mean nothing.
  mutating func skipSpace(andLines: Bool) {
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: offset += 1
      case UInt8(ascii: "\r") where offset + 1 >= end || peek(1) == UInt8(ascii: "\n"): offset += 1
      case UInt8(ascii: "\\"):
        guard let length = continuation(at: offset) else { return }
        offset += length
      case UInt8(ascii: "#"):
        while offset < end, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      case UInt8(ascii: "\n"):
        guard andLines else { return }
        offset += 1
        fillDocuments()
      default: return
      }
    }
  }

  /// The length of a backslash and the line end behind it; `nil` for another backslash.
  func continuation(at place: Int) -> Int? {
    if place + 1 < end, bytes[place + 1] == UInt8(ascii: "\n") { return 2 }
    if place + 2 < end, bytes[place + 1] == UInt8(ascii: "\r"),
      bytes[place + 2] == UInt8(ascii: "\n")
    {
      return 3
    }
    return nil
  }

  func peek(_ distance: Int) -> UInt8? {
    offset + distance < end ? bytes[offset + distance] : nil
  }

  func text(at place: Int, is text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard place + length <= end else { return false }
    return bytes[place..<(place + length)].elementsEqual(text.description.utf8)
  }

  // MARK: Words that mean something

  /// The word without quotes that stands here, if it could be a reserved one.
  func keyword() -> String? {
    var place = offset
    while place < end, place - offset < 10 {
      switch bytes[place] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "!"), UInt8(ascii: "["), UInt8(ascii: "]"):
        place += 1
        continue
      default: break
      }
      break
    }
    guard place > offset, place == end || Self.endsWord(bytes[place]) else { return nil }
    return String(decoding: bytes[offset..<place], as: UTF8.self)
  }

  /// Passes a reserved word, if one of these stands here.
  mutating func takeKeyword(_ words: Set<String>) -> String? {
    skipSpace(andLines: true)
    guard let word = keyword(), words.contains(word) else { return nil }
    offset += word.utf8.count
    return word
  }

  private mutating func takeMark() -> UInt8? {
    guard offset < end else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "&"):
      offset += 1
      return bytes[offset - 1]
    default: return nil
    }
  }

  static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    default: false
    }
  }

  // MARK: Here-documents

  /// Notes a here-document; its body is read behind the next line end.
  ///
  /// - Returns: the number of its body.
  mutating func expectDocument(delimiter word: ShellWord, stripsTabs: Bool) -> Int {
    let isQuoted = word.parts.contains {
      if case .text(_, isQuoted: true) = $0 { true } else { false }
    }
    let number = documents.count
    documents.append(ShellWord(parts: [], range: word.range))
    pending.append(
      PendingDocument(
        delimiter: Array((word.constant ?? "").utf8), isQuoted: isQuoted, stripsTabs: stripsTabs,
        number: number))
    return number
  }

  /// Reads the bodies of the here-documents that the line before opened.
  mutating func fillDocuments() {
    guard !pending.isEmpty else { return }
    let opened = pending
    pending = []
    for document in opened {
      let start = offset
      let bodyEnd = findEnd(of: document)
      let next = offset
      documents[document.number] = body(document, start..<bodyEnd)
      offset = next
    }
  }

  /// Goes behind the delimiter; returns where the body ends.
  private mutating func findEnd(of document: PendingDocument) -> Int {
    while offset < end {
      let lineStart = offset
      while offset < end, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      var line = bytes[lineStart..<offset]
      offset = min(end, offset + 1)
      if line.last == UInt8(ascii: "\r") { line.removeLast() }
      if document.stripsTabs { line = line.drop { $0 == UInt8(ascii: "\t") } }
      if line.elementsEqual(document.delimiter) { return lineStart }
    }
    return end
  }

  private mutating func body(_ document: PendingDocument, _ range: Range<Int>) -> ShellWord {
    let place = origin.place(of: range)
    if document.isQuoted {
      var text = String(decoding: bytes[range], as: UTF8.self)
      if document.stripsTabs { text = text.withoutLeadingTabs }
      return ShellWord(parts: [.text(text, isQuoted: true)], range: place)
    }
    let outer = end
    (offset, end) = (range.lowerBound, range.upperBound)
    let parts = nested([]) { $0.parseQuotedParts(until: nil) }
    // The nesting limit empties the text: then all behind the body is lost as well.
    end = isTooDeep ? offset : outer
    return ShellWord(parts: parts, range: place)
  }
}

extension String {
  /// The text as `<<-` gives it: no line starts with tabs.
  fileprivate var withoutLeadingTabs: String {
    split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.drop { $0 == "\t" } }.joined(separator: "\n")
  }
}
