/// The hash function by which a repository names its objects: `extensions.objectFormat`.
package enum GitObjectFormat: Hashable, Sendable {
  case sha1
  case sha256

  /// The length of an object id, in bytes.
  package var idLength: Int {
    switch self {
    case .sha1: 20
    case .sha256: 32
    }
  }
}
