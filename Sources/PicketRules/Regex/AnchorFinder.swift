/// Finds the literals of which one stands in every match, and picks the cheapest to look for.
struct AnchorFinder {
  /// Literals of which one stands in every match.
  struct Candidate {
    var anchors: [Anchor]
    var distance: ClosedRange<Int>
    var price: AnchorPrice

    /// Nanoseconds per megabyte of other text, roughly.
    var cost: Double { price.cost(distance) }
  }

  /// The largest number of bytes between the start of a match and its anchor.
  static let maximumDistance = 4_096
  private static let maximumAnchorCount = 1_024

  private(set) var analysis = RegexAnalysis()

  /// Returns the cheapest candidate in some pieces, or `nil` if no literal there is required.
  mutating func cheapest(
    in pieces: [RegexPiece], _ surroundings: RegexSurroundings
  ) -> Candidate? {
    var best: Candidate?
    for index in pieces.indices where !analysis.isExhausted {
      for candidate in candidates(from: index, in: pieces, surroundings)
      where candidate.cost < best?.cost ?? .infinity {
        best = candidate
      }
    }
    return best
  }

  private mutating func candidates(
    from index: Int, in pieces: [RegexPiece], _ surroundings: RegexSurroundings
  ) -> [Candidate] {
    var result: [Candidate] = []
    let isInsideRun = index > 0 && pieces[index].isPlain && pieces[index - 1].isPlain
    if !isInsideRun { result = runs(from: index, in: pieces, surroundings) }
    if case .choice(let branches) = pieces[index].kind {
      let inner = surroundings.around(index..<(index + 1), of: pieces)
      if let candidate = cheapest(inEachOf: branches, inner) { result.append(candidate) }
    }
    return result
  }

  /// Joins the cheapest candidates of branches, because any of these can be taken.
  private mutating func cheapest(
    inEachOf branches: [[RegexPiece]], _ surroundings: RegexSurroundings
  ) -> Candidate? {
    var result: Candidate?
    for branch in branches {
      guard let candidate = cheapest(in: branch, surroundings) else { return nil }
      result = result?.union(candidate) ?? candidate
      guard let count = result?.anchors.count, count <= Self.maximumAnchorCount else { return nil }
    }
    return result
  }

  // MARK: Runs of literal bytes

  /// The literals that start at a piece: those of its plain bytes, and those that classes and
  /// branches multiply to.
  private mutating func runs(
    from start: Int, in pieces: [RegexPiece], _ surroundings: RegexSurroundings
  ) -> [Candidate] {
    var texts = [LiteralText()]
    var result: [Candidate] = []
    var end = start
    while end < pieces.count {
      guard let next = LiteralText.all(of: pieces[end], in: &analysis),
        let product = LiteralText.product(texts, next)
      else { break }
      let isPlain = pieces[end].isPlain
      if !isPlain, end > start, pieces[end - 1].isPlain {
        result += candidate(texts, at: start..<end, in: pieces, surroundings)
      }
      texts = product
      end += 1
    }
    return result + candidate(texts, at: start..<end, in: pieces, surroundings)
  }

  private mutating func candidate(
    _ texts: [LiteralText], at range: Range<Int>, in pieces: [RegexPiece],
    _ surroundings: RegexSurroundings
  ) -> [Candidate] {
    guard !texts.contains(where: \.symbols.isEmpty) else { return [] }
    let around = surroundings.around(range, of: pieces)
    guard around.maximumDistance <= Self.maximumDistance else { return [] }
    guard let windows = windows(of: texts, around) else { return [] }
    let distance = around.minimumDistance...around.maximumDistance
    var result = Candidate(anchors: [], distance: distance, price: AnchorPrice())
    // Each literal is followed by what follows the run, and starts where the run starts; what its
    // own bytes say of assertions inside the run is left to PCRE2.
    let facts = facts(around, of: pieces[range])
    for (text, window) in zip(texts, windows) {
      let priced = facts.anchor(text, window)
      guard !result.anchors.contains(priced.anchor) else { continue }
      result.anchors.append(priced.anchor)
      result.price.add(priced.price)
    }
    return [result]
  }

  /// The rarest window of each literal, or `nil` if one has none.
  private mutating func windows(
    of texts: [LiteralText], _ around: RegexSurroundings
  ) -> [AnchorWindow]? {
    let count = AnchorWindow.length - 1
    let behind = analysis.neighbours(count, of: around.behind, backwards: false)
    let before = analysis.neighbours(count, of: around.before, backwards: true)
    let consumed = before.certainSets.prefix(around.minimumDistance)
    var result: [AnchorWindow] = []
    for text in texts {
      let window = AnchorWindow.rarest(
        of: text, before: Array(consumed), behind: behind.filledSets)
      guard let window else { return nil }
      result.append(window)
    }
    return result
  }

  private mutating func facts(
    _ around: RegexSurroundings, of run: ArraySlice<RegexPiece>
  ) -> LiteralFacts {
    let leading = run.prefix { $0.maximumWidth == 0 }
    let next = analysis.firstBytes(of: run, then: .all)
    let predecessor = analysis.predecessor(
      behind: around.before + leading, from: .anything, next: next)
    let tail = TailFinder(behind: around.behind)
    return LiteralFacts(
      predecessor: predecessor, tail: tail.rarestTail(),
      allowsOperatorAndValue: tail.allowsOperatorAndValue)
  }
}

extension RegexAnalysis.Neighbours {
  /// The sets up to the place where the pieces can end.
  fileprivate var certainSets: ArraySlice<ByteSet> {
    sets.prefix(ends == 0 ? sets.count : ends.trailingZeroBitCount)
  }

  /// The same, and "anything" from there on.
  fileprivate var filledSets: [ByteSet] {
    certainSets + [ByteSet](repeating: .all, count: sets.count - certainSets.count)
  }
}

extension AnchorFinder.Candidate {
  fileprivate func union(_ other: Self) -> Self {
    var result = self
    result.anchors += other.anchors.filter { !anchors.contains($0) }
    result.price.add(other.price)
    let lower = min(distance.lowerBound, other.distance.lowerBound)
    result.distance = lower...max(distance.upperBound, other.distance.upperBound)
    return result
  }
}
