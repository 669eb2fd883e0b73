internal import PicketModel

/// Reads what `--raw -z` makes a diff of git write.
struct RawDiffReader {
  enum Record {
    /// The commit that the next changes belong to.
    case commit(GitObjectID)
    case change(GitChange)
    /// Something is no longer there.
    case deletion(BytePath)
    /// The entry has a conflict that nobody has resolved.
    case unmerged(BytePath)
  }

  let process: GitProcess

  /// Returns the next record; `nil` at the end.
  func next() throws(GitError) -> Record? {
    guard let head = try process.readRecord(endedBy: 0) else { return nil }
    guard head.first == UInt8(ascii: ":") else {
      guard let id = GitObjectID(head) else { throw malformed }
      return .commit(id)
    }
    let parentCount = head.prefix { $0 == UInt8(ascii: ":") }.count
    let fields = head.dropFirst(parentCount).split(separator: UInt8(ascii: " "))
    guard fields.count == 2 * (parentCount + 1) + 1 else { throw malformed }
    let modes = try fields[...parentCount].map { (field) throws(GitError) in try mode(field) }
    let ids = try fields[(parentCount + 1)...(2 * parentCount + 1)].map {
      (field) throws(GitError) in try id(field)
    }
    let status = fields[2 * parentCount + 2]
    let paths = try paths(status, parentCount)
    if status.contains(UInt8(ascii: "U")) { return .unmerged(paths[parentCount]) }
    let sides = modes.indices.map { side(modes[$0], ids[$0], paths[$0]) }
    guard let new = sides[parentCount] else { return .deletion(paths[parentCount]) }
    return .change(GitChange(new: new, old: Array(sides[..<parentCount])))
  }

  /// Reads the paths of the parents and that of the result.
  private func paths(
    _ status: ArraySlice<UInt8>, _ parentCount: Int
  ) throws(GitError) -> [BytePath] {
    // A plain diff gives the old path only if it is another; one of a merge always gives all.
    let isMoved = status.first == UInt8(ascii: "R") || status.first == UInt8(ascii: "C")
    let count = parentCount > 1 ? parentCount + 1 : isMoved ? 2 : 1
    var paths: [BytePath] = []
    for _ in 0..<count {
      guard let path = try process.readRecord(endedBy: 0), !path.isEmpty else { throw malformed }
      paths.append(BytePath(path))
    }
    return count == 1 ? paths + paths : paths
  }

  private func side(_ mode: UInt32, _ id: GitObjectID, _ path: BytePath) -> GitChange.Side? {
    GitChange.Kind(mode: mode).map { GitChange.Side(kind: $0, mode: mode, id: id, path: path) }
  }

  private func mode(_ digits: ArraySlice<UInt8>) throws(GitError) -> UInt32 {
    guard let mode = UInt32(String(decoding: digits, as: UTF8.self), radix: 8) else {
      throw malformed
    }
    return mode
  }

  private func id(_ digits: ArraySlice<UInt8>) throws(GitError) -> GitObjectID {
    guard let id = GitObjectID(digits) else { throw malformed }
    return id
  }

  private var malformed: GitError { GitError(.malformed, command: process.command) }
}
