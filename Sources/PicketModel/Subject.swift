/// The kind of thing that a finding is about.
public enum Subject: String, CaseIterable, Hashable, Sendable {
  /// The text of a file.
  case file
  /// A symbolic link: its target, not the text behind it.
  case link
  /// The permission bits of an entry.
  case mode
  /// The name of an entry.
  case name
  case commitMessage = "commit-message"
  case command
  case configValue = "config-value"
}
