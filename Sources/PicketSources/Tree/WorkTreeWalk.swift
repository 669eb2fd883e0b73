internal import PicketGlob
package import PicketModel
package import PicketSystem

/// Looks at every entry below a root without opening files: those that git ignores too.
package final class WorkTreeWalk {
  /// An entry of a directory that is open.
  package struct Entry {
    package var path: BytePath
    package var kind: DirectoryReader.EntryKind
    /// Whether git ignores it, or a directory above it.
    package var isIgnored: Bool
    package var directory: Directory

    /// The name in the directory.
    package var name: [UInt8] { Array(path.lastComponent) }
  }

  package let base: TreeBase
  /// The repository whose work tree the root is; `nil` where there is none.
  package let repository: GitRepository?
  private let workTree: WorkTree?
  private let fileSystem: FileSystem

  /// Opens the work tree that a path lies in, or the directory itself where there is none.
  ///
  /// - Throws: `TreeRootError` if there is no such directory, or git's files cannot be read.
  package init(_ argument: [UInt8], _ fileSystem: FileSystem) throws(TreeRootError) {
    self.fileSystem = fileSystem
    do {
      let absolute = try fileSystem.realPath(argument)
      let repository = try WorkTree.repository(around: absolute, fileSystem)
      base =
        if let repository {
          try TreeBase(repository, fileSystem)
        } else {
          try TreeBase(
            fileSystem.openDirectory(absolute), absolutePath: absolute, path: BytePath([]),
            repository: nil, fileSystem)
        }
      self.repository = repository
      workTree = try repository.map {
        try WorkTree($0, base: BytePath([]), access: GitFileAccess(fileSystem))
      }
    } catch let error as WorkTreeError {
      let path = String(decoding: error.path, as: UTF8.self)
      throw TreeRootError(argument: argument, detail: "\(path): \(error.detail)")
    } catch {
      throw TreeRootError(argument: argument, detail: "\(error)")
    }
  }

  /// A directory that waits to be listed.
  private struct Waiting {
    var path: BytePath
    var parent: Directory?
    var scope: WorkTreeScope?
    var isIgnored: Bool
  }

  /// Calls a function with each entry, that of a directory before those in it.
  ///
  /// Git's own directory, and repositories below the root, are left out.
  ///
  /// - Parameters:
  ///   - body: takes an entry.
  ///   - fail: takes the path of a directory that could not be listed, and why.
  package func forEachEntry(
    _ body: (Entry) -> Void, fail: (BytePath, SystemError) -> Void
  ) {
    var waiting = [
      Waiting(path: BytePath([]), parent: nil, scope: workTree?.rootScope, isIgnored: false)
    ]
    while let next = waiting.popLast() {
      do throws(SystemError) {
        waiting += try list(next, body)
      } catch {
        fail(next.path, error)
      }
    }
  }

  /// Lists a directory, and returns those in it.
  private func list(
    _ waiting: Waiting, _ body: (Entry) -> Void
  ) throws(SystemError) -> [Waiting] {
    // The root is opened anew: a descriptor can be listed only once.
    let name = waiting.parent == nil ? Array(".".utf8) : Array(waiting.path.lastComponent)
    let directory = Directory(
      try fileSystem.open(name, in: waiting.parent ?? base.directory, as: .directory))
    var scope = waiting.scope
    try scope?.readIgnoreFile(of: directory, at: waiting.path, fileSystem)
    var inner: [Waiting] = []
    let entries = try entries(of: directory)
    if waiting.parent != nil, entries.contains(where: { $0.name.elementsEqual(".git".utf8) }) {
      return []
    }
    for (name, kind) in entries where !name.elementsEqual(".git".utf8) {
      let path = waiting.path.appending(name)
      let isIgnored = waiting.isIgnored || ignores(path, kind, scope)
      body(Entry(path: path, kind: kind, isIgnored: isIgnored, directory: directory))
      guard kind == .directory else { continue }
      inner.append(Waiting(path: path, parent: directory, scope: scope, isIgnored: isIgnored))
    }
    return inner
  }

  private func entries(
    of directory: Directory
  ) throws(SystemError) -> [(name: [UInt8], kind: DirectoryReader.EntryKind)] {
    let reader = DirectoryReader()
    var entries: [(name: [UInt8], kind: DirectoryReader.EntryKind)] = []
    try fileSystem.begin(reader, in: directory)
    while try fileSystem.advance(reader) { entries.append((reader.name, reader.kind)) }
    return try entries.map { (name, kind) throws(SystemError) in
      guard kind == .unknown else { return (name, kind) }
      return (name, DirectoryReader.EntryKind(try fileSystem.status(of: name, in: directory).kind))
    }.sorted { $0.name.lexicographicallyPrecedes($1.name) }
  }

  private func ignores(
    _ path: BytePath, _ kind: DirectoryReader.EntryKind, _ scope: WorkTreeScope?
  ) -> Bool {
    scope?.ignores.verdict(path, isDirectory: kind == .directory) == .ignored
  }

  /// Tells whether git would ignore a path that need not be there, by the ignore file of the root
  /// and those of the repository and the user.
  ///
  /// - Throws: `SystemError` if the ignore file of the root cannot be read.
  package func ignoresFromRoot(_ path: BytePath) throws(SystemError) -> Bool {
    guard var scope = workTree?.rootScope else { return false }
    try scope.readIgnoreFile(of: base.directory, at: BytePath([]), fileSystem)
    return scope.ignores.isIgnored(path, isDirectory: false)
  }

  /// Tells whether git tracks something at a path, or below it.
  package func tracks(_ path: BytePath) -> Bool {
    guard let workTree else { return false }
    return (try? workTree.tracks(path) || workTree.tracksAnything(in: path)) ?? true
  }
}

extension DirectoryReader.EntryKind {
  /// The kind that a status tells.
  init(_ kind: FileStatus.Kind) {
    switch kind {
    case .file: self = .file
    case .directory: self = .directory
    case .link: self = .link
    case .special: self = .special
    }
  }
}
