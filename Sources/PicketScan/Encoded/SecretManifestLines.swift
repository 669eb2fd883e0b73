/// Reads the lines of a manifest in YAML as far as it takes to find Secrets and their values.
///
/// Charts and overlays are templates, which no reader of YAML takes: their lines are passed over.
struct SecretManifestLines {
  private let text: [UInt8]
  private var mappings: [Mapping] = []
  private var found: [SecretManifest.Value] = []
  private var block: Block?

  /// A mapping whose keys are being read.
  private struct Mapping {
    var column: Int
    var isSecret = false
    var key: [UInt8] = []
    /// What stands under its `data`.
    var data: [SecretManifest.Value] = []
  }

  /// A value that goes on on the lines below its key.
  private struct Block {
    /// That of its key: its lines are indented more.
    var column: Int
    var name: [UInt8]
    var range: Range<Int>?
    /// Whether it stands under a `data`.
    var isData: Bool
  }

  init(_ text: [UInt8]) {
    self.text = text
  }

  mutating func values() -> [SecretManifest.Value] {
    var start = 0
    while start < text.count {
      let end = text[start...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
      read(line: start..<end)
      start = end + 1
    }
    closeBlock()
    close(deeperThan: -1)
    return found
  }

  // MARK: Lines

  private mutating func read(line: Range<Int>) {
    var content = trimmed(line)
    var column = content.lowerBound - line.lowerBound
    guard let first = text[content].first, first != UInt8(ascii: "#") else { return }
    // What `kubectl apply` leaves in an annotation.
    if first == UInt8(ascii: "{"), let values = SecretManifest.jsonValues(in: text[content]) {
      found += values
    }
    if let block, column > block.column {
      self.block?.range = (block.range?.lowerBound ?? content.lowerBound)..<content.upperBound
      return
    }
    closeBlock()
    if column == 0, text[content].starts(with: "---".utf8) { return close(deeperThan: -1) }
    if text[content].starts(with: "{{".utf8) { return }
    while text[content].starts(with: "- ".utf8) {
      close(deeperThan: column)
      content = trimmed((content.lowerBound + 1)..<content.upperBound)
      column = content.lowerBound - line.lowerBound
    }
    read(entry: content, column)
  }

  private mutating func read(entry: Range<Int>, _ column: Int) {
    guard let colon = colon(in: entry) else { return }
    let key = unquoted(trimmed(entry.lowerBound..<colon))
    let value = withoutComment(trimmed((colon + 1)..<entry.upperBound))
    close(deeperThan: column)
    if mappings.last?.column != column { mappings.append(Mapping(column: column)) }
    mappings[mappings.count - 1].key = Array(text[key])
    if text[key].elementsEqual("kind".utf8), text[unquoted(value)].elementsEqual("Secret".utf8) {
      mappings[mappings.count - 1].isSecret = true
    }
    if text[key].elementsEqual("data".utf8), text[value].first == UInt8(ascii: "{") {
      mappings[mappings.count - 1].data += flowValues(in: value)
    }
    let isData = mappings.dropLast().last.map { $0.key.elementsEqual("data".utf8) } ?? false
    if let mark = text[value].first, mark == UInt8(ascii: "|") || mark == UInt8(ascii: ">") {
      block = Block(column: column, name: Array(text[key]), isData: isData)
    } else if isData {
      keep(SecretManifest.Value(name: Array(text[key]), range: plain(value)))
    }
  }

  /// Ends the mappings that are indented more than a column; the values of Secrets are kept.
  private mutating func close(deeperThan column: Int) {
    while let last = mappings.last, last.column > column {
      if last.isSecret { found += last.data }
      mappings.removeLast()
    }
  }

  private mutating func closeBlock() {
    if let block, block.isData, let range = block.range {
      mappings[mappings.count - 2].data.append(
        SecretManifest.Value(name: block.name, range: range))
    }
    block = nil
  }

  /// Keeps a value of the mapping that is open beside the one around it.
  private mutating func keep(_ value: SecretManifest.Value) {
    if !value.range.isEmpty { mappings[mappings.count - 2].data.append(value) }
  }

  // MARK: Pieces of a line

  /// Returns the values of a mapping in braces that ends on its line.
  private func flowValues(in flow: Range<Int>) -> [SecretManifest.Value] {
    let inner = (flow.lowerBound + 1)..<flow.upperBound
    return text[inner].split { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "}") }.compactMap {
      let entry = trimmed($0.startIndex..<$0.endIndex)
      guard let colon = colon(in: entry) else { return nil }
      return SecretManifest.Value(
        name: Array(text[unquoted(trimmed(entry.lowerBound..<colon))]),
        range: plain(trimmed((colon + 1)..<entry.upperBound)))
    }
  }

  /// The colon behind a key: a blank or the end of the line follows it.
  private func colon(in entry: Range<Int>) -> Int? {
    entry.first {
      text[$0] == UInt8(ascii: ":") && ($0 + 1 == entry.upperBound || text[$0 + 1] <= 0x20)
    }
  }

  /// A scalar without its tag and its quotes.
  private func plain(_ value: Range<Int>) -> Range<Int> {
    var value = value
    while let mark = text[value].first, mark == UInt8(ascii: "!") || mark == UInt8(ascii: "&") {
      let blank = text[value].firstIndex(of: UInt8(ascii: " ")) ?? value.upperBound
      value = trimmed(blank..<value.upperBound)
    }
    return unquoted(value)
  }

  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (low, high) = (range.lowerBound, range.upperBound)
    while low < high, text[low] <= 0x20 { low += 1 }
    while low < high, text[high - 1] <= 0x20 { high -= 1 }
    return low..<high
  }

  private func withoutComment(_ range: Range<Int>) -> Range<Int> {
    let mark = range.dropFirst().first { text[$0] == UInt8(ascii: "#") && text[$0 - 1] <= 0x20 }
    return mark.map { trimmed(range.lowerBound..<$0) } ?? range
  }

  private func unquoted(_ range: Range<Int>) -> Range<Int> {
    guard range.count >= 2, let quote = text[range].first, quote == text[range].last,
      quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'")
    else { return range }
    return (range.lowerBound + 1)..<(range.upperBound - 1)
  }
}
