package import PicketModel

/// What a commit, or the index, makes of one path.
package struct EntryChange: Hashable, Sendable {
  /// One side of a change.
  package struct Side: Hashable, Sendable {
    /// The mode as git has it, such as 0o100644.
    package var mode: UInt32
    /// What a symbolic link holds; `nil` for other entries.
    package var target: [UInt8]?

    /// Makes a side.
    package init(mode: UInt32, target: [UInt8]? = nil) {
      self.mode = mode
      self.target = target
    }

    package var isLink: Bool { mode & 0o170000 == 0o120000 }
    package var isFile: Bool { mode & 0o170000 == 0o100000 }
    package var isSubmodule: Bool { mode & 0o170000 == 0o160000 }
    package var isExecutable: Bool { isFile && mode & 0o111 != 0 }
  }

  package var path: BytePath
  /// What was there before; `nil` for an entry that is added.
  package var old: Side?
  /// What is there now.
  package var new: Side
  /// The text of the new side, or as much of its start as is at hand; empty if none of it is.
  package var start: [UInt8] = []
  /// Whether `start` is the whole text.
  package var isWhole = false
  /// Whether entries stood below the path before, which the new side takes away.
  package var replacesDirectory = false
  /// Whether git's ignore files name the path, which is tracked all the same.
  package var isIgnored = false

  /// Makes a change; the rest is filled in by whoever knows it.
  package init(path: BytePath, old: Side?, new: Side) {
    self.path = path
    self.old = old
    self.new = new
  }

  /// How much of a text the checks want to see, in bytes.
  ///
  /// Enough for a header, and for all that a symbolic link can hold.
  package static let startLength = 4096
}
