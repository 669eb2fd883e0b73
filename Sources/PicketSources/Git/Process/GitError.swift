package import PicketSystem

/// Why git did not give what it was asked for; the text carries git's own words.
package struct GitError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// No directory of `PATH` has git.
    case notFound
    /// git could not be started or read.
    case system(SystemError)
    /// git ended with a status that says it failed; one below zero is that of a signal.
    case failed(status: Int32)
    /// git said that all is well and wrote something to standard error.
    case complained
    /// git stopped in the middle of what it wrote.
    case truncated
    /// What git wrote is not what it writes.
    case malformed
    /// The history that is asked for ends before the place that is asked for.
    case shallow
  }

  package var kind: Kind
  /// The command of git, such as `cat-file`.
  package var command: String
  /// What git said, without a line feed at the end; may be empty.
  package var words: String

  package init(_ kind: Kind, command: String, words: String = "") {
    (self.kind, self.command, self.words) = (kind, command, words)
  }
}

extension GitError: CustomStringConvertible {
  package var description: String {
    switch kind {
    case .notFound: "git is not in PATH: install it, or name its directory in PATH"
    case .system(let error): "git \(command): \(error.call): \(error)"
    case .failed(let status) where status < 0:
      "git \(command) was ended by signal \(-status)\(tail)"
    case .failed(let status): "git \(command) failed with status \(status)\(tail)"
    case .complained: "git \(command) complained\(tail)"
    case .truncated: "git \(command) stopped too early\(tail)"
    case .malformed: "git \(command) gave an answer that is not understood\(tail)"
    case .shallow: words
    }
  }

  private var tail: String { words.isEmpty ? "" : ": \(words)" }
}
