package import PicketModel

/// Asks git which paths its ignore files name.
package struct IgnoredPaths {
  private let process: GitProcess
  /// Keeps a path from being taken for a pattern.
  private static let prefix = Array("./".utf8)

  /// Starts to ask.
  ///
  /// - Parameters:
  ///   - paths: the paths, from the root of the work tree.
  ///   - git: runs in the root of the work tree.
  /// - Throws: `GitError` if git cannot be started.
  package init(among paths: [BytePath], _ git: GitCommand) throws(GitError) {
    var input: [UInt8]? = paths.flatMap { Self.prefix + $0.bytes + [0] }
    process = try git.start(["check-ignore", "-z", "--stdin", "--no-index"], takesPathspecs: false)
    {
      defer { input = nil }
      return input
    }
  }

  /// Returns the paths that are ignored.
  ///
  /// - Throws: `GitError` if git fails.
  package func paths() throws(GitError) -> Set<BytePath> {
    var paths: Set<BytePath> = []
    while let path = try process.readRecord(endedBy: 0) {
      paths.insert(BytePath(Array(path.dropFirst(Self.prefix.count))))
    }
    // 1 is git's way to say that there is none.
    guard try process.wait() == 1 else {
      try process.finish()
      return paths
    }
    return paths
  }
}
