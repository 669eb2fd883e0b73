package import PicketModel

/// The entries of a git index: what the next commit will hold.
///
/// Entries are ordered by the bytes of their path, then by stage. The paths lie in one array, for
/// versions 2 and 3 in the index itself, so that reading makes no object for an entry.
///
/// Paths are as the index has them. One that a hostile repository made may hold `..` or `.git`.
package struct GitIndex: Sendable {
  /// One entry, in a form that is quick to search.
  struct Record: Sendable {
    var nameStart: UInt32
    var nameLength: UInt32
    /// Where the entry starts in `bytes`.
    var start: UInt32
    var kind: Kind
    var stage: UInt8
    var flags: Flags

    var name: Range<Int> { Int(nameStart)..<(Int(nameStart) + Int(nameLength)) }
  }

  /// What an entry is.
  package enum Kind: UInt8, Sendable {
    case file
    case executable
    case symbolicLink
    /// A commit of another repository: a submodule.
    case gitlink
    /// A whole directory that a sparse index does not list.
    case sparseDirectory
  }

  /// What else is known of an entry.
  package struct Flags: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    package static let assumeValid = Flags(rawValue: 1)
    /// The work tree need not have the file.
    package static let skipWorktree = Flags(rawValue: 2)
    /// The path is tracked, but nothing of it is staged: `git add --intent-to-add`.
    package static let intentToAdd = Flags(rawValue: 4)
  }

  let records: [Record]
  /// The bytes that hold the paths.
  let names: [UInt8]
  /// The index as it was read.
  let bytes: [UInt8]
  package let format: GitObjectFormat

  /// What ties a split index to its shared index; `nil` in an index that is whole.
  package let link: SplitIndexLink?

  /// Makes the index of a repository that has no index file yet.
  package init(format: GitObjectFormat = .sha1) {
    self.init(records: [], names: [], bytes: [], format: format, link: nil)
  }

  init(
    records: [Record], names: [UInt8], bytes: [UInt8], format: GitObjectFormat,
    link: SplitIndexLink?
  ) {
    self.records = records
    self.names = names
    self.bytes = bytes
    self.format = format
    self.link = link
  }

  /// The number of entries; one path may have three, one for each side of a conflict.
  package var count: Int { records.count }

  /// Returns the path of an entry; that of a sparse directory is without its `/`.
  package func path(at index: Int) -> BytePath {
    let range = records[index].name
    let isDirectory = records[index].kind == .sparseDirectory
    return BytePath(Array(names[isDirectory ? range.dropLast() : range]))
  }

  package func kind(at index: Int) -> Kind {
    records[index].kind
  }

  package func flags(at index: Int) -> Flags {
    records[index].flags
  }

  /// 0, or in a conflict 1 for the common base, 2 for ours, 3 for theirs.
  package func stage(at index: Int) -> Int {
    Int(records[index].stage)
  }

  /// The id of the blob, the commit of a gitlink, or the tree of a sparse directory.
  package func objectID(at index: Int) -> ArraySlice<UInt8> {
    let start = Int(records[index].start) + Self.statLength
    return bytes[start..<(start + format.idLength)]
  }

  /// The mode as the index has it, such as 0o100644.
  package func mode(at index: Int) -> UInt32 {
    let start = Int(records[index].start) + Self.modeOffset
    return bytes[start..<(start + 4)].reduce(0) { $0 << 8 | UInt32($1) }
  }

  /// The length of what an entry has in front of its object id, in bytes.
  static let statLength = 40
  /// Where in an entry its mode lies.
  static let modeOffset = 24
}
