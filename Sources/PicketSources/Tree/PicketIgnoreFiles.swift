package import PicketModel
package import PicketSystem

/// The `.picketignore` files of a work tree, for paths that come from git.
package final class PicketIgnoreFiles {
  private let root: Directory
  private let fileSystem: FileSystem
  private var known: [BytePath: PicketIgnores] = [:]

  /// The name of these files.
  package static let fileName = ".picketignore"

  /// Opens the root of a work tree.
  ///
  /// - Throws: `SystemError` if it cannot be opened.
  package init(workTree: [UInt8], _ fileSystem: FileSystem) throws(SystemError) {
    root = try fileSystem.openDirectory(workTree)
    self.fileSystem = fileSystem
  }

  /// Tells whether a file, or a directory above it, is ignored.
  ///
  /// - Throws: `SystemError` if a file that decides it cannot be read.
  /// - Complexity: O(*d*) for *d* directories above, each of which is read once.
  package func ignores(_ path: BytePath) throws(SystemError) -> Bool {
    var ignores = try ignores(in: BytePath([]), PicketIgnores())
    for directory in path.ancestors {
      let length = directory.lastComponent.count
      if ignores.ignores(directory, nameLength: length, isDirectory: true) { return true }
      ignores = try self.ignores(in: directory, ignores)
    }
    return ignores.ignores(path, nameLength: path.lastComponent.count, isDirectory: false)
  }

  private func ignores(
    in directory: BytePath, _ above: PicketIgnores
  ) throws(SystemError) -> PicketIgnores {
    if let ignores = known[directory] { return ignores }
    let ignores = try above.reading(root, at: directory, within: directory.bytes, fileSystem)
    known[directory] = ignores
    return ignores
  }
}
