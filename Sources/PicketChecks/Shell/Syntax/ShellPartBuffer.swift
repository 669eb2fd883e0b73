/// Puts the parts of a word together: plain bytes in a row become one part.
struct ShellPartBuffer {
  private var parts: [ShellPart] = []
  private var text: [UInt8] = []
  private let isQuoted: Bool

  /// Makes an empty word.
  ///
  /// - Parameter isQuoted: whether plain bytes stand in quotes.
  init(isQuoted: Bool) {
    self.isQuoted = isQuoted
  }

  /// The plain byte right before what comes next; `nil` behind another part.
  var lastByte: UInt8? { text.last }

  /// All parts.
  var finished: [ShellPart] {
    var copy = self
    copy.flush()
    return copy.parts
  }

  mutating func append(byte: UInt8) {
    text.append(byte)
  }

  mutating func append(bytes: [UInt8]) {
    text += bytes
  }

  mutating func append(_ part: ShellPart) {
    flush()
    parts.append(part)
  }

  mutating func append(_ more: [ShellPart]) {
    flush()
    parts += more
  }

  private mutating func flush() {
    guard !text.isEmpty else { return }
    parts.append(.text(String(decoding: text, as: UTF8.self), isQuoted: isQuoted))
    text.removeAll(keepingCapacity: true)
  }
}
