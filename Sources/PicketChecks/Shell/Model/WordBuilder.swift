/// Puts the pieces of a word together, and takes values apart where they are not quoted.
struct WordBuilder {
  private let range: Range<Int>
  private var words: [ShellArgument] = []
  private var current: ShellArgument
  private var isOpen = false
  /// Whether values fall apart at blanks.
  var splits = true
  /// Whether something in quotes, which may be empty, makes it a word.
  var hasQuotes = false

  /// More words than these are not told apart.
  private static let limit = 4_000

  init(range: Range<Int>) {
    self.range = range
    current = ShellArgument("", range: range)
  }

  mutating func add(text: String, isQuoted: Bool, isValue: Bool = false) {
    if isValue, !isQuoted, splits {
      close()
      return
    }
    isOpen = true
    if isQuoted {
      hasQuotes = true
      current.isQuoted = true
    } else if text.hasGlobMark {
      current.hasGlob = true
    }
    current.value.append(ShellText(text))
  }

  mutating func add(value: ShellText, isQuoted: Bool) {
    if isQuoted { current.isQuoted = true }
    guard splits, !isQuoted, words.count < Self.limit, value.text.hasBlank else {
      let isGlob = splits && !isQuoted && value.text.hasGlobMark
      if isGlob { current.hasGlob = true }
      isOpen = isOpen || !value.text.isEmpty
      current.value.append(value: value)
      return
    }
    var holes = value.holes[...]
    var rest = value.text[...]
    while let blank = rest.utf8.firstIndex(where: \.isShellBlank) {
      take(rest[..<blank], of: &holes, value.marks)
      close()
      rest = rest[rest.utf8.index(after: blank)...]
    }
    take(rest, of: &holes, value.marks)
  }

  /// Puts a piece of a value behind the word, with those of the value's holes that stand in it.
  private mutating func take(
    _ text: Substring, of holes: inout ArraySlice<ShellHole>, _ marks: ShellMarks
  ) {
    guard !text.isEmpty else { return }
    var piece = ShellText(String(text))
    if !holes.isEmpty {
      let count = text.unicodeScalars.count { $0 == ShellText.holeScalar }
      piece.holes = Array(holes.prefix(count))
      holes = holes.dropFirst(count)
    }
    piece.marks = marks
    current.value.append(value: piece)
    if text.hasGlobMark { current.hasGlob = true }
    isOpen = true
  }

  /// Adds values of which each is a word of its own: the first joins what stands before it.
  mutating func add(words values: [ShellText]) {
    for (index, value) in values.enumerated() {
      if index > 0 { close() }
      isOpen = true
      current.isQuoted = true
      current.value.append(value: value)
    }
  }

  mutating func finish() -> [ShellArgument] {
    if isOpen || hasQuotes && words.isEmpty {
      isOpen = true
      close()
    }
    return words
  }

  private mutating func close() {
    if isOpen { words.append(current) }
    current = ShellArgument("", range: range)
    isOpen = false
  }
}

extension StringProtocol {
  /// Whether a value falls apart where it is not quoted.
  fileprivate var hasBlank: Bool { utf8.contains(where: \.isShellBlank) }

  /// Whether it holds `*`, `?` or `[`.
  fileprivate var hasGlobMark: Bool {
    utf8.contains {
      $0 == UInt8(ascii: "*") || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "[")
    }
  }
}

extension UInt8 {
  fileprivate var isShellBlank: Bool { self == 0x20 || self == 0x09 || self == 0x0A }
}

/// Braces, which make several words of one before all else.
enum ShellBraces {
  /// More words than these are not made.
  private static let limit = 64
  /// Words of more pieces are left as they are.
  private static let longestWord = 100

  /// The words that braces in unquoted text make, as their parts.
  static func expand(_ parts: [ShellPart]) -> [[ShellPart]] {
    let hasBrace = parts.contains { part in
      if case .text(let text, isQuoted: false) = part {
        text.utf8.contains(UInt8(ascii: "{"))
      } else {
        false
      }
    }
    // Copies of long words would take quadratic time.
    guard hasBrace, parts.count <= longestWord else { return [parts] }
    var results: [[ShellPart]] = [[]]
    for part in parts {
      var choices = [part]
      if case .text(let text, isQuoted: false) = part, text.utf8.contains(UInt8(ascii: "{")) {
        choices = expand(text, depth: 0).map { .text($0, isQuoted: false) }
      }
      if results.count * choices.count > limit { choices = [part] }
      results = results.flatMap { before in choices.map { before + [$0] } }
    }
    return results
  }

  private static func expand(_ text: String, depth: Int) -> [String] {
    guard depth < 4, let open = text.firstIndex(of: "{") else { return [text] }
    var level = 0
    var items: [Substring] = []
    var start = text.index(after: open)
    var index = open
    var close: String.Index?
    while index < text.endIndex {
      switch text[index] {
      case "{": level += 1
      case "}":
        level -= 1
        if level == 0 { close = index }
      case "," where level == 1:
        items.append(text[start..<index])
        start = text.index(after: index)
      default: break
      }
      if close != nil { break }
      index = text.index(after: index)
    }
    guard let close, !items.isEmpty else { return [text] }
    items.append(text[start..<close])
    let head = text[..<open]
    let tails = expand(String(text[text.index(after: close)...]), depth: depth + 1)
    let middles = items.flatMap { expand(String($0), depth: depth + 1) }
    guard middles.count * tails.count <= limit else { return [text] }
    return middles.flatMap { middle in tails.map { String(head) + middle + $0 } }
  }
}
