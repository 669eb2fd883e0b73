/// How bad it is when a finding is what it seems to be.
///
/// Judged for text at rest; what a live command deserves is an ``Action``.
public enum Severity: String, CaseIterable, Comparable, Hashable, Sendable {
  case info
  case low
  case medium
  case high
  case critical

  private var rank: Int {
    switch self {
    case .info: 0
    case .low: 1
    case .medium: 2
    case .high: 3
    case .critical: 4
    }
  }

  /// From the least bad to the worst.
  public static func < (a: Severity, b: Severity) -> Bool {
    a.rank < b.rank
  }
}
