/// What anchors cost the scanner, in events per megabyte of other text.
struct AnchorPrice {
  /// How often the filter stops.
  var stops = 0.0
  /// How often the literal is there.
  var comparisons = 0.0
  /// How often all tests pass, so that PCRE2 is asked.
  var tries = 0.0

  // Nanoseconds, as measured, roughly.
  private static let stopCost = 25.0
  private static let comparisonCost = 20.0
  private static let tryCost = 150.0
  /// What one more possible start of the match costs, where the anchor is inside it.
  private static let startCost = 40.0

  mutating func add(_ other: AnchorPrice) {
    stops += other.stops
    comparisons += other.comparisons
    tries += other.tries
  }

  /// The cost in nanoseconds per megabyte, for matches that start in a range before the anchor.
  func cost(_ distance: ClosedRange<Int>) -> Double {
    stops * Self.stopCost + comparisons * Self.comparisonCost
      + tries * (Self.tryCost + Double(distance.count - 1) * Self.startCost)
  }
}
