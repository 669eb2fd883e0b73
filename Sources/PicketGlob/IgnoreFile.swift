/// The patterns of one `.gitignore`, `info/exclude` or global ignore file.
///
/// A class, because the stacks of all directories below share it; it never changes.
package final class IgnoreFile: Sendable {
  /// The patterns in the order of the file; the last that matches decides.
  package let patterns: [PathPattern]
  /// The line of each pattern, counted from 1.
  package let lines: [Int]
  let foldsCase: Bool

  /// The patterns that can match only one name, by that name.
  private let byName: PatternTable
  /// The patterns that can match only names of one ending, by the part from its last `.` on.
  private let bySuffix: PatternTable
  /// All other patterns, the last of the file first.
  private let others: [Other]

  private struct Other {
    var number: Int
    /// A summary of bytes that the name must have.
    var bytes: UInt64
  }

  /// Reads an ignore file.
  ///
  /// Every sequence of bytes is one: what makes no sense as a pattern matches nothing. Git does not
  /// follow a `.gitignore` that is a symbolic link; whoever reads the file sees to that.
  ///
  /// - Parameters:
  ///   - bytes: The content of the file.
  ///   - foldsCase: Whether capital and small ASCII letters are alike: `core.ignoreCase`.
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package init(_ bytes: [UInt8], foldsCase: Bool = false) {
    var patterns: [PathPattern] = []
    var lines: [Int] = []
    forEachPatternLine(in: bytes) { line, number in
      patterns.append(PathPattern(line: line, foldsCase: foldsCase))
      lines.append(number)
    }
    var byName = PatternTable()
    var bySuffix = PatternTable()
    var others: [Other] = []
    for (number, pattern) in patterns.enumerated() {
      switch pattern.body.requirement {
      case .impossible: break
      case .name(let name): byName.insert(number, under: name)
      case .suffix(let suffix): bySuffix.insert(number, under: suffix)
      case .nothing: others.append(Other(number: number, bytes: pattern.body.requiredBytes))
      }
    }
    (self.patterns, self.lines, self.foldsCase) = (patterns, lines, foldsCase)
    (self.byName, self.bySuffix, self.others) = (byName, bySuffix, others.reversed())
  }

  /// Whether the file has no pattern that could match anything.
  package var isEmpty: Bool {
    byName.isEmpty && bySuffix.isEmpty && others.isEmpty
  }

  /// Finds the last pattern that matches a path.
  ///
  /// - Parameters:
  ///   - path: The bytes of the path, relative to the root.
  ///   - base: The first byte below the directory of the file.
  ///   - nameStart: The first byte of the last component.
  ///   - key: The hashes of the last component.
  ///   - isDirectory: Whether the path names a directory.
  /// - Returns: The number of the pattern; `nil` if none matches.
  /// - Complexity: O(*n* + *m*), where *n* is the length of the path and *m* the number of patterns
  ///   that neither a name nor an ending tells from others.
  func lastMatch(
    _ path: Span<UInt8>, from base: Int, nameStart: Int, key: NameKey, isDirectory: Bool
  ) -> Int? {
    func isMatch(_ number: Int) -> Bool {
      patterns[number].matches(
        path, from: base, nameStart: nameStart, end: path.count, isDirectory: isDirectory)
    }
    var last = byName.last(under: key.name, where: isMatch) ?? -1
    if key.hasSuffix, let number = bySuffix.last(under: key.suffix, where: isMatch) {
      last = max(last, number)
    }
    for index in others.indices where others[index].bytes & ~key.bytes == 0 {
      let number = others[index].number
      if number < last { break }
      if isMatch(number) { return number }
    }
    return last < 0 ? nil : last
  }
}
