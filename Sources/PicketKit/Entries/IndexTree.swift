package import PicketChecks
package import PicketModel
package import PicketSources

/// The tree that the next commit will have: what the index holds.
package struct IndexTree: EntryTree {
  private let index: GitIndex
  private let readBlob: ([UInt8]) -> [UInt8]?
  package let rootPath: [UInt8]?
  package let links: LinkTable

  /// Makes the tree of an index.
  ///
  /// - Parameters:
  ///   - index: the index.
  ///   - rootPath: the absolute path of its work tree, without links.
  ///   - readBlob: gives what the blob of an object id holds; asked for symbolic links only.
  package init(
    _ index: GitIndex, rootPath: [UInt8]?, readBlob: @escaping ([UInt8]) -> [UInt8]?
  ) {
    self.index = index
    self.rootPath = rootPath
    self.readBlob = readBlob
    links = LinkTable(
      (0..<index.count).lazy.filter { index.kind(at: $0) == .symbolicLink }.map(index.path))
  }

  package func kind(at path: BytePath) -> EntryKind? {
    guard !path.bytes.isEmpty else { return .directory }
    guard let entry = index.entry(named: path.bytes.span, in: index.root) else {
      let directory = index.directory(named: path.bytes.span, in: index.root)
      return directory.map { _ in .directory }
    }
    switch index.kind(at: entry) {
    case .file, .executable: return .file
    case .gitlink: return .submodule
    case .sparseDirectory: return .directory
    case .symbolicLink:
      return readBlob(Array(index.objectID(at: entry))).map { .link(target: $0) }
    }
  }

  package func names(in directory: BytePath) -> [[UInt8]] {
    let bytes = directory.bytes
    let inside = bytes.isEmpty ? index.root : index.directory(named: bytes.span, in: index.root)
    guard let inside else { return [] }
    let start = bytes.isEmpty ? 0 : bytes.count + 1
    var names: [[UInt8]] = []
    for entry in inside.entries {
      let name = Array(index.path(at: entry).bytes.dropFirst(start).prefix { $0 != 0x2F })
      // Entries of one directory follow each other.
      if !name.isEmpty, name != names.last { names.append(name) }
    }
    return names
  }
}
