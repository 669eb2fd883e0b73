internal import PicketSources

/// Why a repository cannot be scanned; nothing was found out then.
public struct RepositoryError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong, in git's words where it was git that refused, and what to do.
  public let text: String

  init(_ error: GitError) {
    text = error.description
  }

  /// Makes an error with a text for people.
  package init(_ text: String) {
    self.text = text
  }

  /// The text.
  public var description: String { text }
}
