internal import PicketGlob
package import PicketModel
internal import PicketSystem

/// A directory that waits to be listed.
package final class TreeNode: Sendable {
  /// Relative to the root of reports.
  package let path: BytePath
  /// The absolute path.
  let absolutePath: [UInt8]
  /// Where the directory is found: in an open parent, by name; or at a path that the user gave.
  let place: Place
  let scope: Scope
  /// The rules of all `.picketignore` files above the directory; `nil` where nothing is ignored.
  let picketIgnores: PicketIgnores?
  /// The root above it; another one where a repository begins in it.
  let base: TreeBase

  enum Place: Sendable {
    case entry(name: [UInt8], parent: Directory)
    case argument([UInt8])
  }

  /// What of a directory is in scope.
  enum Scope: Sendable {
    /// Everything, because the user asked for it.
    case all
    /// Everything, until a work tree of git begins: none is around it.
    case outside
    /// What git would track.
    case workTree(WorkTreeScope)
  }

  init(
    path: BytePath, absolutePath: [UInt8], place: Place, scope: Scope,
    picketIgnores: PicketIgnores?, base: TreeBase
  ) {
    self.path = path
    self.absolutePath = absolutePath
    self.place = place
    self.scope = scope
    self.picketIgnores = picketIgnores
    self.base = base
  }
}

/// A directory of a work tree, as git's rules see it.
struct WorkTreeScope: Sendable {
  let workTree: WorkTree
  /// The rules of all ignore files above the directory.
  var ignores: IgnoreStack
  /// Whether the directory is ignored, so that only what is tracked in it counts.
  var isIgnored: Bool
}
