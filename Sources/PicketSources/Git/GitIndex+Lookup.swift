extension GitIndex {
  /// The entries below one directory: what a walk carries from a directory to those inside.
  package struct Directory: Hashable, Sendable {
    /// The positions of the entries.
    package let entries: Range<Int>
    /// The length of the directory's path with its last `/`, in bytes; 0 for the root.
    let pathLength: Int
  }

  /// The root, with all entries below it.
  package var root: Directory {
    Directory(entries: 0..<count, pathLength: 0)
  }

  /// Returns the entries below a directory of a directory; `nil` if nothing there is tracked.
  ///
  /// A directory that a sparse index does not list has one entry, for itself.
  ///
  /// - Complexity: O(*k* log *n*), where *n* is the number of entries below `parent` and *k* the
  ///   length of the name.
  package func directory(named name: Span<UInt8>, in parent: Directory) -> Directory? {
    let start = firstEntry(notBefore: name, .directory, in: parent)
    var (low, high) = (start, parent.entries.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if order(of: middle, comparedTo: name, .directory, in: parent) == 0 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    guard low > start else { return nil }
    return Directory(entries: start..<low, pathLength: parent.pathLength + name.count + 1)
  }

  /// Finds an entry directly in a directory.
  ///
  /// A gitlink is such an entry, though it is a directory on disk.
  ///
  /// - Parameters:
  ///   - name: The name; with `root`, it may be a whole path.
  ///   - parent: The directory.
  /// - Returns: The position of the entry, in a conflict that of its lowest stage; `nil` if the name
  ///   is not tracked.
  /// - Complexity: That of `directory(named:in:)`.
  package func entry(named name: Span<UInt8>, in parent: Directory) -> Int? {
    let index = firstEntry(notBefore: name, .entry, in: parent)
    guard
      index < parent.entries.upperBound,
      order(of: index, comparedTo: name, .entry, in: parent) == 0
    else { return nil }
    return index
  }

  /// Whether a name directly in a directory is tracked, as anything but a directory.
  package func contains(_ name: Span<UInt8>, in parent: Directory) -> Bool {
    entry(named: name, in: parent) != nil
  }

  private enum Target {
    /// The path that ends with the name.
    case entry
    /// All paths that go on with `/` behind the name.
    case directory
  }

  private func firstEntry(
    notBefore name: Span<UInt8>, _ target: Target, in parent: Directory
  ) -> Int {
    var (low, high) = (parent.entries.lowerBound, parent.entries.upperBound)
    while low < high {
      let middle = low + (high - low) / 2
      if order(of: middle, comparedTo: name, target, in: parent) < 0 {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }

  /// Tells whether an entry lies before (negative), on (0) or behind (positive) a name.
  private func order(
    of index: Int, comparedTo name: Span<UInt8>, _ target: Target, in parent: Directory
  ) -> Int {
    let range = records[index].name
    // The bound keeps a directory of another index from trapping.
    let start = min(range.lowerBound + parent.pathLength, range.upperBound)
    let path = names.span.extracting(start..<range.upperBound)
    let count = min(path.count, name.count)
    var offset = 0
    while offset < count {
      if path[offset] != name[offset] { return Int(path[offset]) - Int(name[offset]) }
      offset &+= 1
    }
    switch target {
    case .entry: return path.count - name.count
    case .directory:
      guard path.count > name.count else { return -1 }
      return Int(path[name.count]) - Int(UInt8(ascii: "/"))
    }
  }
}
