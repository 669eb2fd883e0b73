/// Cuts a program into tokens, also inside the places that its texts fill, and pairs brackets.
struct CodeReader {
  private let bytes: [UInt8]
  private let language: CodeLanguage
  private(set) var tokens: [CodeToken] = []
  private(set) var literals: [CodeLiteral] = []
  private(set) var comments: [Range<Int>] = []
  private(set) var holes: [[Range<Int>]] = []
  private(set) var partners: [Int] = []
  private(set) var brackets: [Int] = []
  private(set) var main = 0..<0
  /// For each literal, the bracket around it, or -1.
  private var literalBrackets: [Int] = []

  /// How many times places to fill are read inside texts inside places to fill.
  private static let deepestText = 6

  /// Reads a program.
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
    if start == 0 {
      tokens = lexer.tokens
    } else {
      tokens += lexer.tokens.map { token in
        guard case .text(let index) = token.kind else { return token }
        var token = token
        token.kind = .text(index + shift)
        return token
      }
    }
    literals += lexer.literals
    literalBrackets += Array(repeating: -1, count: literals.count - shift)
    partners.reserveCapacity(tokens.count)
    brackets.reserveCapacity(tokens.count)
    if range == bytes.indices { comments = lexer.comments }
    matchBrackets(start..<tokens.count, around: bracket)
  }

  private mutating func readHoles(of index: Int) {
    let around = literalBrackets[index]
    holes.append([])
    for part in literals[index].parts {
      guard case .hole(let range) = part else { continue }
      let start = tokens.count
      read(range, around: around)
      holes[index].append(start..<tokens.count)
      for token in start..<tokens.count {
        if case .text(let literal) = tokens[token].kind { literalBrackets[literal] = around }
      }
    }
  }

  private mutating func matchBrackets(_ range: Range<Int>, around bracket: Int) {
    var open: [Int] = []
    for index in range {
      partners.append(-1)
      brackets.append(open.last ?? bracket)
      guard tokens[index].kind == .symbol else {
        if case .text(let literal) = tokens[index].kind {
          literalBrackets[literal] = brackets[index]
        }
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
}
