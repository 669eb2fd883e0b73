package import Foundation

/// A git repository in a directory of its own, gone when the last reference to it is.
///
/// git runs without the system's and the user's configuration, with a home inside the directory.
package final class TemporaryRepository: Sendable {
  /// A command of git that failed.
  package struct GitError: Error {
    package var arguments: [String]
    package var status: Int32
    package var message: String
  }

  /// The directory that holds the work tree and what tests put beside it.
  private let container: URL
  /// The root of the work tree.
  package let root: URL

  /// Makes an empty repository.
  ///
  /// - Parameter options: More arguments for `git init`, such as `--object-format=sha256`.
  /// - Throws: Why that failed.
  package init(_ options: String...) throws {
    container = FileManager.default.temporaryDirectory
      .appendingPathComponent("picket-\(UUID().uuidString)").resolvingSymlinksInPath()
    root = container.appendingPathComponent("tree")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    try git(["init", "-q"] + options)
  }

  deinit {
    try? FileManager.default.removeItem(at: container)
  }

  /// The `.git` directory of the main work tree.
  package var gitDirectory: URL { root.appendingPathComponent(".git") }

  /// A directory beside the work tree, for what must not lie in it; `HOME` for git.
  package var home: URL { container.appendingPathComponent("home") }

  /// Writes a file of the work tree and makes the directories above it.
  package func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Writes a file of the work tree and makes the directories above it.
  package func write(_ bytes: [UInt8], to path: String) throws {
    let file = root.appendingPathComponent(path)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// Reads a file of the work tree, such as `.git/index`.
  package func read(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: root.appendingPathComponent(path)))
  }

  /// Runs git in the work tree.
  ///
  /// - Parameters:
  ///   - arguments: The arguments behind `git`.
  ///   - input: What git reads from its standard input.
  ///   - allowedStatuses: The exit statuses that are no failure.
  /// - Returns: What git printed.
  /// - Throws: `GitError` for any other status.
  @discardableResult
  package func git(
    _ arguments: [String], input: [UInt8] = [], allowedStatuses: Set<Int32> = [0]
  ) throws -> [UInt8] {
    // Files instead of pipes: neither side can then wait for the other.
    let scratch = container.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: scratch, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: scratch) }
    let (inputFile, outputFile, errorFile) =
      (
        scratch.appending(path: "in"), scratch.appending(path: "out"),
        scratch.appending(path: "err")
      )
    try Data(input).write(to: inputFile)
    try Data().write(to: outputFile)
    try Data().write(to: errorFile)

    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["git"] + arguments
    process.currentDirectoryURL = root
    process.environment = environment
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)
    try process.run()
    process.waitUntilExit()
    guard allowedStatuses.contains(process.terminationStatus) else {
      let message = String(decoding: try Data(contentsOf: errorFile), as: UTF8.self)
      throw GitError(arguments: arguments, status: process.terminationStatus, message: message)
    }
    return Array(try Data(contentsOf: outputFile))
  }

  /// What git gets of the environment.
  package var environment: [String: String] {
    [
      "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin",
      "HOME": home.path, "LC_ALL": "C",
      "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": "/dev/null",
      "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
      "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org",
    ]
  }
}
