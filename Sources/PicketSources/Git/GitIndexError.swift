/// Why the bytes of an index cannot be read.
package struct GitIndexError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// The bytes do not start as an index does.
    case notAnIndex
    /// The version is not 2, 3 or 4.
    case unsupportedVersion(UInt32)
    /// The bytes end inside the part at the offset.
    case truncated
    /// An entry has a mode, a flag or a name that no entry can have.
    case malformedEntry
    /// An entry does not come behind the one before it.
    case unordered
    /// An extension must be understood and is not.
    case unsupportedExtension
    /// The link of a split index, or one of its bitmaps, is not as it must be.
    case malformedLink
    /// A split index does not fit the shared index that it was merged with.
    case mismatchedSharedIndex
    /// The index is larger than 4 GiB.
    case tooLarge
  }

  package var kind: Kind
  /// Where in the index the faulty part starts, in bytes.
  package var offset: Int

  package init(_ kind: Kind, offset: Int) {
    (self.kind, self.offset) = (kind, offset)
  }
}

extension GitIndexError: CustomStringConvertible {
  /// What is wrong, and what to do about it.
  package var description: String {
    let reason =
      switch kind {
      case .notAnIndex: "these are not the bytes of an index"
      case .unsupportedVersion(let version): "version \(version) is not known"
      case .truncated: "the bytes end too early"
      case .malformedEntry: "an entry is broken"
      case .unordered: "the entries are out of order"
      case .unsupportedExtension: "it has an extension that is not known"
      case .malformedLink: "the link to its shared index is broken"
      case .mismatchedSharedIndex: "it does not fit its shared index"
      case .tooLarge: "it has more than 4 GiB"
      }
    return "git's index cannot be read at byte \(offset), \(reason); remove it and run 'git reset'"
  }
}
