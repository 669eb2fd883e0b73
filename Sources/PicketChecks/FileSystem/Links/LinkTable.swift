package import PicketModel

/// The symbolic links of a tree, found by path and by what file systems take for the same path.
package struct LinkTable: Sendable {
  private var paths: Set<BytePath> = []
  private var byFoldedPath: [FoldedName: [BytePath]] = [:]

  /// Makes the table of some links.
  package init(_ paths: some Sequence<BytePath> = []) {
    for path in paths { insert(path) }
  }

  /// Adds a link.
  package mutating func insert(_ path: BytePath) {
    guard paths.insert(path).inserted else { return }
    byFoldedPath[FoldedName(path), default: []].append(path)
  }

  /// Whether there is no link.
  var isEmpty: Bool { paths.isEmpty }

  /// Tells whether a path is that of a link.
  func contains(_ path: BytePath) -> Bool {
    paths.contains(path)
  }

  /// Returns the first link with another path that is the same where case does not count.
  func other(like path: BytePath) -> BytePath? {
    byFoldedPath[FoldedName(path)]?.filter { $0 != path }.min()
  }
}
