internal import PicketSystem

/// A `.git` that may be that of a work tree.
///
/// Source: `setup_git_directory_gently_1` and `check_repository_format_gently` in git's `setup.c`.
struct GitPlace {
  /// The path of the `.git` directory or file.
  var entry: [UInt8]
  var access: GitFileAccess
  var environment: GitEnvironment

  /// The directory that `.git` is or names; `nil` if it is or names none.
  func gitDirectory() throws(GitRepositoryError) -> [UInt8]? {
    if access.isDirectory(entry) { return isGitDirectory(entry) ? entry : nil }
    guard let text = try read(entry) else { return nil }
    let prefix = Array("gitdir: ".utf8)
    let path = text.trimmedLineEnds
    guard path.starts(with: prefix), path.count > prefix.count else {
      throw GitRepositoryError(.malformedGitFile, path: entry)
    }
    let named = entry.parentDirectory.appendingComponent(Array(path[prefix.count...]))
    guard isGitDirectory(named.normalizedPath) else {
      throw GitRepositoryError(.malformedGitFile, path: entry)
    }
    return named.normalizedPath
  }

  /// Whether a directory has what git asks of a repository: a head, objects and references.
  func isGitDirectory(_ directory: [UInt8]) -> Bool {
    guard let head = try? read(directory.appendingComponent("HEAD")), isHead(head) else {
      return false
    }
    guard let common = try? commonDirectory(of: directory) else { return false }
    return access.isDirectory(common.appendingComponent("objects"))
      && access.isDirectory(common.appendingComponent("refs"))
  }

  /// Whether bytes are what git takes for a head: a reference or an object id.
  private func isHead(_ bytes: [UInt8]) -> Bool {
    let prefix = Array("ref:".utf8)
    guard bytes.starts(with: prefix) else {
      let hexadecimal = bytes.prefix { Character(Unicode.Scalar($0)).isHexDigit }
      return hexadecimal.count >= 40
    }
    let target = bytes.dropFirst(prefix.count).drop { $0 == 0x20 || (0x09...0x0D).contains($0) }
    return target.starts(with: Array("refs/".utf8))
  }

  /// Reads what the repository in a git directory says about itself; `nil` if it has no work tree.
  func repository(
    in gitDirectory: [UInt8], below directory: [UInt8]
  ) throws(GitRepositoryError) -> GitRepository? {
    let common = try commonDirectory(of: gitDirectory)
    let config = try readConfig(gitDirectory, common)
    var workTree = directory
    // Those two are about the main work tree, and the file that holds them is shared.
    if common == gitDirectory {
      if let path = config.value("core", "worktree") {
        workTree = gitDirectory.appendingComponent(path).normalizedPath
      } else if config.isTrue("core", "bare") == true {
        return nil
      }
    }
    return GitRepository(
      workTree: workTree, gitDirectory: gitDirectory, commonDirectory: common, config: config,
      objectFormat: try objectFormat(config, common), environment: environment)
  }

  // MARK: Files

  private func read(_ path: [UInt8]) throws(GitRepositoryError) -> [UInt8]? {
    do throws(SystemError) {
      return try access.read(path)
    } catch {
      throw GitRepositoryError(.system(error), path: path)
    }
  }

  /// The directory that a linked work tree shares with the main one.
  private func commonDirectory(of gitDirectory: [UInt8]) throws(GitRepositoryError) -> [UInt8] {
    guard let text = try read(gitDirectory.appendingComponent("commondir")) else {
      return gitDirectory
    }
    return gitDirectory.appendingComponent(text.trimmedLineEnds).normalizedPath
  }

  /// Reads all configuration files, that of the widest reach first.
  private func readConfig(
    _ gitDirectory: [UInt8], _ common: [UInt8]
  ) throws(GitRepositoryError) -> GitConfig {
    let context = GitConfigContext(
      access: access, environment: environment, gitDirectory: gitDirectory,
      branch: try branch(of: gitDirectory))
    var config = GitConfig()
    let files = [
      environment.systemConfig, environment.userFile("config"),
      environment.home?.appendingComponent(".gitconfig"), common.appendingComponent("config"),
    ]
    for file in files {
      if let file { try config.read(file, in: context) }
    }
    if config.isTrue("extensions", "worktreeconfig") == true {
      try config.read(gitDirectory.appendingComponent("config.worktree"), in: context)
    }
    return config
  }

  private func branch(of gitDirectory: [UInt8]) throws(GitRepositoryError) -> [UInt8]? {
    let prefix = Array("ref: refs/heads/".utf8)
    guard
      let head = try read(gitDirectory.appendingComponent("HEAD")), head.starts(with: prefix)
    else { return nil }
    return Array(head.dropFirst(prefix.count)).trimmedLineEnds
  }

  private func objectFormat(
    _ config: GitConfig, _ common: [UInt8]
  ) throws(GitRepositoryError) -> GitObjectFormat {
    let version = config.value("core", "repositoryformatversion") ?? Array("0".utf8)
    let format = config.value("extensions", "objectformat") ?? Array("sha1".utf8)
    switch (String(decoding: version, as: UTF8.self), String(decoding: format, as: UTF8.self)) {
    case ("0", "sha1"), ("1", "sha1"): return .sha1
    case ("1", "sha256"): return .sha256
    default:
      throw GitRepositoryError(.unsupportedFormat, path: common.appendingComponent("config"))
    }
  }
}

extension [UInt8] {
  /// The bytes without line feeds and carriage returns at the end.
  fileprivate var trimmedLineEnds: [UInt8] {
    let end = lastIndex { $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r") }
    return end.map { Array(self[...$0]) } ?? []
  }
}
