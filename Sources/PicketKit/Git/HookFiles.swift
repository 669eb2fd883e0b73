internal import PicketModel
internal import PicketSources
package import PicketSystem

/// The hooks of picket in a repository, or in all of a user's.
///
/// A hook that is there already is moved aside, called first, and moved back by `uninstall`.
package struct HookFiles {
  /// The hooks that call picket.
  package static let names = ["pre-commit", "pre-merge-commit", "commit-msg", "pre-push"]

  /// Where the hooks lie; absolute.
  package private(set) var directory: [UInt8]
  /// Where git looks for hooks instead, because the configuration for all repositories says so.
  package let shadow: [UInt8]?
  /// What leads git to the directory; `nil` where something else does.
  let setting: GlobalHooksSetting?
  let fileSystem = FileSystem()

  /// What a file in the place of a hook is.
  package enum State: Hashable, Sendable {
    case missing
    /// One of picket's, and the executable that it calls.
    case own(executable: [UInt8])
    case foreign
  }

  /// Finds where hooks lie.
  ///
  /// - Parameters:
  ///   - isGlobal: whether those of all of a user's repositories count.
  ///   - workTree: a directory of the repository; `nil` is the current one.
  /// - Throws: why nobody can tell, in git's words where it refuses.
  package init(isGlobal: Bool, in workTree: [UInt8]? = nil) throws {
    let git = try GitCommand(in: workTree, environment: Process.environment, fileSystem)
    let places = try HookPlaces(git)
    if isGlobal {
      shadow = nil
      (directory, setting) = try Self.globalPlace(git, places)
    } else {
      shadow = places.shared
      (directory, setting) = (try Self.place(git, places), nil)
    }
  }

  private static func place(_ git: GitCommand, _ places: HookPlaces) throws -> [UInt8] {
    guard let path = places.own else {
      return try git.line(of: ["rev-parse", "--path-format=absolute", "--git-common-dir"])
        + Array("/hooks".utf8)
    }
    return HookPlaces.isAbsolute(path)
      ? path : try git.line(of: ["rev-parse", "--show-toplevel"]) + Array("/".utf8) + path
  }

  private static func globalPlace(
    _ git: GitCommand, _ places: HookPlaces
  ) throws -> ([UInt8], GlobalHooksSetting?) {
    let own = try GlobalHooksSetting.defaultDirectory(git)
    guard let path = places.ofUser else {
      guard places.ofSystem == nil else {
        throw RepositoryError(
          "the system's configuration sets core.hooksPath, and git would not look there anymore:"
            + " run 'picket install' in each repository")
      }
      return (own, try GlobalHooksSetting(own, git, isAdded: false))
    }
    if path == own { return (own, try GlobalHooksSetting(own, git, isAdded: true)) }
    guard HookPlaces.isAbsolute(path) else {
      throw RepositoryError(
        "core.hooksPath of your configuration is another directory in each repository: run"
          + " 'picket install' in each")
    }
    return (path, nil)
  }

  /// Finds where git looks for the hooks of a repository, wherever that is.
  ///
  /// - Parameter workTree: a directory of the repository; `nil` is the current one.
  /// - Returns: the hooks that git calls.
  /// - Throws: why nobody can tell.
  package static func called(in workTree: [UInt8]?) throws -> HookFiles {
    var files = try HookFiles(isGlobal: false, in: workTree)
    if let shadow = files.shadow { files.directory = shadow }
    return files
  }

  /// The path of a hook.
  package func path(_ name: String) -> [UInt8] {
    directory + Array("/\(name)".utf8)
  }

  func previousPath(_ name: String) -> [UInt8] {
    path(name) + Array(".before-picket".utf8)
  }

  static func text(_ path: [UInt8]) -> String {
    String(decoding: path, as: UTF8.self).harmless
  }

  func hasPrevious(_ name: String) -> Bool {
    isThere(previousPath(name))
  }

  /// Tells whether there is an entry, also a link that leads nowhere.
  func isThere(_ path: [UInt8]) -> Bool {
    guard let directory = try? fileSystem.openDirectory(directory) else { return false }
    let name = path.dropFirst(self.directory.count + 1)
    return (try? fileSystem.status(of: Array(name), in: directory)) != nil
  }

  /// Tells what stands in the place of a hook.
  package func state(_ name: String) throws(SystemError) -> State {
    guard isThere(path(name)) else { return .missing }
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try fileSystem.contents(
        of: try fileSystem.open(path(name), as: .file), limit: 1 << 20)
    } catch {
      // A link that leads nowhere is somebody's.
      if error.isMissing { return .foreign }
      throw error
    }
    guard bytes.starts(with: HookScript.mark.utf8) else { return .foreign }
    return .own(executable: HookScript.executable(in: bytes) ?? [])
  }
}
