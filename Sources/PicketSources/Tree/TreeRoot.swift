internal import PicketModel
package import PicketSystem

/// Where a scan of trees starts: what the user named, opened and placed.
package enum TreeRoot: Sendable {
  case directory(TreeNode)
  case file(TreeFile)

  /// Finds what a path that the user gave stands for.
  ///
  /// Links in the path are followed. In a work tree of git, reports count from its root; else from
  /// the directory, or, where there are several arguments or files, from where the user stands.
  ///
  /// - Parameters:
  ///   - argument: the path, absolute or from the current directory.
  ///   - isOnly: whether the user named nothing else.
  ///   - ignoresNothing: whether what git ignores is in scope too.
  ///   - fileSystem: what the path is looked up in.
  /// - Returns: the directory to list, or the file itself.
  /// - Throws: `TreeRootError` if there is no such thing, or git's files around it cannot be read.
  package static func find(
    _ argument: [UInt8], isOnly: Bool, ignoresNothing: Bool, _ fileSystem: FileSystem
  ) throws(TreeRootError) -> TreeRoot {
    do {
      let status = try fileSystem.status(of: argument)
      let isDirectory = status.kind == .directory
      let absolute = try fileSystem.realPath(argument)
      let directory = isDirectory ? absolute : absolute.parentDirectory
      let repository = try Self.repository(around: directory, ignoresNothing, fileSystem)
      let inside = repository.map { BytePath.of(absolute, below: $0.workTree) }
      let outside = isDirectory && isOnly ? BytePath([]) : BytePath.shown(argument)
      guard isDirectory else {
        return .file(
          TreeFile(
            path: inside ?? outside, argument: argument, isStream: status.kind == .special))
      }
      let path = inside ?? outside
      let root = try fileSystem.openDirectory(repository?.workTree ?? argument)
      let base = try TreeBase(
        root, absolutePath: repository?.workTree ?? absolute,
        path: inside == nil ? outside : BytePath([]), repository: repository, fileSystem)
      var scope: TreeNode.Scope = ignoresNothing ? .all : .outside
      if !ignoresNothing, let repository, let inside {
        let workTree = try WorkTree(
          repository, base: BytePath([]), access: GitFileAccess(fileSystem))
        scope = .workTree(try workTree.scope(ofDirectory: inside, root: root, fileSystem))
      }
      var ignores: PicketIgnores?
      if !ignoresNothing {
        ignores = try PicketIgnores(above: path, absolutePath: absolute, fileSystem)
      }
      return .directory(
        TreeNode(
          path: path, absolutePath: absolute, place: .argument(argument), scope: scope,
          picketIgnores: ignores, base: base))
    } catch let error as SystemError {
      throw TreeRootError(argument: argument, detail: "\(error)")
    } catch let error as WorkTreeError {
      let path = String(decoding: error.path, as: UTF8.self)
      throw TreeRootError(argument: argument, detail: "\(path): \(error.detail)")
    } catch {
      throw TreeRootError(argument: argument, detail: "\(error)")
    }
  }

  /// Returns the absolute path of the directory that reports about a path count from.
  ///
  /// - Parameters:
  ///   - argument: the path, absolute or from the current directory.
  ///   - isOnly: whether the user named nothing else.
  ///   - fileSystem: what the path is looked up in.
  /// - Returns: the root of the work tree, else the directory, or where the user stands.
  /// - Throws: `TreeRootError` if there is no such thing.
  package static func base(
    of argument: [UInt8], isOnly: Bool, _ fileSystem: FileSystem
  ) throws(TreeRootError) -> [UInt8] {
    do {
      let isDirectory = try fileSystem.status(of: argument).kind == .directory
      let absolute = try fileSystem.realPath(argument)
      let directory = isDirectory ? absolute : absolute.parentDirectory
      // What is wrong with the repository is told by the scan.
      if let repository = try Self.repository(around: directory, true, fileSystem) {
        return repository.workTree
      }
      return isDirectory && isOnly ? absolute : try fileSystem.realPath(Array(".".utf8))
    } catch {
      throw TreeRootError(argument: argument, detail: "\(error)")
    }
  }

  /// Returns the absolute path of the work tree that an argument lies in, if it lies in one.
  package static func workTree(
    around argument: [UInt8], _ fileSystem: FileSystem
  ) throws(TreeRootError) -> [UInt8]? {
    do {
      let absolute = try fileSystem.realPath(argument)
      return try repository(around: absolute, false, fileSystem)?.workTree
    } catch let error as WorkTreeError {
      let path = String(decoding: error.path, as: UTF8.self)
      throw TreeRootError(argument: argument, detail: "\(path): \(error.detail)")
    } catch {
      throw TreeRootError(argument: argument, detail: "\(error)")
    }
  }

  /// Returns the repository in whose work tree a directory lies.
  ///
  /// Where nothing is ignored it only gives the root of paths, so that one at fault is none.
  private static func repository(
    around directory: [UInt8], _ ignoresNothing: Bool, _ fileSystem: FileSystem
  ) throws(WorkTreeError) -> GitRepository? {
    do throws(WorkTreeError) {
      let found = try WorkTree.repository(around: directory, fileSystem)
      // With `core.worktree` the work tree of a repository may lie elsewhere.
      return found.flatMap { directory.isInside($0.workTree) ? $0 : nil }
    } catch {
      guard ignoresNothing else { throw error }
      return nil
    }
  }
}

extension [UInt8] {
  /// Tells whether an absolute path is that of a directory, or of something inside.
  fileprivate func isInside(_ directory: [UInt8]) -> Bool {
    directory.count == 1 || self == directory || starts(with: directory + [UInt8(ascii: "/")])
  }
}

/// Something that the user named and that cannot be scanned.
package struct TreeRootError: Error, Hashable, Sendable {
  package var argument: [UInt8]
  package var detail: String
}

extension BytePath {
  /// Returns the path of an entry from a directory above it; both are absolute.
  fileprivate static func of(_ path: [UInt8], below directory: [UInt8]) -> BytePath {
    let isRoot = directory.count == 1
    return BytePath(Array(path.dropFirst(isRoot ? 1 : directory.count + 1)))
  }

  /// Returns an argument as reports show it: without `./` in front and `/` at the end.
  fileprivate static func shown(_ argument: [UInt8]) -> BytePath {
    var bytes = argument[...]
    while bytes.starts(with: "./".utf8) { bytes = bytes.dropFirst(2) }
    while bytes.count > 1, bytes.last == UInt8(ascii: "/") { bytes = bytes.dropLast() }
    return BytePath(bytes.elementsEqual(".".utf8) ? [] : Array(bytes))
  }
}
