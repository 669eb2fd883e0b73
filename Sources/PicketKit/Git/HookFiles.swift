internal import PicketSources
package import PicketSystem

/// The hooks of picket in a repository, or in all of a user's.
///
/// A hook that is there already is moved aside, called first, and moved back by `uninstall`.
package struct HookFiles {
  /// The hooks that are put in place.
  package static let names = ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"]

  /// Where git looks for hooks; absolute.
  package let directory: [UInt8]
  private let isGlobal: Bool
  private let git: GitCommand
  private let fileSystem = FileSystem()

  /// What a file in the place of a hook is.
  package enum State: Hashable, Sendable {
    case missing
    /// One of picket's, and the executable that it calls.
    case own(executable: [UInt8])
    case foreign
  }

  /// Finds where the hooks of the repository around the current directory lie, or those of a user.
  package init(isGlobal: Bool) throws(RepositoryError) {
    self.isGlobal = isGlobal
    do throws(GitError) {
      git = try GitCommand(in: nil, environment: Process.environment, fileSystem)
      directory = try isGlobal ? Self.globalDirectory(git) : Self.directory(git)
    } catch {
      throw RepositoryError(error)
    }
  }

  private static func directory(_ git: GitCommand) throws(GitError) -> [UInt8] {
    if let path = try git.hooksPath(of: []) {
      return path.first == UInt8(ascii: "/")
        ? path : try git.line(of: ["rev-parse", "--show-toplevel"]) + Array("/".utf8) + path
    }
    return try git.line(of: ["rev-parse", "--path-format=absolute", "--git-common-dir"])
      + Array("/hooks".utf8)
  }

  private static func globalDirectory(_ git: GitCommand) throws(GitError) -> [UInt8] {
    if let path = try git.hooksPath(of: ["--global"]) { return path }
    guard
      let home = git.variable("XDG_CONFIG_HOME")
        ?? git.variable("HOME").map({
          $0 + Array("/.config".utf8)
        })
    else { throw GitError(.failed(status: 1), command: "config", words: "HOME is not set") }
    return home + Array("/picket/hooks".utf8)
  }

  /// The path of a hook.
  package func path(_ name: String) -> [UInt8] {
    directory + Array("/\(name)".utf8)
  }

  private func previousPath(_ name: String) -> [UInt8] {
    path(name) + Array(".before-picket".utf8)
  }

  /// Tells what stands in the place of a hook.
  package func state(_ name: String) throws(SystemError) -> State {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try fileSystem.contents(
        of: try fileSystem.open(path(name), as: .file), limit: 1 << 20)
    } catch {
      if error.isMissing { return .missing }
      throw error
    }
    guard bytes.starts(with: HookScript.mark.utf8) else { return .foreign }
    return .own(executable: HookScript.executable(in: bytes) ?? [])
  }

  /// Puts the hooks in place.
  ///
  /// - Parameter executable: the absolute path of picket.
  /// - Returns: the names of hooks that were there and are called first.
  /// - Throws: what keeps a file from being written; hooks that were there are still called.
  package func install(executable: [UInt8]) throws -> [String] {
    try fileSystem.makeDirectory(directory)
    var kept: [String] = []
    for name in Self.names {
      if try state(name) == .foreign { try fileSystem.move(path(name), to: previousPath(name)) }
      if (try? fileSystem.status(of: previousPath(name))) != nil { kept.append(name) }
      let script = HookScript(name: name, executable: executable, isGlobal: isGlobal)
      try Output.write(script.bytes, toFile: path(name))
      try fileSystem.makeExecutable(path(name))
    }
    if isGlobal, try git.hooksPath(of: ["--global"]) == nil {
      _ = try git.output(of: ["config", "--global", "core.hooksPath"], [directory])
    }
    return kept
  }

  /// Takes the hooks away and puts back what was there.
  ///
  /// - Returns: the names of the hooks that were taken away.
  /// - Throws: what keeps a file from being moved.
  package func uninstall() throws -> [String] {
    var removed: [String] = []
    for name in Self.names {
      guard case .own = try state(name) else { continue }
      try fileSystem.remove(path(name))
      removed.append(name)
      if (try? fileSystem.status(of: previousPath(name))) != nil {
        try fileSystem.move(previousPath(name), to: path(name))
      }
    }
    // Only a directory that nobody else uses is empty.
    if isGlobal, (try? fileSystem.removeDirectory(directory)) != nil {
      _ = try git.output(of: ["config", "--global", "--unset", "core.hooksPath"])
    }
    return removed
  }
}

extension GitCommand {
  /// Returns `core.hooksPath` as the user has it; this process's own value, the last, hides it.
  fileprivate func hooksPath(of scope: [String]) throws(GitError) -> [UInt8]? {
    let process = try start(
      ["config"] + scope + ["--null", "--type=path", "--get-all", "core.hooksPath"])
    var values: [[UInt8]] = []
    while let value = try process.readRecord(endedBy: 0) { values.append(value) }
    let status = try process.wait()
    if status == 1, values.isEmpty { return nil }
    try process.finish()
    // A scope does not hold what stands on the command line.
    return scope.isEmpty ? values.dropLast().last : values.last
  }
}
