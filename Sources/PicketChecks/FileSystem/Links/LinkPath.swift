package import PicketModel

/// Where a symbolic link leads, hop by hop.
package struct LinkPath: Hashable, Sendable {
  /// A link on the way.
  package struct Hop: Hashable, Sendable {
    package var path: BytePath
    package var target: [UInt8]
  }

  /// Where the way ends.
  package enum End: Hashable, Sendable {
    /// At an entry of the tree.
    case entry(BytePath, EntryKind)
    /// At a path of the tree where nothing is.
    case missing(BytePath)
    /// In the directory of a repository, on the way or at the end.
    case gitDirectory
    /// Outside of the root: the path from there, and whether it starts at the root of the disk.
    case outside([UInt8], isAbsolute: Bool)
    /// Nowhere: more links than the system follows, or more names than anybody writes.
    case loop
  }

  /// The links on the way; the first is the link itself.
  package internal(set) var hops: [Hop]
  package internal(set) var end: End
  /// Whether the way leaves the root and comes back by the name of the root's directory.
  package internal(set) var comesBack = false
  /// Whether it names the root from the root of the disk.
  package internal(set) var namesRoot = false
  /// Whether the text of a target leaves the root, though the links on its way keep it inside.
  package internal(set) var leavesByText = false

  /// The way for people: each link, and where it ends.
  package var shown: String {
    let links = hops.prefix(Self.shownHops).map { "\($0.path.bytes.shown) -> \($0.target.shown)" }
    let rest = hops.count > Self.shownHops ? ", \(hops.count - Self.shownHops) more" : ""
    return links.joined(separator: ", ") + rest
  }

  /// The number of links that a message tells.
  private static let shownHops = 8
}
