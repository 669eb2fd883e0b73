internal import PicketChecks
internal import PicketModel
internal import PicketSources
internal import PicketSystem

/// The tree below an open directory, for checks that ask about neighbours.
///
/// Every question starts at the directory that is held open and opens one name after the other
/// without following links, so that nobody can lead it outside by putting a link in its way.
///
/// A class, because it remembers what it could not look at: the answers then may miss something.
final class DiskTree: EntryTree {
  private let root: Directory
  private let fileSystem: FileSystem
  let rootPath: [UInt8]?
  /// The first question that the system refused to answer; `nil` if it answered all.
  private(set) var failure: SystemError?
  /// Some directories that were opened last, so that a way costs about one call for each name.
  private var opened: [BytePath: Directory] = [:]

  private static let openedLimit = 32

  init(_ base: TreeBase, _ fileSystem: FileSystem) {
    root = base.directory
    rootPath = base.absolutePath
    self.fileSystem = fileSystem
  }

  let links = LinkTable()

  func kind(at path: BytePath) -> EntryKind? {
    guard !path.bytes.isEmpty else { return .directory }
    return noting { () throws(SystemError) in
      let directory = try directory(at: path.parent)
      let name = Array(path.lastComponent)
      switch try fileSystem.status(of: name, in: directory).kind {
      case .file: return .file
      case .directory: return .directory
      case .special: return .special
      case .link: return .link(target: try fileSystem.target(ofLink: name, in: directory))
      }
    }
  }

  func names(in path: BytePath) -> [[UInt8]] {
    let names = noting { () throws(SystemError) in
      var names: [[UInt8]] = []
      let reader = DirectoryReader()
      // Opened anew: who else lists the same descriptor would go on where this ends.
      let listed = try fileSystem.open(Array(".".utf8), in: directory(at: path), as: .directory)
      let directory = Directory(listed)
      try fileSystem.begin(reader, in: directory)
      while try fileSystem.advance(reader) { names.append(reader.name) }
      return names
    }
    return names ?? []
  }

  /// Returns what the system says about an entry; `nil` if there is none.
  func status(at path: BytePath) -> FileStatus? {
    noting { () throws(SystemError) in
      try fileSystem.status(of: Array(path.lastComponent), in: directory(at: path.parent))
    }
  }

  /// Asks the system, and remembers if it refuses; that something is missing is an answer.
  private func noting<T>(_ question: () throws(SystemError) -> T) -> T? {
    do throws(SystemError) {
      return try question()
    } catch {
      // What took the place of a directory since then, be it a link, is not gone through.
      if !error.isMissing, !error.isLink, failure == nil { failure = error }
      return nil
    }
  }

  private func directory(at path: BytePath) throws(SystemError) -> Directory {
    if path.bytes.isEmpty { return root }
    var (place, missing) = (path, [[UInt8]]())
    while opened[place] == nil, !place.bytes.isEmpty, missing.count < Self.openedLimit {
      missing.append(Array(place.lastComponent))
      place = place.parent
    }
    var directory = opened[place] ?? root
    if opened[place] == nil {
      missing = path.components.map(Array.init).reversed()
      place = BytePath([])
    }
    for name in missing.reversed() {
      directory = Directory(try fileSystem.open(name, in: directory, as: .directory))
      place = place.appending(name)
      if opened.count >= Self.openedLimit { opened.removeAll(keepingCapacity: true) }
      opened[place] = directory
    }
    return directory
  }
}
