/// Commands under some keys of a YAML file.
///
/// The file is read line by line: that is enough for the shapes in which people write commands, and
/// keeps the place of each byte.
struct YAMLSnippets {
  private let text: [UInt8]
  private let keys: Set<String>
  private var lines: FileLines
  private(set) var snippets: [ShellSnippet] = []

  static func snippets(in text: [UInt8], keys: Set<String>) -> [ShellSnippet] {
    var reader = YAMLSnippets(text, keys)
    reader.read()
    return reader.snippets
  }

  private init(_ text: [UInt8], _ keys: Set<String>) {
    self.text = text
    self.keys = keys
    lines = FileLines(text)
  }

  private mutating func read() {
    while let line = lines.read() {
      guard let (indent, value) = keyedValue(line) else { continue }
      if value.isEmpty || text[value.lowerBound] == UInt8(ascii: "#") {
        readItems(below: indent)
      } else {
        readValue(value, below: indent)
      }
    }
  }

  /// The column of a key that is looked for, and where its value stands.
  private func keyedValue(_ line: Range<Int>) -> (indent: Int, value: Range<Int>)? {
    var start = line.lowerBound + text.indentation(of: line)
    while start + 1 < line.upperBound, text[start] == UInt8(ascii: "-"), text[start + 1] == 0x20 {
      start += 2
      while start < line.upperBound, text[start] == 0x20 { start += 1 }
    }
    guard let colon = text[start..<line.upperBound].firstIndex(of: UInt8(ascii: ":")),
      colon - start < 40, colon + 1 >= line.upperBound || text[colon + 1] == 0x20,
      keys.contains(text.text(start..<colon))
    else { return nil }
    var value = colon + 1
    while value < line.upperBound, text[value] == 0x20 { value += 1 }
    return (start - line.lowerBound, min(value, line.upperBound)..<line.upperBound)
  }

  /// Reads `- item` lines.
  private mutating func readItems(below indent: Int) {
    var joined: ShellSnippet?
    while let line = lines.read() {
      if text.isBlank(line) { continue }
      let start = line.lowerBound + text.indentation(of: line)
      if text[start] == UInt8(ascii: "#") { continue }
      let isItem =
        text[start] == UInt8(ascii: "-") && start + 1 < line.upperBound && text[start + 1] == 0x20
      guard isItem, start - line.lowerBound >= indent || start - line.lowerBound + 2 >= indent
      else {
        lines.rewind(to: line)
        break
      }
      var value = start + 1
      while value < line.upperBound, text[value] == 0x20 { value += 1 }
      if keyedValue(line) != nil {
        lines.rewind(to: line)
        break
      }
      let count = snippets.count
      readValue(value..<line.upperBound, below: start - line.lowerBound + 1)
      // The items of a job run one after the other, in one shell.
      guard snippets.count > count, let item = snippets.popLast() else { continue }
      if joined == nil { joined = ShellSnippet() }
      joined?.bytes += item.bytes
      joined?.offsets += item.offsets
      joined?.append("\n", at: item.offsets.last ?? 0)
    }
    if let joined { snippets.append(joined) }
  }

  private mutating func readValue(_ value: Range<Int>, below indent: Int) {
    guard let first = text[value].first else { return }
    var snippet = ShellSnippet()
    switch first {
    case UInt8(ascii: "|"), UInt8(ascii: ">"):
      readBlock(below: indent, isFolded: first == UInt8(ascii: ">"), into: &snippet)
    case UInt8(ascii: "'"), UInt8(ascii: "\""):
      readQuoted(value, first, into: &snippet)
    case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "&"), UInt8(ascii: "*"),
      UInt8(ascii: "!"):
      return
    default:
      var end = value.upperBound
      // A comment needs a blank before it.
      var index = value.lowerBound
      while index + 1 < end {
        if text[index] == 0x20, text[index + 1] == UInt8(ascii: "#") {
          end = index
          break
        }
        index += 1
      }
      append(value.lowerBound..<end, to: &snippet)
      readContinuation(below: indent, into: &snippet)
    }
    if !snippet.bytes.isEmpty { snippets.append(snippet) }
  }

  /// Lines that go on with a plain value.
  private mutating func readContinuation(below indent: Int, into snippet: inout ShellSnippet) {
    while let line = lines.read() {
      let column = text.indentation(of: line)
      let start = line.lowerBound + column
      guard !text.isBlank(line), column > indent, text[start] != UInt8(ascii: "-"),
        !looksLikeKey(line)
      else {
        lines.rewind(to: line)
        return
      }
      snippet.append(" ", at: line.lowerBound)
      append(start..<line.upperBound, to: &snippet)
    }
  }

  private func looksLikeKey(_ line: Range<Int>) -> Bool {
    let start = line.lowerBound + text.indentation(of: line)
    guard let colon = text[start..<line.upperBound].firstIndex(of: UInt8(ascii: ":")) else {
      return false
    }
    return text[start..<colon].allSatisfy { ShellParser.isNameByte($0) || $0 == UInt8(ascii: "-") }
      && (colon + 1 == line.upperBound || text[colon + 1] == 0x20)
  }

  private mutating func readBlock(
    below indent: Int, isFolded: Bool, into snippet: inout ShellSnippet
  ) {
    var column: Int?
    while let line = lines.read() {
      if text.isBlank(line) {
        snippet.append("\n", at: line.lowerBound)
        continue
      }
      let here = text.indentation(of: line)
      guard here > indent else {
        lines.rewind(to: line)
        return
      }
      let margin = min(column ?? here, here)
      column = column ?? here
      append((line.lowerBound + margin)..<line.upperBound, to: &snippet)
      snippet.append(isFolded ? " " : "\n", at: max(line.lowerBound, line.upperBound - 1))
    }
  }

  private mutating func readQuoted(
    _ value: Range<Int>, _ quote: UInt8, into snippet: inout ShellSnippet
  ) {
    var index = value.lowerBound + 1
    while index < value.upperBound {
      let byte = text[index]
      if byte == quote {
        guard quote == UInt8(ascii: "'"), index + 1 < value.upperBound, text[index + 1] == quote
        else { return }
        index += 1
      } else if byte == UInt8(ascii: "\\"), quote == UInt8(ascii: "\""),
        index + 1 < value.upperBound
      {
        index += 1
        if text[index] == UInt8(ascii: "n") {
          snippet.append("\n", at: index)
          index += 1
          continue
        }
      }
      snippet.append(text[index], at: index)
      index += 1
    }
  }

  /// Adds a part of the file in which `${{ … }}` stands for a value.
  private func append(_ range: Range<Int>, to snippet: inout ShellSnippet) {
    var index = range.lowerBound
    while index < range.upperBound {
      let isOpen =
        text[index] == UInt8(ascii: "$") && text[index...].prefix(3).elementsEqual("${{".utf8)
        || text[index] == UInt8(ascii: "{") && text[index...].prefix(2).elementsEqual("{{".utf8)
      if isOpen, let end = closing(in: index..<range.upperBound) {
        snippet.append(ShellSnippet.value, at: index)
        index = end
      } else {
        snippet.append(text[index], at: index)
        index += 1
      }
    }
  }

  private func closing(in range: Range<Int>) -> Int? {
    var index = range.lowerBound
    while index + 1 < range.upperBound {
      if text[index] == UInt8(ascii: "}"), text[index + 1] == UInt8(ascii: "}") { return index + 2 }
      index += 1
    }
    return nil
  }
}
