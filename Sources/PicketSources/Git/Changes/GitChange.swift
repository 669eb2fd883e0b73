package import PicketModel

/// An entry of a commit or of the index that no parent has like this.
package struct GitChange: Hashable, Sendable {
  /// What an entry is in one tree.
  package struct Side: Hashable, Sendable {
    package var kind: Kind
    /// The mode as git has it, such as 0o100644.
    package var mode: UInt32
    package var id: GitObjectID
    package var path: BytePath

    package init(kind: Kind, mode: UInt32, id: GitObjectID, path: BytePath) {
      (self.kind, self.mode, self.id, self.path) = (kind, mode, id, path)
    }
  }

  package enum Kind: Hashable, Sendable {
    case file
    case symbolicLink
    /// A commit of another repository.
    case submodule
  }

  /// What is recorded now.
  package var new: Side
  /// What each parent has in its place, also where it was moved from; `nil` where it has nothing.
  package var old: [Side?]

  package var path: BytePath { new.path }

  package init(new: Side, old: [Side?]) {
    (self.new, self.old) = (new, old)
  }

  /// Whether the content differs from that of every parent.
  package var changesContent: Bool {
    !old.contains { $0?.id == new.id && $0?.kind == new.kind }
  }
}

extension GitChange.Kind {
  /// The kind of a mode of an entry; `nil` where there is none.
  package init?(mode: UInt32) {
    switch mode & 0o170000 {
    case 0o100000: self = .file
    case 0o120000: self = .symbolicLink
    case 0o160000: self = .submodule
    default: return nil
    }
  }
}
