/// How sure a rule is that a match is what it seems to be.
public enum Confidence: String, CaseIterable, Comparable, Hashable, Sendable {
  case low
  case medium
  case high

  /// The next higher step; the highest stays.
  package var raised: Confidence {
    self == .low ? .medium : .high
  }

  private var rank: Int {
    switch self {
    case .low: 0
    case .medium: 1
    case .high: 2
    }
  }

  /// From the least sure to the surest.
  public static func < (a: Confidence, b: Confidence) -> Bool {
    a.rank < b.rank
  }
}
