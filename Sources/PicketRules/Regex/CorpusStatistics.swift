/// How often bytes stand next to each other in source code and its documentation.
///
/// Tells rare literals from common ones. Counts are those of a few hundred megabytes of mixed trees,
/// named in the data file; the folded alphabet of 40 symbols keeps triples small. Decoded when a
/// rule is first compiled, never for the built-in table.
package struct CorpusStatistics: Sendable {
  static let symbolCount = 40

  package static let ofSourceTrees = CorpusStatistics()

  /// The shares of each byte, of each pair and of each triple of symbols.
  private let bytes: [Double]
  private let pairs: [Double]
  private let triples: [Double]
  /// The symbol of each byte, and the share that it has in its symbol.
  private let symbols: [Int]
  private let shareInSymbol: [Double]

  private init() {
    bytes = Self.decode(Self.byteCells)
    pairs = Self.decode(Self.pairCells)
    triples = Self.decode(Self.tripleCells)
    symbols = (UInt8.min...UInt8.max).map { Self.symbol(of: $0) }
    var totals = [Double](repeating: 0, count: Self.symbolCount)
    for (symbol, share) in zip(symbols, bytes) { totals[symbol] += share }
    shareInSymbol = zip(symbols, bytes).map { $1 / totals[$0] }
  }

  /// What stands for a count of none: a hundred times rarer than one.
  private static let neverSeen = 0.01

  private static func decode(_ cells: String) -> [Double] {
    let counts = cells.utf8.map { cell in
      cell == UInt8(ascii: "#") ? neverSeen : halfPowerOfTwo(Int(cell - UInt8(ascii: "#")) - 1)
    }
    let total = counts.reduce(0, +)
    return counts.map { $0 / total }
  }

  /// 2 to the power of `halves` / 2.
  private static func halfPowerOfTwo(_ halves: Int) -> Double {
    Double(UInt64(1) << UInt64(halves / 2)) * (halves % 2 == 0 ? 1 : 2.0.squareRoot())
  }

  /// The symbol of a byte, as the script that counts knows it.
  static func symbol(of byte: UInt8) -> Int {
    switch Character(Unicode.Scalar(byte)) {
    case "a"..."z" where byte < 0x80: Int(byte) - 0x61
    case "A"..."Z" where byte < 0x80: Int(byte) - 0x41
    case "0": 26
    case "1"..."9" where byte < 0x80: 27
    case "_": 28
    case "-": 29
    case ".": 30
    case "/": 31
    case ":": 32
    case "=": 33
    case "\"", "'", "`": 34
    case " ", "\t": 35
    case "\n", "\r": 36
    case "(", ")", "[", "]", "{", "}", "<", ">": 37
    case ",", ";": 38
    default: 39
    }
  }

  // MARK: Shares

  /// The share of bytes of other text that are in a set.
  package func share(of set: ByteSet) -> Double {
    set.bytes.reduce(0) { $0 + bytes[Int($1)] }
  }

  /// How often the bytes of sets stand next to each other in a megabyte, in either case.
  ///
  /// Chains the triples: P(abc) P(bcd) / P(bc), and so on.
  ///
  /// - Precondition: `sets` has at least one element.
  package func expectedHitsPerMegabyte(of sets: [ByteSet]) -> Double {
    let weights = sets.map { symbolWeights(of: $0.caseFolded) }
    guard weights.count > 2 else { return 1_048_576 * shortShare(weights) }
    guard weights.contains(where: { $0.count != 1 }) else { return 1_048_576 * share(of: weights) }
    var last = [Double](repeating: 0, count: Self.symbolCount * Self.symbolCount)
    for (a, aWeight) in weights[0] {
      for (b, bWeight) in weights[1] {
        let pair = a * Self.symbolCount + b
        last[pair] = pairs[pair] * aWeight * bWeight
      }
    }
    for index in weights.indices.dropFirst(2) {
      last = extend(last, over: weights[index - 2], weights[index - 1], by: weights[index])
    }
    return 1_048_576 * last.reduce(0, +)
  }

  private typealias Weights = [(symbol: Int, weight: Double)]

  /// The share of the one chain there is where each set has one symbol, as in most literals.
  private func share(of weights: [Weights]) -> Double {
    var chain = weights.map { $0[0] }[...]
    guard var first = chain.popFirst(), var second = chain.popFirst() else { return 0 }
    var share =
      pairs[first.symbol * Self.symbolCount + second.symbol] * first.weight * second.weight
    for next in chain {
      let pair = first.symbol * Self.symbolCount + second.symbol
      share *= min(triples[pair * Self.symbolCount + next.symbol] / pairs[pair], 1) * next.weight
      (first, second) = (second, next)
    }
    return share
  }

  /// Moves the shares of chains, by their last two symbols, on by one symbol.
  private func extend(
    _ chains: [Double], over firsts: Weights, _ seconds: Weights, by nexts: Weights
  ) -> [Double] {
    var result = [Double](repeating: 0, count: chains.count)
    for (first, _) in firsts {
      for (second, _) in seconds {
        let pair = first * Self.symbolCount + second
        for (next, weight) in nexts {
          let step = min(triples[pair * Self.symbolCount + next] / pairs[pair], 1)
          result[second * Self.symbolCount + next] += chains[pair] * step * weight
        }
      }
    }
    return result
  }

  private func shortShare(_ weights: [Weights]) -> Double {
    guard weights.count == 2 else {
      return weights[0].reduce(0) { sum, item in
        sum + item.weight
          * (0..<Self.symbolCount).reduce(0) { $0 + pairs[item.symbol * Self.symbolCount + $1] }
      }
    }
    return weights[0].reduce(0) { sum, a in
      weights[1].reduce(sum) { inner, b in
        inner + pairs[a.symbol * Self.symbolCount + b.symbol] * a.weight * b.weight
      }
    }
  }

  /// The symbols of a set's bytes, each with the share of it that is in the set; ascending.
  private func symbolWeights(of set: ByteSet) -> Weights {
    let bytes = set.bytes
    guard bytes.contains(where: { symbols[Int($0)] != symbols[Int(bytes[0])] }) else {
      let weight = bytes.reduce(0) { $0 + shareInSymbol[Int($1)] }
      return bytes.prefix(1).map { (symbols[Int($0)], weight) }
    }
    var result = [Double](repeating: 0, count: Self.symbolCount)
    for byte in bytes { result[symbols[Int(byte)]] += shareInSymbol[Int(byte)] }
    return result.indices.filter { result[$0] > 0 }.map { ($0, result[$0]) }
  }

  /// An estimate of the share of places in other text where a shape holds.
  ///
  /// Bytes of one kind stand together, so a run of *n* counts as fewer than *n* single bytes.
  static func passRate(of shape: TailShape) -> Double {
    let share = min(ofSourceTrees.share(of: shape.set), 1)
    var rate = 1.0
    for index in 0..<shape.count {
      rate *= index == 0 ? share : max(share, 0.01) * 0.5 + share * 0.5
    }
    return min(rate * Double(shape.gap + 1), 1)
  }
}
