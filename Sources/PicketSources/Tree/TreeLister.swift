internal import PicketGlob
internal import PicketModel
package import PicketSystem

/// Lists directories, one after the other, and opens the files in scope: one per worker.
package final class TreeLister {
  private let fileSystem: FileSystem
  private let reader = DirectoryReader()
  /// The path in reports of the entry gone to; kept, so that an entry costs no allocation.
  private var entryPath = BytePath([])

  package init(_ fileSystem: FileSystem) {
    self.fileSystem = fileSystem
  }

  /// Lists a directory.
  ///
  /// - Complexity: O(*n*), for *n* entries; a system call for each file, and none for others.
  package func list(_ node: TreeNode, to visitor: some TreeVisitor) {
    do {
      let directory = try open(node)
      guard let scope = try scope(of: node, directory, visitor) else { return }
      let ignores = try node.picketIgnores?.reading(directory, at: node.path, fileSystem)
      let base = try base(of: node, directory, scope)
      let listing = Listing(
        node: node, directory: directory, scope: scope, ignores: ignores, base: base)
      visitor.enter(directory, path: node.path, base: base)
      try fileSystem.begin(reader, in: directory)
      while try fileSystem.advance(reader) {
        goToEntry(of: node)
        visitEntry(of: listing, visitor)
      }
    } catch {
      report(error, at: node.path, visitor)
    }
  }

  /// A directory that is being listed.
  private struct Listing {
    var node: TreeNode
    var directory: Directory
    var scope: TreeNode.Scope
    var ignores: PicketIgnores?
    /// The root that its entries are judged from.
    var base: TreeBase
  }

  private func report(
    _ error: any Error, at path: BytePath, _ visitor: some TreeVisitor
  ) {
    switch error {
    case let error as SystemError:
      visitor.fail(error.isMissing ? .vanished : .unreadable, path, "\(error)")
    case let error as WorkTreeError:
      // Told once, however many entries ask for it.
      visitor.fail(.unreadable, BytePath(error.path), error.detail)
    default:
      visitor.fail(.unreadable, path, "\(error)")
    }
  }

  private func open(_ node: TreeNode) throws(SystemError) -> Directory {
    switch node.place {
    case .argument(let path):
      try fileSystem.openDirectory(path)
    case .entry(let name, let parent):
      Directory(try fileSystem.open(name, in: parent, as: .directory))
    }
  }

  /// Returns what is in scope of a directory now that it is open; `nil` if nothing is.
  private func scope(
    of node: TreeNode, _ directory: Directory, _ visitor: some TreeVisitor
  ) throws -> TreeNode.Scope? {
    switch node.scope {
    case .all:
      return .all
    case .outside:
      guard try WorkTree.isRepository(node, directory, fileSystem) else { return .outside }
      let scope = try scope(ofRepository: node, directory, visitor)
      guard case .workTree(var inner) = scope else { return scope }
      try inner.readIgnoreFile(of: directory, at: BytePath([]), fileSystem)
      return .workTree(inner)
    case .workTree(let scope):
      let path = scope.workTree.relative(node.path)
      let isNested = try !path.bytes.isEmpty && WorkTree.isRepository(node, directory, fileSystem)
      // What is tracked below all the same, as git allows it, stays in scope.
      guard try !isNested || scope.workTree.tracksAnything(in: path) else {
        visitor.exclude(.nestedRepository)
        return nil
      }
      var inner = scope
      inner.isIgnored = scope.isIgnored || isNested
      try inner.readIgnoreFile(of: directory, at: path, fileSystem)
      return .workTree(inner)
    }
  }

  /// Returns the root that the entries of a directory are judged from.
  private func base(
    of node: TreeNode, _ directory: Directory, _ scope: TreeNode.Scope
  ) throws(SystemError) -> TreeBase {
    guard case .outside = node.scope, case .workTree(let inner) = scope else { return node.base }
    return try TreeBase(
      directory, absolutePath: node.absolutePath, path: node.path,
      repository: inner.workTree.repository, fileSystem)
  }

  /// Returns the scope of a directory in which a work tree begins.
  private func scope(
    ofRepository node: TreeNode, _ directory: Directory, _ visitor: some TreeVisitor
  ) throws(SystemError) -> TreeNode.Scope {
    do throws(WorkTreeError) {
      guard let workTree = try WorkTree.rooted(at: node, fileSystem) else { return .outside }
      return .workTree(workTree.rootScope)
    } catch {
      // What git ignores here is not known, so nothing is ignored.
      report(error, at: node.path, visitor)
      return .all
    }
  }

  private func goToEntry(of node: TreeNode) {
    entryPath.bytes.removeAll(keepingCapacity: true)
    entryPath.bytes += node.path.bytes
    if !entryPath.bytes.isEmpty { entryPath.bytes.append(UInt8(ascii: "/")) }
    reader.withName { name in
      for index in name.indices { entryPath.bytes.append(name[index]) }
    }
  }

  private func visitEntry(of listing: Listing, _ visitor: some TreeVisitor) {
    do {
      let kind = try kindOfEntry(in: listing.directory)
      if isGitDirectory {
        visitor.exclude(.gitDirectory)
        return
      }
      var scope = listing.scope
      if case .workTree(let workTree) = scope {
        guard let inner = try judged(kind, workTree) else {
          visitor.exclude(.ignored)
          if kind == .file { visitor.visit(ignoredFile: entryPath, in: listing.directory) }
          return
        }
        if inner.isIgnored, !workTree.isIgnored { visitor.visit(ignoredButTracked: entryPath) }
        scope = .workTree(inner)
      }
      if let ignores = listing.ignores, !ignores.isEmpty {
        let name = reader.withName { $0.count }
        guard !ignores.ignores(entryPath, nameLength: name, isDirectory: kind == .directory) else {
          visitor.exclude(.picketIgnored)
          return
        }
      }
      try take(kind, of: listing, scope, visitor)
    } catch {
      report(error, at: entryPath, visitor)
    }
  }

  private func take(
    _ kind: DirectoryReader.EntryKind, of listing: Listing, _ scope: TreeNode.Scope,
    _ visitor: some TreeVisitor
  ) throws(SystemError) {
    switch kind {
    case .file:
      let file = try fileSystem.openEntry(of: reader, in: listing.directory, as: .file)
      visitor.visit(file: file, path: entryPath)
    case .directory:
      let name = reader.name
      visitor.visit(
        directory: TreeNode(
          path: entryPath,
          absolutePath: listing.node.absolutePath.appendingComponent(name),
          place: .entry(name: name, parent: listing.directory), scope: scope,
          picketIgnores: listing.ignores, base: listing.base))
    case .link:
      visitor.exclude(.symbolicLink)
      visitor.visit(link: entryPath, in: listing.directory)
    case .special, .unknown:
      takeSpecialFile(scope, visitor)
    }
  }

  /// A pipe, a socket or a device has no end to read to.
  ///
  /// Git tracks none, so in a work tree it is out of scope.
  private func takeSpecialFile(_ scope: TreeNode.Scope, _ visitor: some TreeVisitor) {
    visitor.visit(specialFile: entryPath)
    switch scope {
    case .workTree:
      visitor.exclude(.specialFile)
    case .all, .outside:
      visitor.fail(
        .specialFile, entryPath,
        "it is a pipe, a socket or a device: scan what it gives with --stdin")
    }
  }

  private func kindOfEntry(
    in directory: Directory
  ) throws(SystemError) -> DirectoryReader.EntryKind {
    guard reader.kind == .unknown else { return reader.kind }
    switch try fileSystem.status(of: reader.name, in: directory).kind {
    case .file: return .file
    case .directory: return .directory
    case .link: return .link
    case .special: return .special
    }
  }

  private var isGitDirectory: Bool {
    reader.withName { name in
      name.count == 4 && name[0] == UInt8(ascii: ".") && name[1] == UInt8(ascii: "g")
        && name[2] == UInt8(ascii: "i") && name[3] == UInt8(ascii: "t")
    }
  }

  // MARK: What git would track

  /// Returns what is in scope of an entry of a work tree; `nil` if git ignores it.
  private func judged(
    _ kind: DirectoryReader.EntryKind, _ scope: WorkTreeScope
  ) throws -> WorkTreeScope? {
    var inner = scope
    if !inner.isIgnored {
      guard isIgnored(kind, scope) else { return inner }
      inner.isIgnored = true
    }
    let path = scope.workTree.relative(entryPath)
    let isTracked =
      kind == .directory
      ? try scope.workTree.tracksAnything(in: path) : try scope.workTree.tracks(path)
    return isTracked ? inner : nil
  }

  private func isIgnored(_ kind: DirectoryReader.EntryKind, _ scope: WorkTreeScope) -> Bool {
    guard !scope.ignores.isEmpty else { return false }
    let path = scope.workTree.relative(entryPath).bytes
    let name = reader.withName { $0.count }
    return scope.ignores.verdict(
      path: path.span, nameStart: path.count - name, isDirectory: kind == .directory) == .ignored
  }
}
