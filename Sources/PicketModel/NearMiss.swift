/// What matches a rule and failed a test of it, so that it is no finding.
///
/// For people who wonder why picket says nothing; never has an effect on the exit status.
public struct NearMiss: Hashable, Sendable {
  /// The id of the rule.
  public var rule: String
  /// Relative to the repository root or the scanned directory.
  public var path: BytePath
  /// Where the match starts.
  public var position: TextPosition
  /// The test that it failed, and how.
  public var reason: Evidence

  /// Makes a near miss of a rule.
  public init(rule: String, path: BytePath, position: TextPosition, reason: Evidence) {
    self.rule = rule
    self.path = path
    self.position = position
    self.reason = reason
  }
}

extension NearMiss: Comparable {
  /// The order in reports: by path, place and rule.
  public static func < (a: NearMiss, b: NearMiss) -> Bool {
    if a.path != b.path { return a.path < b.path }
    if a.position != b.position { return a.position < b.position }
    return (a.rule, a.reason.name, a.reason.detail) < (b.rule, b.reason.name, b.reason.detail)
  }
}
