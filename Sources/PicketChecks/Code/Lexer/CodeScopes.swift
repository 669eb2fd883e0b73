/// Which function each token of a program belongs to.
struct CodeScopes {
  /// For each token of the file, its function; 0 is the file itself.
  private(set) var scopes: [Int]
  /// For each function, the one around it.
  private(set) var parents = [0]
  /// For each function, the tokens of its parameters.
  private(set) var parameters: [Range<Int>] = [0..<0]

  init(_ code: CodeText) {
    scopes = Array(repeating: 0, count: code.tokens.count)
    if code.language.endsLines { readLines(code) } else { readBraces(code) }
    // What a text is filled with belongs to where the text stands.
    for index in code.main.upperBound..<max(code.main.upperBound, code.tokens.count) {
      let bracket = code.brackets[index]
      scopes[index] = bracket >= 0 ? scopes[bracket] : 0
    }
    for index in code.main where code.literal(index) != nil { spread(from: index, code) }
  }

  private mutating func spread(from index: Int, _ code: CodeText) {
    guard let literal = code.literal(index) else { return }
    for range in code.holes[literal] {
      for token in range {
        scopes[token] = scopes[index]
        if code.literal(token) != nil { spread(from: token, code) }
      }
    }
  }

  private mutating func open(_ parameters: Range<Int>, in scope: Int) -> Int {
    parents.append(scope)
    self.parameters.append(parameters)
    return parents.count - 1
  }

  // MARK: Python and Ruby: by how far lines are indented

  private mutating func readLines(_ code: CodeText) {
    var open: [(column: Int, scope: Int)] = [(-1, 0)]
    var isFirst = true
    for index in code.main {
      if isFirst, code.tokens[index].kind != .lineEnd {
        let column = Self.column(of: index, code)
        while open.count > 1, let last = open.last, column <= last.column { open.removeLast() }
        let word = code.word(index)
        let start = word == "async" ? index + 1 : index
        if code.word(start) == "def" {
          let group = start + (code.symbol(start + 2) == "(" ? 2 : 4)
          let isGroup = code.symbol(group) == "(" && code.partners[group] > group
          let scope = self.open(
            isGroup ? (group + 1)..<code.partners[group] : 0..<0, in: open.last?.scope ?? 0)
          open.append((column, scope))
        }
      }
      isFirst = code.tokens[index].kind == .lineEnd
      scopes[index] = open.last?.scope ?? 0
    }
  }

  private static func column(of index: Int, _ code: CodeText) -> Int {
    let start = code.tokens[index].range.lowerBound
    var column = 0
    while column < start, code.bytes[start - column - 1] != 0x0A, column < 400 { column += 1 }
    return column
  }

  // MARK: The others: by braces

  private mutating func readBraces(_ code: CodeText) {
    var scope = 0
    var open: [(brace: Int, outer: Int)] = []
    for index in code.main {
      while let last = open.last, code.partners[last.brace] < index {
        scope = last.outer
        open.removeLast()
      }
      scopes[index] = scope
      guard code.tokens[index].role == .opening, code.partners[index] > index,
        code.bytes[code.tokens[index].range.lowerBound] == UInt8(ascii: "{"),
        let parameters = Self.parameters(before: index, code)
      else { continue }
      open.append((index, scope))
      scope = self.open(parameters, in: scope)
      for token in parameters { scopes[token] = scope }
    }
  }

  private static let controls: Set<String> = [
    "if", "for", "while", "switch", "catch", "using", "lock", "synchronized", "foreach", "with",
    "elseif", "when", "try", "fixed", "guard", "unless", "until",
  ]

  /// The parameters of the function whose body starts at a brace; `nil` where none does.
  private static func parameters(before brace: Int, _ code: CodeText) -> Range<Int>? {
    var index = brace - 1
    if code.symbol(index) == "=>" || code.symbol(index) == "->" { index -= 1 }
    // Between the parameters and the body stand types and what is thrown.
    for _ in 0..<16 {
      guard index >= 0 else { return nil }
      if code.symbol(index) == ")" { break }
      let isType =
        code.isName(index) && !controls.contains(code.word(index))
        || [".", "<", ">", "?", "*", ":", "->", ",", "|", "&", "[", "]", "=>", "!"].contains(
          code.symbol(index))
      guard isType else { return nil }
      index -= 1
    }
    guard index >= 0, code.symbol(index) == ")", code.partners[index] >= 0 else { return nil }
    let start = code.partners[index]
    let name = code.word(start - 1)
    if controls.contains(name) { return nil }
    if [.go, .swift, .kotlin].contains(code.language) {
      let words = (max(0, start - 8)..<start).map { code.word($0) }
      guard words.contains(where: { $0 == "func" || $0 == "fun" || $0 == "init" }) else {
        return nil
      }
    }
    return (start + 1)..<index
  }
}
