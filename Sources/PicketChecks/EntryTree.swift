package import PicketModel

/// What stands at a path of a tree.
package enum EntryKind: Hashable, Sendable {
  case file
  case directory
  /// A symbolic link, with what it holds.
  case link(target: [UInt8])
  /// A commit of another repository.
  case submodule
  /// A pipe, a socket or a device.
  case special
}

/// A tree that checks can ask about: a directory of the disk, an index, the tree of a commit.
///
/// Paths count from the root of the repository or of what is scanned; no answer follows a link, and
/// none looks outside of the root.
package protocol EntryTree {
  /// The absolute path of the root, without links; `nil` for a tree that is nowhere on a disk.
  var rootPath: [UInt8]? { get }

  /// Returns what stands at a path; `nil` if nothing does, or a directory above it is none.
  func kind(at path: BytePath) -> EntryKind?

  /// Returns the names in a directory, in any order.
  func names(in directory: BytePath) -> [[UInt8]]

  /// All links; none for a disk, where each link is seen by itself.
  var links: LinkTable { get }
}

extension BytePath {
  /// The directory that the entry lies in; that of the root is the root.
  package var parent: BytePath {
    guard let slash = bytes.lastIndex(of: UInt8(ascii: "/")) else { return BytePath([]) }
    return BytePath(Array(bytes[..<slash]))
  }

  /// The names on the way to the entry.
  package var components: [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "/"))
  }
}
