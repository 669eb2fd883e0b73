/// Finds the run of bytes behind a literal that is the rarest in other text.
struct TailFinder {
  /// A stretch of the pattern behind the literal.
  private struct Stretch {
    var minimum: Int
    var maximum: Int
    var bytes: ByteSet
  }

  /// The largest number of bytes of a gap, and of a run.
  static let limit = 255

  /// The largest number of stretches to look at; what stands farther behind is seldom rarer.
  private static let reach = 24

  private let stretches: [Stretch]

  /// - Parameter pieces: What follows the literal, in order; more may follow them.
  init(behind pieces: some Sequence<RegexPiece>) {
    stretches = pieces.filter { $0.maximumWidth > 0 }.prefix(Self.reach).map {
      Stretch(minimum: $0.minimumWidth, maximum: $0.maximumWidth, bytes: $0.bytes)
    }
  }

  /// The run to ask for, and the share of places in other text that pass, or `nil` if no run is
  /// worth a look.
  ///
  /// - Complexity: O(*n*²) in the number of stretches, which is bounded.
  func rarestTail() -> (shape: TailShape, passRate: Double)? {
    var best: (shape: TailShape, passRate: Double)?
    var gap = 0
    for start in stretches.indices where gap <= Self.limit {
      for shape in runs(from: start, gap: gap) {
        let rate = CorpusStatistics.passRate(of: shape)
        if rate < best?.passRate ?? 0.5 { best = (shape, rate) }
      }
      gap = RegexWidth.sum(gap, stretches[start].maximum)
    }
    return best
  }

  private func runs(from start: Int, gap: Int) -> [TailShape] {
    var set = ByteSet()
    var count = 0
    var result: [TailShape] = []
    for index in start..<stretches.count where count < Self.limit {
      set = set.union(stretches[index].bytes)
      count += stretches[index].minimum
      // A longer run of the same set is always rarer.
      let goesOn = index + 1 < stretches.count && stretches[index + 1].bytes.isSubset(of: set)
      guard count > 0, !goesOn || count >= Self.limit else { continue }
      result.append(TailShape(set: set, gap: gap, count: min(count, Self.limit)))
    }
    return result
  }

  /// Whether a value can stand behind the literal with an operator before it.
  var allowsOperatorAndValue: Bool {
    var minimum = 0
    var allowsOperator = false
    for stretch in stretches {
      let isNear = minimum < WeakWords.reach
      if isNear, !stretch.bytes.intersection(WeakWords.operators).isEmpty { allowsOperator = true }
      minimum = RegexWidth.sum(minimum, stretch.minimum)
    }
    return allowsOperator && minimum >= WeakWords.leastValueLength
  }
}
