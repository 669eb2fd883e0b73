internal import PicketGlob
internal import PicketModel
package import PicketSystem

extension GitRepository {
  /// Finds the repository in whose work tree a directory lies.
  ///
  /// - Returns: the repository; `nil` without one, or if it cannot be used without git.
  package static func around(_ directory: [UInt8], _ fileSystem: FileSystem) -> GitRepository? {
    guard let path = try? fileSystem.realPath(directory) else { return nil }
    return try? WorkTree.repository(around: path, fileSystem)
  }
}

extension WorkTree {
  /// Returns the work tree that begins at a directory; `nil` if its repository has none.
  static func rooted(at node: TreeNode, _ fileSystem: FileSystem) throws(WorkTreeError) -> WorkTree?
  {
    let repository = try repository(around: node.absolutePath, fileSystem)
    guard let repository, repository.workTree == node.absolutePath else { return nil }
    return try WorkTree(repository, base: node.path, access: GitFileAccess(fileSystem))
  }

  /// Returns the repository in whose work tree a directory lies.
  static func repository(
    around path: [UInt8], _ fileSystem: FileSystem
  ) throws(WorkTreeError) -> GitRepository? {
    do throws(GitRepositoryError) {
      return try GitRepository.discover(
        from: path, access: GitFileAccess(fileSystem), environment: .current)
    } catch {
      throw WorkTreeError(path: error.path, detail: "\(error)")
    }
  }

  /// Tells whether a directory below a work tree is the root of another one.
  static func isRepository(
    _ node: TreeNode, _ directory: Directory, _ fileSystem: FileSystem
  ) throws(SystemError) -> Bool {
    do throws(SystemError) {
      _ = try fileSystem.status(of: Array(".git".utf8), in: directory)
    } catch {
      guard error.isMissing else { throw error }
      return false
    }
    let place = GitPlace(
      entry: node.absolutePath.appendingComponent(".git"), access: GitFileAccess(fileSystem),
      environment: .current)
    return (try? place.gitDirectory()) != nil
  }

  /// Returns what is in scope of a directory inside the work tree that the user named.
  ///
  /// The ignore files above it count, but not what they say of the directory itself.
  func scope(
    ofDirectory path: BytePath, root: Directory, _ fileSystem: FileSystem
  ) throws(SystemError) -> WorkTreeScope {
    var scope = rootScope
    var above: [UInt8] = []
    for component in path.bytes.split(separator: UInt8(ascii: "/")) {
      try scope.readIgnoreFile(of: root, at: BytePath(above), within: above, fileSystem)
      above += (above.isEmpty ? [] : [UInt8(ascii: "/")]) + component
    }
    return scope
  }
}

extension WorkTreeScope {
  private static let largestIgnoreFile = 16 << 20  // bytes

  /// Adds the rules of the ignore file in a directory, if there is one.
  ///
  /// - Parameters:
  ///   - directory: an open directory: that one, or one above it.
  ///   - path: the path of the directory in its work tree.
  ///   - prefix: the path from the open directory to it.
  ///   - fileSystem: what the file is read from.
  /// - Throws: `SystemError` if there is a file and it cannot be read.
  mutating func readIgnoreFile(
    of directory: Directory, at path: BytePath, within prefix: [UInt8] = [],
    _ fileSystem: FileSystem
  ) throws(SystemError) {
    guard !isIgnored else { return }
    let name = BytePath(prefix).appending(Array(".gitignore".utf8)).bytes
    do throws(SystemError) {
      let file = try fileSystem.open(name, in: directory, as: .file)
      let rules = IgnoreFile(
        try fileSystem.contents(of: file, limit: Self.largestIgnoreFile),
        foldsCase: workTree.foldsCase)
      if !rules.isEmpty { ignores = ignores.pushing(rules, directory: path) }
    } catch {
      // Git does not follow a link in this place either.
      guard error.isMissing || error.isLink || error.isDirectory else { throw error }
    }
  }
}

extension GitFileAccess {
  /// An index of ten million entries is smaller.
  private static let largestFile = 1 << 30  // bytes

  init(_ fileSystem: FileSystem) {
    self.init(
      read: { path throws(SystemError) in
        do throws(SystemError) {
          let file = try fileSystem.open(path, as: .file)
          guard try fileSystem.status(of: file).kind == .file else { return nil }
          return try fileSystem.contents(of: file, limit: Self.largestFile)
        } catch {
          if error.isMissing || error.isDirectory { return nil }
          throw error
        }
      },
      isDirectory: { path in
        (try? fileSystem.status(of: path))?.kind == .directory
      })
  }
}

extension GitEnvironment {
  /// Where the files of the user who runs the process lie.
  static var current: GitEnvironment {
    let configHome = Process.environment("XDG_CONFIG_HOME").flatMap { $0.isEmpty ? nil : $0 }
    let systemConfig = Array("/etc/gitconfig".utf8)
    return GitEnvironment(
      home: Process.environment("HOME"), configHome: configHome,
      systemConfig: Process.environment("GIT_CONFIG_NOSYSTEM") == nil ? systemConfig : nil)
  }
}
