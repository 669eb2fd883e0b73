/// What is known of the places around the literals of one run.
struct LiteralFacts {
  /// What can stand right before.
  var predecessor: Predecessor
  /// The bytes that a match consumes before, the nearest first; none where a match can start.
  var before: [ByteSet]
  /// The bytes that can stand behind, the nearest first.
  var behind: [ByteSet]
  /// What is required farther behind.
  var following: TailFinder

  /// Windows that stop the filter more often than this in a megabyte are no help.
  private static let mostWindowHits = 40_000.0

  // Nanoseconds, as measured: a stop of the filter, a comparison, and a try of PCRE2.
  private static let stopCost = 25.0
  private static let comparisonCost = 20.0
  private static let tryCost = 150.0
  /// What one more possible start of the match costs, where the anchor is inside it.
  private static let startCost = 40.0
  /// The share of weak words that an operator and a value follow.
  private static let weakPassRate = 0.05

  /// Makes an anchor of a literal, and prices it in nanoseconds per megabyte; `nil` if it is too
  /// common.
  func anchor(
    _ text: LiteralText, _ distance: ClosedRange<Int>
  ) -> (anchor: Anchor, cost: Double)? {
    guard let window = AnchorWindow.rarest(of: text, before: before, behind: behind),
      window.hitsPerMegabyte <= Self.mostWindowHits
    else { return nil }
    let tail = following.rarestTail()
    let isWeak =
      WeakWords.contains(text.bytes) && tail?.shape.gap != 0 && following.allowsOperatorAndValue
    let anchor = Anchor(
      literal: text.bytes, isCaseless: text.isCaseless, isWeak: isWeak,
      windowOffset: window.offset, window: window.sets,
      before: predecessor.set == .all ? nil : predecessor.set,
      mayStartText: predecessor.mayStartText, tail: tail?.shape)
    return (anchor, cost(of: text, window, tail?.passRate ?? 1, isWeak, distance))
  }

  private func cost(
    of text: LiteralText, _ window: AnchorWindow, _ tailRate: Double, _ isWeak: Bool,
    _ distance: ClosedRange<Int>
  ) -> Double {
    let statistics = CorpusStatistics.ofSourceTrees
    let hits = statistics.expectedHitsPerMegabyte(of: text.symbols.indices.map(text.set(at:)))
    let passing =
      hits * tailRate * statistics.share(of: predecessor.set) * (isWeak ? Self.weakPassRate : 1)
    return window.hitsPerMegabyte * Self.stopCost + hits * Self.comparisonCost
      + passing * (Self.tryCost + Double(distance.count - 1) * Self.startCost)
  }
}
