/// Reads the shell language: POSIX, with what bash adds.
///
/// Any bytes are accepted: what no shell would take is passed over, so that all else is still
/// judged. The time is linear, and the depth is bounded.
package struct ShellParser {
  let bytes: [UInt8]
  let origin: ShellOrigin
  /// The next byte to read.
  var offset = 0
  /// Where reading stops: the end of the text, or of a here-document in it.
  var end: Int
  private var depth = 0
  /// Here-documents whose bodies start behind the next line end.
  var pending: [ShellPendingDocument] = []
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
}
