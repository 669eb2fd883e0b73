/// A literal while it grows: bytes, some of which may be letters in either case.
struct LiteralText: Hashable {
  /// A byte, or a lower-case letter that stands for both of its cases.
  struct Symbol: Hashable {
    var byte: UInt8
    var isEitherCase: Bool
  }

  var symbols: [Symbol] = []

  var isCaseless: Bool { symbols.contains(where: \.isEitherCase) }

  /// The bytes to compare with; lower case if any letter stands for both cases.
  var bytes: [UInt8] {
    guard isCaseless else { return symbols.map(\.byte) }
    return symbols.map { ByteSet.upperCase.contains($0.byte) ? $0.byte | 0x20 : $0.byte }
  }

  /// What can stand at a byte of the literal.
  func set(at index: Int) -> ByteSet {
    let set = ByteSet([symbols[index].byte])
    return isCaseless ? set.caseFolded : set
  }
}

extension LiteralText {
  /// The largest number of literals that classes and branches may multiply to.
  static let maximumCount = 64
  /// The largest number of bytes in a literal; more would not make it rarer.
  static let maximumLength = 64

  /// Returns all texts that a piece can consume, or `nil` if they are many.
  static func all(of piece: RegexPiece, in analysis: inout RegexAnalysis) -> [LiteralText]? {
    guard analysis.spend(), piece.maximumWidth <= maximumLength else { return nil }
    switch piece.kind {
    case .assertion, .look: return [LiteralText()]
    case .set(let set): return symbols(of: set)?.map { LiteralText(symbols: [$0]) }
    case .choice(let branches):
      var result: [LiteralText] = []
      for branch in branches {
        guard let texts = all(of: branch, in: &analysis) else { return nil }
        result += texts
        guard result.count <= maximumCount else { return nil }
      }
      return result
    case .repetition(let body, let count):
      guard let maximum = count.maximum, maximum <= 4 else { return nil }
      return all(of: body, count.minimum...maximum, in: &analysis)
    }
  }

  private static func all(
    of pieces: [RegexPiece], in analysis: inout RegexAnalysis
  ) -> [LiteralText]? {
    var result = [LiteralText()]
    for piece in pieces {
      guard let texts = all(of: piece, in: &analysis),
        let product = product(result, texts)
      else { return nil }
      result = product
    }
    return result
  }

  private static func all(
    of body: [RegexPiece], _ counts: ClosedRange<Int>, in analysis: inout RegexAnalysis
  ) -> [LiteralText]? {
    guard let once = all(of: body, in: &analysis) else { return nil }
    var round = [LiteralText()]
    var result = counts.lowerBound == 0 ? round : []
    for count in 0..<counts.upperBound {
      guard let next = product(round, once) else { return nil }
      round = next
      if count + 1 >= counts.lowerBound { result += round }
      guard result.count <= maximumCount else { return nil }
    }
    return result
  }

  /// Returns each of some texts followed by each of others, or `nil` if they are too many or long.
  static func product(_ heads: [LiteralText], _ tails: [LiteralText]) -> [LiteralText]? {
    guard heads.count * tails.count <= maximumCount else { return nil }
    let result = heads.flatMap { head in
      tails.map { LiteralText(symbols: head.symbols + $0.symbols) }
    }
    return result.allSatisfy { $0.symbols.count <= maximumLength } ? result : nil
  }

  /// The largest class that is written out into literals.
  private static let largestClass = 16

  private static func symbols(of set: ByteSet) -> [Symbol]? {
    guard set.count <= 2 * largestClass else { return nil }
    var result: [Symbol] = []
    for byte in set.bytes {
      let isLetter = ByteSet.letters.contains(byte)
      let isPaired = isLetter && set.contains(byte ^ 0x20)
      if isPaired, ByteSet.upperCase.contains(byte) { continue }
      result.append(Symbol(byte: byte, isEitherCase: isPaired))
    }
    return result.count <= largestClass ? result : nil
  }
}

extension RegexPiece {
  /// Whether the piece is one byte, up to the case of a letter, or consumes nothing.
  var isPlain: Bool {
    switch kind {
    case .set(let set):
      set.count == 1 || set.count == 2 && set == ByteSet([set.bytes[0]]).caseFolded
    case .assertion, .look: true
    case .choice, .repetition: false
    }
  }
}

extension LiteralText {
  /// A word in any case.
  init(anyCase word: [UInt8]) {
    symbols = word.map { byte in
      let isLetter = ByteSet.letters.contains(byte)
      return Symbol(byte: isLetter ? byte | 0x20 : byte, isEitherCase: isLetter)
    }
  }
}
