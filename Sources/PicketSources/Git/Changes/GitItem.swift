package import PicketModel

/// An object of git that is to be scanned, and what it is there.
package struct GitItem: Hashable, Sendable {
  package enum Role: Hashable, Sendable {
    /// The content of an entry.
    case change(GitChange)
    /// The message of a commit or of a tag: what stands behind the head of its object.
    case message
    /// A whole text about a commit: a note.
    case note
    /// A blob of the history, at the first of its paths.
    case blob(BytePath)
  }

  package var id: GitObjectID
  package var role: Role
  /// The commit that it belongs to; `nil` for what is staged.
  package var commit: GitObjectID?
  /// Whether `HEAD` has the blob; `nil` where nobody looked.
  package var isAtHead: Bool?
  /// Whether only merges brought the blob in.
  package var isFromMerge = false

  package init(id: GitObjectID, role: Role, commit: GitObjectID?) {
    (self.id, self.role, self.commit) = (id, role, commit)
  }

  /// The path in reports.
  package var path: BytePath {
    switch role {
    case .change(let change): change.path
    case .message: BytePath("<message>")
    case .note: BytePath("<note>")
    case .blob(let path): path
    }
  }
}
