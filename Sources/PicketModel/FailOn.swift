/// The least severity that fails a run.
public enum FailOn: String, CaseIterable, Hashable, Sendable {
  case critical
  case high
  case medium
  case low
  /// No finding fails the run.
  case never

  /// The severity; `nil` where none is severe enough.
  public var severity: Severity? {
    Severity(rawValue: rawValue)
  }

  /// What holds where nobody says otherwise.
  public static var standard: FailOn { .high }
}
