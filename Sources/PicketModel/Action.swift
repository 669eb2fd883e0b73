/// What a guard does with a live command or tool call that a rule matches.
public enum Action: String, CaseIterable, Comparable, Hashable, Sendable {
  /// Mention it and go on.
  case note
  /// Let a person decide.
  case ask
  /// Refuse it.
  case deny

  private var rank: Int {
    switch self {
    case .note: 0
    case .ask: 1
    case .deny: 2
    }
  }

  /// From the mildest to the strictest.
  public static func < (a: Action, b: Action) -> Bool {
    a.rank < b.rank
  }
}
