/// Turns a rule's pattern into a plan that finds its matches without searching for them.
package enum RegexCompiler {
  /// Makes the plan of a pattern.
  ///
  /// The pattern is matched over bytes, and `$` is the end of the text only. Of the keywords one has
  /// to stand in a match, in any case; none asks for nothing.
  ///
  /// - Complexity: O(*n*) in the length of the pattern, with a bound on the work for anchors.
  /// - Throws: ``RegexError`` if the pattern is at fault, or uses what rules cannot.
  package static func plan(
    _ pattern: String, keywords: [String] = []
  ) throws(RegexError) -> PatternPlan {
    let pieces = [RegexPiece](try RegexParser.parse(pattern))
    let bounds = RegexBounds(pieces)
    let maximum = pieces.maximumWidth
    var analysis = RegexAnalysis()
    let isNeverEmpty = pieces.minimumWidth > 0
    return PatternPlan(
      minimumWidth: pieces.minimumWidth,
      maximumWidth: maximum < RegexWidth.unbounded ? maximum : nil,
      lookbehind: bounds.lookbehind,
      lookahead: bounds.lookahead < RegexWidth.unbounded / 2 ? bounds.lookahead : nil,
      firstBytes: isNeverEmpty ? analysis.firstBytes(of: pieces, then: ByteSet()) : .all,
      anchoring: anchoring(of: pieces, keywords))
  }

  private static func anchoring(
    of pieces: [RegexPiece], _ keywords: [String]
  ) -> PatternPlan.Anchoring {
    var finder = AnchorFinder()
    let found = finder.cheapest(in: pieces, RegexSurroundings())
    let words = keywordCandidate(keywords, maximumWidth: pieces.maximumWidth)
    let candidates = [found, words].compactMap { $0 }
    if let best = candidates.min(by: { $0.cost < $1.cost }) {
      return .anchored(AnchorPlan(anchors: best.anchors, distance: best.distance))
    }
    return .unanchored(reason: reason(pieces, keywords, isExhausted: finder.analysis.isExhausted))
  }

  /// Returns the literals that find words, in any case, wherever they stand in a text.
  static func anchors(ofKeywords keywords: [String]) -> [Anchor] {
    keywordCandidate(keywords, maximumWidth: LiteralText.maximumLength)?.anchors ?? []
  }

  /// The words as literals that can stand anywhere in a match.
  private static func keywordCandidate(
    _ keywords: [String], maximumWidth: Int
  ) -> AnchorFinder.Candidate? {
    let words = keywords.map { Array($0.utf8) }.filter { $0.count <= maximumWidth }
    guard let shortest = words.map(\.count).min(), shortest > 0,
      maximumWidth - shortest <= AnchorFinder.maximumDistance
    else { return nil }
    let distance = 0...(maximumWidth - shortest)
    let anything = [ByteSet](repeating: .all, count: AnchorWindow.length - 1)
    let facts = LiteralFacts(predecessor: .anything, tail: nil, allowsOperatorAndValue: false)
    var result = AnchorFinder.Candidate(anchors: [], distance: distance, price: AnchorPrice())
    for word in words {
      let text = LiteralText(anyCase: Array(word.prefix(LiteralText.maximumLength)))
      guard let window = AnchorWindow.rarest(of: text, before: [], behind: anything) else {
        return nil
      }
      let (anchor, price) = facts.anchor(text, window)
      result.anchors.append(anchor)
      result.price.add(price)
    }
    return result
  }

  /// Why there is no anchor, and what the author can do about it.
  private static func reason(
    _ pieces: [RegexPiece], _ keywords: [String], isExhausted: Bool
  ) -> String {
    if isExhausted { return "the pattern is too large to look for a literal that it requires" }
    if pieces.minimumWidth == 0 { return "the pattern matches nothing at all, so it is everywhere" }
    guard keywords.isEmpty else {
      return "neither the keywords nor a literal of the pattern are distinctive and near enough"
        + " to the start of a match; bound its width, or use longer keywords"
    }
    return "no distinctive literal has to stand in every match, near its start;"
      + " add keywords and bound the width, or use near = {words, within, value}"
  }
}
