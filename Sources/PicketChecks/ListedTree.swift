package import PicketModel

/// A tree made of a list of entries; directories are those that entries lie in.
package struct ListedTree: EntryTree, Sendable {
  private var kinds: [BytePath: EntryKind] = [BytePath([]): .directory]
  private var children: [BytePath: [[UInt8]]] = [:]
  package let rootPath: [UInt8]?
  package private(set) var links = LinkTable()

  /// Makes a tree; of entries of one path the last counts.
  package init(
    _ entries: some Sequence<(path: BytePath, kind: EntryKind)>, rootPath: [UInt8]? = nil
  ) {
    self.rootPath = rootPath
    for entry in entries { insert(entry.path, entry.kind) }
  }

  /// Puts an entry in its place, and makes the directories above it.
  package mutating func insert(_ path: BytePath, _ kind: EntryKind) {
    if case .link = kind { links.insert(path) }
    let known = kinds.updateValue(kind, forKey: path) != nil
    guard !known, !path.bytes.isEmpty else { return }
    let parent = path.parent
    children[parent, default: []].append(Array(path.lastComponent))
    // A hostile tree may have entries below a link: it stays one.
    if kinds[parent] == nil { insert(parent, .directory) }
  }

  package func kind(at path: BytePath) -> EntryKind? {
    kinds[path]
  }

  package func names(in directory: BytePath) -> [[UInt8]] {
    children[directory] ?? []
  }
}
