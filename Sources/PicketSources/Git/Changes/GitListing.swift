package import PicketModel

/// All entries of an index, or of the tree of a commit, as git lists them.
package struct GitListing: Sendable {
  /// An entry of the list.
  package struct Entry: Hashable, Sendable {
    /// The mode as git has it, such as 0o100644.
    package var mode: UInt32
    /// Where its id and its path stand in the output of git.
    fileprivate var id: Range<Int>
    fileprivate var path: Range<Int>
  }

  private let bytes: [UInt8]
  /// In the order of the bytes of their paths, as git lists them.
  package let entries: [Entry]

  /// Reads a list that `start` began.
  ///
  /// - Throws: `GitError` if git fails.
  /// - Complexity: O(*n*) in the bytes of all paths.
  package init(_ process: GitProcess) throws(GitError) {
    var bytes: [UInt8] = []
    while let piece = try process.readPiece() { bytes += piece }
    try process.finish()
    var entries: [Entry] = []
    var position = 0
    while position < bytes.count {
      guard let headEnd = bytes[position...].firstIndex(of: 0),
        let pathEnd = bytes[(headEnd + 1)...].firstIndex(of: 0),
        let entry = Self.entry(bytes, position..<headEnd, path: (headEnd + 1)..<pathEnd)
      else { throw GitError(.malformed, command: process.command) }
      // Nothing but additions: an empty tree is on the other side.
      entries.append(entry)
      position = pathEnd + 1
    }
    self.bytes = bytes
    self.entries = entries
  }

  /// Reads `:000000 100644 0000… 1234… A`.
  private static func entry(
    _ bytes: [UInt8], _ head: Range<Int>, path: Range<Int>
  ) -> Entry? {
    let fields = bytes[head].split(separator: UInt8(ascii: " "))
    guard fields.count == 5, bytes[head.lowerBound] == UInt8(ascii: ":") else { return nil }
    var mode: UInt32 = 0
    for digit in fields[1] where (0x30...0x37).contains(digit) {
      mode = mode << 3 | UInt32(digit - 0x30)
    }
    return Entry(mode: mode, id: fields[3].indices, path: path)
  }

  /// Starts to list the index.
  ///
  /// - Parameters:
  ///   - git: runs in the work tree.
  ///   - idLength: the number of digits of the repository's ids.
  /// - Returns: the running process.
  /// - Throws: `GitError` if it cannot be started.
  package static func start(
    ofIndex git: GitCommand, idLength: Int
  ) throws(GitError) -> GitProcess {
    try git.start(
      ["diff-index", "--cached", "--ita-invisible-in-index"] + GitCommand.diffArguments(.none),
      [GitObjectID.emptyTree(idLength: idLength).digits, Array("--".utf8)])
  }

  /// Starts to list the tree of a commit.
  ///
  /// - Throws: `GitError` if it cannot be started.
  package static func start(
    of commit: GitObjectID, _ git: GitCommand
  ) throws(GitError) -> GitProcess {
    try git.start(
      ["diff-tree", "-r", "--no-commit-id"] + GitCommand.diffArguments(.none),
      [GitObjectID.emptyTree(idLength: commit.digits.count).digits, commit.digits])
  }

  /// The path of an entry.
  package func path(of entry: Entry) -> BytePath {
    BytePath(Array(bytes[entry.path]))
  }

  /// The object of an entry.
  package func id(of entry: Entry) -> GitObjectID? {
    GitObjectID(bytes[entry.id])
  }

  /// Returns the entry at a path; `nil` without one.
  ///
  /// - Complexity: O(log *n*)
  package func entry(at path: BytePath) -> Entry? {
    let index = firstIndex(notBefore: path.bytes)
    guard index < entries.count, bytes[entries[index].path].elementsEqual(path.bytes) else {
      return nil
    }
    return entries[index]
  }

  /// Returns the entries below a directory; none for what is no directory.
  ///
  /// - Complexity: O(log *n*)
  package func entries(below directory: BytePath) -> ArraySlice<Entry> {
    guard !directory.bytes.isEmpty else { return entries[...] }
    // What follows `/` in ASCII is `0`.
    let start = firstIndex(notBefore: directory.bytes + [UInt8(ascii: "/")])
    return entries[start..<firstIndex(notBefore: directory.bytes + [UInt8(ascii: "0")])]
  }

  private func firstIndex(notBefore path: [UInt8]) -> Int {
    var range = 0..<entries.count
    while !range.isEmpty {
      let middle = range.lowerBound + range.count / 2
      if bytes[entries[middle].path].lexicographicallyPrecedes(path) {
        range = (middle + 1)..<range.upperBound
      } else {
        range = range.lowerBound..<middle
      }
    }
    return range.lowerBound
  }
}
