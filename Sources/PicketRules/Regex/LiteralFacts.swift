/// What is known of the places around the literals of one run.
struct LiteralFacts {
  /// What can stand right before.
  var predecessor: Predecessor
  /// The run to ask for behind, and the share of places in other text that pass.
  var tail: (shape: TailShape, passRate: Double)?
  /// Whether a value can stand behind, with an operator before it.
  var allowsOperatorAndValue: Bool

  /// The share of weak words that an operator and a value follow.
  private static let weakPassRate = 0.05

  /// Makes an anchor of a literal, and prices it.
  func anchor(
    _ text: LiteralText, _ window: AnchorWindow
  ) -> (anchor: Anchor, price: AnchorPrice) {
    let isWeak =
      allowsOperatorAndValue && tail?.shape.gap != 0 && WeakWords.contains(text.bytes)
    let anchor = Anchor(
      literal: text.bytes, isCaseless: text.isCaseless, isWeak: isWeak,
      windowOffset: window.offset, window: window.sets,
      before: predecessor.set == .all ? nil : predecessor.set,
      mayStartText: predecessor.mayStartText, tail: tail?.shape)
    return (anchor, price(of: text, window, isWeak))
  }

  private func price(of text: LiteralText, _ window: AnchorWindow, _ isWeak: Bool) -> AnchorPrice {
    let statistics = CorpusStatistics.ofSourceTrees
    let hits = statistics.expectedHitsPerMegabyte(of: text.symbols.indices.map(text.set(at:)))
    let passing =
      hits * (tail?.passRate ?? 1) * statistics.share(of: predecessor.set)
      * (isWeak ? Self.weakPassRate : 1)
    return AnchorPrice(stops: window.hitsPerMegabyte, comparisons: hits, tries: passing)
  }
}
