internal import PicketModel

/// The names in the directory that was asked about last: links of one directory are judged one
/// after the other, and folding its names for each would take quadratic time.
package final class SiblingNames {
  private var directory: BytePath?
  private var names: [FoldedName: [[UInt8]]] = [:]

  /// Makes a memory that holds nothing yet.
  package init() {}

  /// Returns an entry of the same directory that is the same where case does not count.
  func other(like path: BytePath, in tree: some EntryTree) -> BytePath? {
    let parent = path.parent
    if directory != parent {
      directory = parent
      names = Dictionary(grouping: tree.names(in: parent)) { FoldedName(BytePath($0)) }
    }
    let name = Array(path.lastComponent)
    let alike = names[FoldedName(BytePath(name))]?.filter { $0 != name }
    return alike?.min { $0.lexicographicallyPrecedes($1) }.map(parent.appending)
  }
}
