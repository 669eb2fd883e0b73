/// What a guard does with a live command or tool call that a rule matches.
public enum Action: String, CaseIterable, Hashable, Sendable {
  /// Mention it and go on.
  case note
  /// Let a person decide.
  case ask
  /// Refuse it.
  case deny
}
