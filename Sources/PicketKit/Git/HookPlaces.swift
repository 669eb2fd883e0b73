internal import PicketSources

/// Where the configuration of git has hooks looked for: the values of `core.hooksPath`.
struct HookPlaces {
  /// In the system's configuration.
  private(set) var ofSystem: [UInt8]?
  /// In the user's.
  private(set) var ofUser: [UInt8]?
  /// In that of the repository or the work tree.
  private(set) var ofRepository: [UInt8]?

  /// Asks git.
  ///
  /// - Throws: `GitError` if it fails.
  init(_ git: GitCommand) throws(GitError) {
    // There is always a value: the one that this process has git run with.
    let process = try git.start([
      "config", "--null", "--show-scope", "--type=path", "--get-all", "core.hooksPath",
    ])
    while let scope = try process.readRecord(endedBy: 0) {
      guard let path = try process.readRecord(endedBy: 0) else {
        throw process.failure(.truncated)
      }
      // Of several values the last counts.
      switch String(decoding: scope, as: UTF8.self) {
      case "system": ofSystem = path
      case "global": ofUser = path
      case "local", "worktree": ofRepository = path
      default: break
      }
    }
    try process.finish()
  }

  /// The directory that all repositories share, where this one has no other.
  var shared: [UInt8]? {
    guard ofRepository == nil, let path = ofUser ?? ofSystem else { return nil }
    return Self.isAbsolute(path) ? path : nil
  }

  /// The directory of this repository alone, from the root of its work tree or absolute; `nil` if
  /// nobody has named one.
  var own: [UInt8]? {
    if let ofRepository { return ofRepository }
    // From wherever it comes: a relative path leads to another directory in each repository.
    return (ofUser ?? ofSystem).flatMap { Self.isAbsolute($0) ? nil : $0 }
  }

  static func isAbsolute(_ path: [UInt8]) -> Bool {
    path.first == UInt8(ascii: "/")
  }
}
