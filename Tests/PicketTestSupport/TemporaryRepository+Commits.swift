package import Foundation

extension TemporaryRepository {
  /// The environment as a process has it.
  package var variables: [[UInt8]] {
    environment.map { Array("\($0.key)=\($0.value)".utf8) }.sorted {
      $0.lexicographicallyPrecedes($1)
    }
  }

  /// The absolute path of the work tree.
  package var path: [UInt8] { Array(root.path.utf8) }

  /// Stages everything in the work tree.
  package func stageAll() throws {
    try git(["add", "--all"])
  }

  /// Writes files, and commits everything in the work tree.
  ///
  /// - Returns: the id of the commit.
  @discardableResult
  package func commit(_ files: [String: String] = [:], message: String = "change") throws -> String
  {
    for (path, text) in files { try write(text, to: path) }
    try stageAll()
    try git(["commit", "-q", "--allow-empty", "-m", message])
    return try id("HEAD")
  }

  /// Returns the id of the object that a revision names.
  package func id(_ revision: String) throws -> String {
    String(decoding: try git(["rev-parse", "--verify", revision]).dropLast(), as: UTF8.self)
  }

  /// Removes an entry of the work tree.
  package func remove(_ path: String) throws {
    try FileManager.default.removeItem(at: root.appendingPathComponent(path))
  }

  /// Makes a symbolic link in the work tree.
  package func link(_ path: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(
      atPath: root.appendingPathComponent(path).path, withDestinationPath: target)
  }

  /// The file of a loose object.
  package func objectFile(_ id: String) -> URL {
    gitDirectory.appendingPathComponent("objects/\(id.prefix(2))/\(id.dropFirst(2))")
  }
}
