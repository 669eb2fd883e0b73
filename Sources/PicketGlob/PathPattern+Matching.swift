package import PicketModel

extension PathPattern {
  /// Whether the pattern matches a path itself, whatever it says about the directories above.
  ///
  /// - Complexity: O(*n*) for most patterns, where *n* is the length of the path; that of
  ///   `Glob.matches` for those with wildcards.
  package func matches(_ path: BytePath, isDirectory: Bool = false) -> Bool {
    let bytes = path.bytes
    let nameStart = bytes.count - path.lastComponent.count
    return matches(
      bytes.span, from: 0, nameStart: nameStart, end: bytes.count, isDirectory: isDirectory)
  }

  /// Whether the pattern matches a path that is not a directory, or any directory above it.
  package func covers(_ path: BytePath) -> Bool {
    if matches(path) { return true }
    let bytes = path.bytes
    var nameStart = 0
    for end in bytes.indices where bytes[end] == .slash {
      let isMatch = matches(
        bytes.span, from: 0, nameStart: nameStart, end: end, isDirectory: true)
      if isMatch { return true }
      nameStart = end + 1
    }
    return false
  }

  /// Tells whether the pattern matches the path that ends at `end`.
  ///
  /// - Parameters:
  ///   - path: The bytes of a path relative to the root, of which only those before `end` count.
  ///   - base: The first byte below the directory that the pattern is for.
  ///   - nameStart: The first byte of the last component.
  ///   - end: The byte behind the last component.
  ///   - isDirectory: Whether the path names a directory; a link to one does not.
  /// - Returns: Whether it matches.
  func matches(
    _ path: Span<UInt8>, from base: Int, nameStart: Int, end: Int, isDirectory: Bool
  ) -> Bool {
    if isDirectoryOnly && !isDirectory { return false }
    let literalCount = body.literal.count
    switch body.kind {
    case .never:
      return false
    case .name:
      return end - nameStart == literalCount && isLiteral(in: path, at: nameStart)
    case .nameSuffix:
      return end - nameStart >= literalCount && isLiteral(in: path, at: end - literalCount)
    case .namePrefix:
      return end - nameStart >= literalCount && isLiteral(in: path, at: nameStart)
    case .nameGlob:
      return body.glob.matches(path.extracting(nameStart..<end))
    case .path:
      return end - base == literalCount && isLiteral(in: path, at: base)
    case .pathGlob:
      guard end - base >= literalCount, isLiteral(in: path, at: base) else { return false }
      return body.glob.matches(path.extracting((base + literalCount)..<end))
    }
  }

  /// Whether the bytes of the literal stand at an offset of the path.
  private func isLiteral(in path: Span<UInt8>, at offset: Int) -> Bool {
    let literal = body.literal.span
    for index in literal.indices {
      let byte = path[offset + index]
      guard literal[index] == (foldsCase ? byte.lowerCased : byte) else { return false }
    }
    return true
  }
}
