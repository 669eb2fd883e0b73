package import PicketModel

/// What ignore files say about one entry.
package enum IgnoreVerdict: Hashable, Sendable {
  /// The last pattern that matches ignores the entry.
  case ignored
  /// The last pattern that matches starts with `!`.
  case included
  /// No pattern matches.
  case none
}

/// The ignore files that hold for a directory and what is below it.
///
/// A value: a walk gives each directory its own stack, extended where a `.gitignore` lies. Files
/// count in git's order: the deepest directory first, then `info/exclude`, then the global file.
///
/// Nothing inside an ignored directory can be included again. A walk does not descend there; for
/// single paths `isIgnored(_:isDirectory:)` asks about the directories above as well.
package struct IgnoreStack: Sendable {
  private struct Frame: Sendable {
    var file: IgnoreFile
    /// The first byte of a path below the directory of the file.
    var base: Int
  }

  /// The files, that of the deepest directory last.
  private var frames: [Frame] = []
  /// Whether capital and small ASCII letters are alike.
  package let foldsCase: Bool

  /// Makes the stack of the root.
  ///
  /// - Parameters:
  ///   - global: The file of `core.excludesFile`.
  ///   - exclude: The repository's `info/exclude`.
  ///   - foldsCase: Whether capital and small letters are alike: `core.ignoreCase`.
  /// - Precondition: The files were read with the same `foldsCase`, here and in `pushing`.
  package init(global: IgnoreFile? = nil, exclude: IgnoreFile? = nil, foldsCase: Bool = false) {
    self.foldsCase = foldsCase
    for file in [global, exclude] {
      if let file { push(file, base: 0) }
    }
  }

  /// Whether no file of the stack has a pattern.
  package var isEmpty: Bool { frames.isEmpty }

  /// Returns the stack for a directory that has an ignore file.
  ///
  /// - Precondition: The directory lies in those of all files pushed before.
  /// - Complexity: O(*n*), where *n* is the number of files in the stack.
  package func pushing(_ file: IgnoreFile, directory: BytePath) -> IgnoreStack {
    var stack = self
    stack.push(file, base: directory.bytes.isEmpty ? 0 : directory.bytes.count + 1)
    return stack
  }

  private mutating func push(_ file: IgnoreFile, base: Int) {
    precondition(file.foldsCase == foldsCase, "a file of the stack folds case, another does not")
    if !file.isEmpty { frames.append(Frame(file: file, base: base)) }
  }

  /// Judges an entry, leaving aside what the files say about the directories above it.
  ///
  /// Allocates nothing.
  ///
  /// - Parameters:
  ///   - path: The path of the entry relative to the root: its directory, `/`, its name.
  ///   - nameStart: The first byte of the name.
  ///   - isDirectory: Whether the entry is a directory; a symbolic link to one is not.
  /// - Returns: What the last pattern of the deepest file says that has one for the entry.
  /// - Precondition: The entry lies in the directories of all files, or above some of them; those
  ///   do not count.
  /// - Complexity: O(*n*) for each file, where *n* is the length of the path, and more for patterns
  ///   with wildcards inside.
  package func verdict(path: Span<UInt8>, nameStart: Int, isDirectory: Bool) -> IgnoreVerdict {
    match(path: path, nameStart: nameStart, isDirectory: isDirectory)?.verdict ?? .none
  }

  /// Returns what the files say about an entry, leaving aside the directories above it.
  package func verdict(_ path: BytePath, isDirectory: Bool) -> IgnoreVerdict {
    let bytes = path.bytes
    return verdict(
      path: bytes.span, nameStart: bytes.count - path.lastComponent.count,
      isDirectory: isDirectory)
  }

  /// Whether a path is ignored, itself or with a directory above it.
  ///
  /// - Complexity: That of `verdict` for each component of the path.
  package func isIgnored(_ path: BytePath, isDirectory: Bool) -> Bool {
    let bytes = path.bytes
    var nameStart = 0
    for end in bytes.indices where bytes[end] == .slash {
      let directory = bytes.span.extracting(..<end)
      if verdict(path: directory, nameStart: nameStart, isDirectory: true) == .ignored {
        return true
      }
      nameStart = end + 1
    }
    return verdict(path: bytes.span, nameStart: nameStart, isDirectory: isDirectory) == .ignored
  }

  /// Returns the pattern that decides about an entry.
  package func match(path: Span<UInt8>, nameStart: Int, isDirectory: Bool) -> IgnoreMatch? {
    guard !frames.isEmpty else { return nil }
    let key = NameKey(path, nameStart..<path.count, foldsCase: foldsCase)
    var index = frames.count - 1
    while index >= 0 {
      let base = frames[index].base
      if base <= nameStart {
        let number = frames[index].file.lastMatch(
          path, from: base, nameStart: nameStart, key: key, isDirectory: isDirectory)
        if let number { return IgnoreMatch(file: frames[index].file, number: number) }
      }
      index -= 1
    }
    return nil
  }
}

/// The pattern that decided about an entry.
package struct IgnoreMatch: Sendable {
  /// The file of the pattern.
  package let file: IgnoreFile
  /// The index of the pattern in the file's patterns.
  package let number: Int

  /// The line of the pattern in its file, from 1.
  package var line: Int { file.lines[number] }

  package var verdict: IgnoreVerdict {
    file.patterns[number].isNegated ? .included : .ignored
  }
}
