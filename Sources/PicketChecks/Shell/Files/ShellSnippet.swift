/// Commands that stand in a file, as a shell would get them.
struct ShellSnippet {
  var bytes: [UInt8] = []
  /// For each byte its place in the file.
  var offsets: [Int] = []
  /// Whether a tool runs it without anybody looking.
  var isUnattended = false
  /// Whether it runs where nothing of worth is: in a container or a machine that is thrown away.
  var isContained = false
  /// Whether it is an example for people.
  var isDocumentation = false

  /// Adds a byte that stands at a place of the file.
  mutating func append(_ byte: UInt8, at offset: Int) {
    bytes.append(byte)
    offsets.append(offset)
  }

  /// Adds bytes that stand for something at a place of the file.
  mutating func append(_ text: String, at offset: Int) {
    for byte in text.utf8 { append(byte, at: offset) }
  }

  /// Adds a part of the file as it is.
  mutating func append(_ text: Span<UInt8>, _ range: Range<Int>) {
    for index in range { append(text[index], at: index) }
  }

  /// A value that somebody else puts in, and that is not empty.
  static let value = "${_:?}"
}

/// Lines of a file.
struct FileLines {
  private let text: [UInt8]
  private(set) var next = 0

  init(_ text: [UInt8]) {
    self.text = text
  }

  /// The place of the next line without its end; `nil` at the end of the file.
  mutating func read() -> Range<Int>? {
    guard next < text.count else { return nil }
    let start = next
    let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
    next = end + 1
    return start..<(end > start && text[end - 1] == UInt8(ascii: "\r") ? end - 1 : end)
  }

  /// Goes back to a line.
  mutating func rewind(to line: Range<Int>) {
    next = line.lowerBound
  }
}

extension [UInt8] {
  /// The number of blanks at the start of a line.
  func indentation(of line: Range<Int>) -> Int {
    self[line].prefix { $0 == 0x20 || $0 == 0x09 }.count
  }

  /// Whether a line has nothing but blanks.
  func isBlank(_ line: Range<Int>) -> Bool {
    indentation(of: line) == line.count
  }

  func text(_ range: Range<Int>) -> String {
    String(decoding: self[range], as: UTF8.self)
  }
}
