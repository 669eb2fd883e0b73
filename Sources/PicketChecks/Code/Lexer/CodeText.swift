/// A program, cut into tokens, with what its brackets, functions and assignments are.
///
/// A class, for everybody who judges the program holds it, and nobody changes it.
final class CodeText {
  let bytes: [UInt8]
  let language: CodeLanguage
  /// The tokens of the file, and behind them those of each place that a text fills.
  let tokens: [CodeToken]
  let literals: [CodeLiteral]
  let comments: [Range<Int>]
  /// For each literal, the tokens of each of its places to fill.
  let holes: [[Range<Int>]]
  /// For each token that is a bracket, the other one; for others and lone ones -1.
  let partners: [Int]
  /// For each token, the bracket around it, or -1.
  let brackets: [Int]
  /// The tokens of the file itself.
  let main: Range<Int>

  /// Reads a program.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the text.
  init(_ bytes: [UInt8], _ language: CodeLanguage) {
    let reader = CodeReader(bytes, language)
    self.bytes = bytes
    self.language = language
    tokens = reader.tokens
    literals = reader.literals
    comments = reader.comments
    holes = reader.holes
    partners = reader.partners
    brackets = reader.brackets
    main = reader.main
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

  /// Whether a name is of a function that is declared there.
  func isDeclared(_ name: Int) -> Bool {
    guard isName(name - 1), (3...8).contains(tokens[name - 1].range.count) else { return false }
    return ["def", "function", "fun", "func"].contains(word(name - 1))
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
