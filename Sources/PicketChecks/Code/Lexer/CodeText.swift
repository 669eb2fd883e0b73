/// A program, cut into tokens, with what its brackets, functions and assignments are.
struct CodeText {
  let bytes: [UInt8]
  let language: CodeLanguage
  /// The tokens of the file, and behind them those of each place that a text fills.
  private(set) var tokens: [CodeToken] = []
  private(set) var literals: [CodeLiteral] = []
  private(set) var comments: [Range<Int>] = []
  /// For each literal, the tokens of each of its places to fill.
  private(set) var holes: [[Range<Int>]] = []
  /// For each token that is a bracket, the other one; for others and lone ones -1.
  private(set) var partners: [Int] = []
  /// For each token, the bracket around it, or -1.
  private(set) var brackets: [Int] = []
  /// The tokens of the file itself.
  private(set) var main = 0..<0

  /// How many times places to fill are read inside texts inside places to fill.
  private static let deepestText = 6

  /// Reads a program.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the text.
  init(_ bytes: [UInt8], _ language: CodeLanguage) {
    self.bytes = bytes
    self.language = language
    read(bytes.indices, around: -1)
    main = tokens.indices
    var start = 0
    for _ in 0..<Self.deepestText where start < literals.count {
      let end = literals.count
      for index in start..<end { readHoles(of: index) }
      start = end
    }
    holes += Array(repeating: [], count: literals.count - holes.count)
  }

  private mutating func read(_ range: Range<Int>, around bracket: Int) {
    var lexer = CodeLexer(bytes, in: range, language)
    lexer.offset = range.lowerBound
    if range == bytes.indices || language != .php { lexer.read() } else { lexer.readInner() }
    let (start, shift) = (tokens.count, literals.count)
    tokens += lexer.tokens.map { token in
      guard case .text(let index) = token.kind else { return token }
      var token = token
      token.kind = .text(index + shift)
      return token
    }
    literals += lexer.literals
    if range == bytes.indices { comments = lexer.comments }
    matchBrackets(start..<tokens.count, around: bracket)
  }

  private mutating func readHoles(of index: Int) {
    let around = literalTokens[index] ?? -1
    holes.append([])
    for part in literals[index].parts {
      guard case .hole(let range) = part else { continue }
      let start = tokens.count
      read(range, around: around)
      holes[index].append(start..<tokens.count)
      for token in start..<tokens.count {
        if case .text(let literal) = tokens[token].kind { literalTokens[literal] = around }
      }
    }
  }

  /// For each literal with places to fill: the bracket around it.
  private var literalTokens: [Int: Int] = [:]

  private mutating func matchBrackets(_ range: Range<Int>, around bracket: Int) {
    var open: [Int] = []
    for index in range {
      partners.append(-1)
      brackets.append(open.last ?? bracket)
      guard tokens[index].kind == .symbol else {
        if case .text(let literal) = tokens[index].kind { literalTokens[literal] = brackets[index] }
        continue
      }
      switch tokens[index].role {
      case .opening:
        open.append(index)
      case .closing:
        // A bracket that does not fit closes those that were left open.
        let wanted = Self.opening(bytes[tokens[index].range.lowerBound])
        guard
          let place = open.suffix(8).lastIndex(where: {
            bytes[tokens[$0].range.lowerBound] == wanted
          })
        else { break }
        partners[open[place]] = index
        partners[index] = open[place]
        open.removeSubrange(place...)
        brackets[index] = open.last ?? bracket
      case .access, .assignment, .other:
        break
      }
    }
  }

  private static func opening(_ closing: UInt8) -> UInt8 {
    switch closing {
    case UInt8(ascii: ")"): UInt8(ascii: "(")
    case UInt8(ascii: "]"): UInt8(ascii: "[")
    default: UInt8(ascii: "{")
    }
  }

  // MARK: What tokens say

  /// Whether a token is a dot or its like.
  func isAccess(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].role == .access
  }

  /// The bytes of a token as text.
  func word(_ index: Int) -> String {
    guard tokens.indices.contains(index), tokens[index].kind == .name else { return "" }
    return String(decoding: bytes[tokens[index].range], as: UTF8.self)
  }

  func symbol(_ index: Int) -> CodeSymbol {
    tokens.indices.contains(index) ? tokens[index].symbol : .none
  }

  func isName(_ index: Int) -> Bool {
    tokens.indices.contains(index) && tokens[index].kind == .name
  }

  func literal(_ index: Int) -> Int? {
    guard tokens.indices.contains(index), case .text(let literal) = tokens[index].kind else {
      return nil
    }
    return literal
  }

  /// The bytes of some tokens.
  func range(of tokens: Range<Int>) -> Range<Int> {
    guard let last = tokens.last else { return 0..<0 }
    let start = self.tokens[tokens.lowerBound].range.lowerBound
    return start..<max(start, self.tokens[last].range.upperBound)
  }

  /// The bytes of a literal that stand for themselves, as text.
  func plainText(_ literal: Int) -> String {
    let parts = literals[literal].parts.flatMap { part -> ArraySlice<UInt8> in
      if case .plain(let range) = part { bytes[range] } else { [] }
    }
    return String(decoding: parts, as: UTF8.self)
  }

  /// Splits what is between brackets at its commas.
  func items(inside open: Int) -> [Range<Int>] {
    guard tokens.indices.contains(open), partners[open] > open else { return [] }
    return items((open + 1)..<partners[open])
  }

  /// Splits some tokens at commas that are in no brackets.
  func items(_ range: Range<Int>, at separator: CodeSymbol = ",") -> [Range<Int>] {
    var items: [Range<Int>] = []
    var (start, index) = (range.lowerBound, range.lowerBound)
    while index < range.upperBound {
      if partners[index] > index {
        index = partners[index]
      } else if tokens[index].symbol == separator {
        if index > start { items.append(start..<index) }
        start = index + 1
      }
      index += 1
    }
    if start < range.upperBound { items.append(start..<range.upperBound) }
    return items
  }
}
