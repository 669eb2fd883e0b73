/// Where the parts of a repository lie, found without a git process.
///
/// `GIT_DIR` and its like are left aside: what counts is where the scanned files are.
package struct GitRepository: Sendable {
  /// The root of the work tree; this and all other paths are absolute.
  package let workTree: [UInt8]
  /// The directory of this work tree: `.git`, or what a `.git` file names.
  package let gitDirectory: [UInt8]
  /// The directory that all work trees of the repository share.
  package let commonDirectory: [UInt8]
  /// The configuration of the system, the user and the repository.
  package let config: GitConfig
  package let objectFormat: GitObjectFormat

  private let environment: GitEnvironment

  package var indexFile: [UInt8] { gitDirectory.appendingComponent("index") }
  package var excludeFile: [UInt8] { commonDirectory.appendingComponent("info/exclude") }
  /// Whether ignore files fold case: `core.ignoreCase`.
  package var foldsCase: Bool { config.isTrue("core", "ignorecase") ?? false }

  /// The user's own ignore file, which need not exist: `core.excludesFile`, else `git/ignore` where
  /// the user's configuration lies.
  package var globalExcludeFile: [UInt8]? {
    guard let value = config.value("core", "excludesfile") else {
      return environment.userFile("ignore")
    }
    // Relative paths count from the work tree, where git runs.
    return value.isEmpty ? nil : environment.expand(value).map(workTree.appendingComponent)
  }

  /// The shared index of a split index.
  package func sharedIndexFile(of link: SplitIndexLink) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    let id = link.sharedIndexID.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    return gitDirectory.appendingComponent(Array("sharedindex.".utf8) + id)
  }

  /// Finds the repository whose work tree a directory lies in.
  ///
  /// - Parameters:
  ///   - directory: An absolute path.
  ///   - access: How files are reached.
  ///   - environment: Where the user's own files lie.
  /// - Returns: The repository; `nil` without one, or in one that has no work tree.
  /// - Throws: What makes the repository unusable.
  package static func discover(
    from directory: [UInt8], access: GitFileAccess, environment: GitEnvironment
  ) throws(GitRepositoryError) -> GitRepository? {
    var directory = directory.normalizedPath
    while true {
      let entry = directory.appendingComponent(".git")
      let place = GitPlace(entry: entry, access: access, environment: environment)
      if let gitDirectory = try place.gitDirectory() {
        return try place.repository(in: gitDirectory, below: directory)
      }
      // The inside of a bare repository is no work tree, nor is that of a `.git` directory.
      if place.isGitDirectory(directory) || directory.count == 1 { return nil }
      directory = directory.parentDirectory
    }
  }

  init(
    workTree: [UInt8], gitDirectory: [UInt8], commonDirectory: [UInt8], config: GitConfig,
    objectFormat: GitObjectFormat, environment: GitEnvironment
  ) {
    self.workTree = workTree
    self.gitDirectory = gitDirectory
    self.commonDirectory = commonDirectory
    self.config = config
    self.objectFormat = objectFormat
    self.environment = environment
  }
}
