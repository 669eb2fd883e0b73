internal import PicketModel
package import PicketSystem

/// Runs git so that nothing in a repository can make it run anything else, or answer from elsewhere.
///
/// Hooks, pagers, monitors, external diffs and text conversions stay off; nothing is fetched, and
/// nothing is replaced or grafted. Whose repository may be read is left to `safe.directory`.
package struct GitCommand: Sendable {
  let executable: [UInt8]
  /// Where git runs; `nil` is where this process runs.
  private(set) var directory: [UInt8]?
  let variables: [[UInt8]]
  let fileSystem: FileSystem

  /// Finds git.
  ///
  /// - Parameters:
  ///   - directory: a directory of the work tree or of the repository; `nil` is the current one.
  ///   - environment: the variables of this process, as `NAME=value`.
  ///   - fileSystem: starts the processes.
  /// - Throws: `GitError` if there is no git.
  package init(
    in directory: [UInt8]?, environment: [[UInt8]], _ fileSystem: FileSystem
  ) throws(GitError) {
    guard let executable = Self.executable(environment, fileSystem) else {
      throw GitError(.notFound, command: "")
    }
    self.executable = executable
    self.directory = directory
    self.fileSystem = fileSystem
    variables = environment.filter(Self.isPassedOn) + Self.fixedVariables
  }

  /// Returns the same git, running in another directory.
  package func running(in directory: [UInt8]) -> GitCommand {
    var copy = self
    copy.directory = directory
    return copy
  }

  /// Starts a command that reads standard input.
  ///
  /// - Parameters:
  ///   - arguments: the command and its arguments.
  ///   - values: more arguments, as bytes.
  ///   - takesPathspecs: whether paths are patterns to it; `false` for the one command that refuses
  ///     to be told that they are none.
  ///   - input: gives what it reads.
  /// - Returns: the running process.
  /// - Throws: `GitError` if it cannot be started.
  package func start(
    _ arguments: [String], _ values: [[UInt8]] = [], takesPathspecs: Bool = true,
    input: @escaping ChildProcess.Input = { nil }
  ) throws(GitError) -> GitProcess {
    let command = arguments.first ?? ""
    let place = directory.map { [Array("-C".utf8), $0] } ?? []
    let all =
      [Array("git".utf8)] + place + Self.fixedArguments
      + (takesPathspecs ? [Array("--literal-pathspecs".utf8)] : [])
      + arguments.map { Array($0.utf8) } + values
    do throws(SystemError) {
      let process = try fileSystem.start(
        executable, arguments: all, environment: variables, input: input)
      return GitProcess(process, command: command)
    } catch {
      throw GitError(.system(error), command: command)
    }
  }

  /// Runs a command whose output is small.
  ///
  /// - Parameters:
  ///   - arguments: the command and its arguments.
  ///   - values: more arguments, as bytes.
  ///   - limit: the number of bytes of output that are too many.
  /// - Returns: its output.
  /// - Throws: `GitError` if it fails or complains.
  package func output(
    of arguments: [String], _ values: [[UInt8]] = [], limit: Int = 16 << 20
  ) throws(GitError) -> [UInt8] {
    let process = try start(arguments, values)
    var bytes: [UInt8] = []
    while let piece = try process.readPiece() {
      bytes += piece
      guard bytes.count <= limit else {
        throw GitError(.malformed, command: process.command, words: "it is too long")
      }
    }
    try process.finish()
    return bytes
  }

  // MARK: What git gets

  private static let fixedArguments = [
    "--no-pager", "--no-replace-objects", "--no-optional-locks",
    "-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "diff.external=",
    "-c", "protocol.allow=never", "-c", "gc.auto=0", "-c", "maintenance.auto=false",
  ].map { Array($0.utf8) }

  private static let fixedVariables = [
    "LC_ALL=C", "GIT_NO_LAZY_FETCH=1", "GIT_TERMINAL_PROMPT=0", "GIT_OPTIONAL_LOCKS=0",
    "GIT_NO_REPLACE_OBJECTS=1", "GIT_GRAFT_FILE=/dev/null/none",
  ].map { Array($0.utf8) }

  /// What git is told by its caller about the repository, the index, the user and the machine.
  private static let passedOn: Set<String> = [
    "GIT_DIR", "GIT_COMMON_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_OBJECT_DIRECTORY",
    "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_QUARANTINE_PATH", "GIT_PREFIX", "GIT_NAMESPACE",
    "GIT_SHALLOW_FILE", "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_EXEC_PATH", "GIT_CONFIG_NOSYSTEM", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_PARAMETERS", "GIT_CONFIG_COUNT", "HOME", "XDG_CONFIG_HOME", "PATH", "TMPDIR",
    "USER", "LOGNAME", "SUDO_UID",
  ]

  private static func isPassedOn(_ variable: [UInt8]) -> Bool {
    let name = String(decoding: variable.prefix { $0 != UInt8(ascii: "=") }, as: UTF8.self)
    return passedOn.contains(name) || name.hasPrefix("GIT_CONFIG_KEY_")
      || name.hasPrefix("GIT_CONFIG_VALUE_")
  }

  /// Finds git in the absolute directories of `PATH`: a relative one would let what is scanned say
  /// what is run.
  private static func executable(_ environment: [[UInt8]], _ fileSystem: FileSystem) -> [UInt8]? {
    let name = Array("PATH=".utf8)
    guard let path = environment.last(where: { $0.starts(with: name) }) else { return nil }
    return path.dropFirst(name.count).split(separator: UInt8(ascii: ":")).lazy
      .filter { $0.first == UInt8(ascii: "/") }
      .map { Array($0).appendingComponent("git") }
      .first(where: fileSystem.isExecutable)
  }
}
