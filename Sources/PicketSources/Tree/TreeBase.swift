package import PicketModel
package import PicketSystem

/// The root that links and owners of a tree are judged from: that of the repository, or what the
/// user named.
package final class TreeBase: Sendable {
  /// The root, held open, so that nobody can put another in its place.
  package let directory: Directory
  package let absolutePath: [UInt8]
  /// The path of the root in reports; empty where reports count from it.
  package let path: BytePath
  /// Who owns the root.
  package let owner: UInt32
  /// Whether git takes the bits of files to run them for true: `core.fileMode`.
  package let trustsExecutableBits: Bool
  /// Whether modes are what somebody made them, and not the same for all files of a mount.
  package let keepsModes: Bool

  init(
    _ directory: Directory, absolutePath: [UInt8], path: BytePath, repository: GitRepository?,
    _ fileSystem: FileSystem
  ) throws(SystemError) {
    self.directory = directory
    self.absolutePath = absolutePath
    self.path = path
    let status = try fileSystem.status(of: directory)
    owner = status.owner
    trustsExecutableBits = repository?.config.isTrue("core", "filemode") ?? true
    // Only where all may write is it worth a question.
    keepsModes = status.permissions & 0o002 == 0 || fileSystem.keepsModes(directory)
  }

  /// Opens the root of a work tree.
  ///
  /// - Throws: `SystemError` if it cannot be opened.
  package convenience init(
    _ repository: GitRepository, _ fileSystem: FileSystem
  ) throws(SystemError) {
    try self.init(
      fileSystem.openDirectory(repository.workTree), absolutePath: repository.workTree,
      path: BytePath([]), repository: repository, fileSystem)
  }
}
