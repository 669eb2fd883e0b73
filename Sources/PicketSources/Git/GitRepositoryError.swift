package import PicketSystem

/// Why a repository was found but cannot be used.
package struct GitRepositoryError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A file could not be read.
    case system(SystemError)
    /// A configuration file does not follow git's syntax.
    case config(GitConfigError)
    /// Configuration files include each other too deeply.
    case includesTooDeep
    /// A `.git` file names no repository.
    case malformedGitFile
    /// `extensions.objectFormat` or the version of the repository is not known.
    case unsupportedFormat
  }

  package var kind: Kind
  /// The absolute path of the file.
  package var path: [UInt8]

  package init(_ kind: Kind, path: [UInt8]) {
    (self.kind, self.path) = (kind, path)
  }
}

extension GitRepositoryError: CustomStringConvertible {
  /// What is wrong, without the path.
  package var description: String {
    switch kind {
    case .system(let error): "\(error.call): \(error)"
    case .config(let error): "line \(error.line) is not what git's configuration looks like"
    case .includesTooDeep: "its includes go too deep"
    case .malformedGitFile: "it names no repository"
    case .unsupportedFormat: "the repository has a format that is not known"
    }
  }
}
