/// The field that a rule belongs to.
public enum Category: String, CaseIterable, Hashable, Sendable {
  case secret
  case filesystem
  case shell
  case sql
  case code
  case config
  case unicode
  case injection
}
