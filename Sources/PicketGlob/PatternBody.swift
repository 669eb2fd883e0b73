/// A pattern in gitignore syntax without its `!` and its last `/`.
///
/// Source: `parse_path_pattern`, `match_basename` and `match_pathname` in git's `dir.c`.
struct PatternBody: Hashable, Sendable {
  /// What the pattern is compared with, and how.
  enum Kind: Hashable, Sendable {
    /// Nothing can match.
    case never
    /// `literal` is the name.
    case name
    /// `literal` ends the name.
    case nameSuffix
    /// `literal` starts the name.
    case namePrefix
    /// `glob` matches the name.
    case nameGlob
    /// `literal` is the path.
    case path
    /// `literal` starts the path and `glob` matches the rest.
    case pathGlob
  }

  private(set) var kind: Kind
  /// The bytes that are compared as they are; in small letters where case is folded.
  private(set) var literal: [UInt8] = []
  /// The wildcards of `nameGlob` and `pathGlob`.
  private(set) var glob = Glob([])
  /// Where in its line the part of `glob` starts, in bytes.
  private(set) var globOffset = 0

  init(_ pattern: ArraySlice<UInt8>, foldsCase: Bool) {
    kind = .never
    guard pattern.contains(.slash) else {
      setName(pattern, foldsCase: foldsCase)
      return
    }
    let path = pattern.first == .slash ? pattern.dropFirst() : pattern
    if let name = Self.nameAtAnyDepth(path) {
      setName(name, foldsCase: foldsCase)
    } else {
      setPath(path, foldsCase: foldsCase)
    }
  }

  /// The *name* of a pattern `**/name`, which means the same as *name* alone.
  private static func nameAtAnyDepth(_ path: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let rest = path.drop { $0 == UInt8(ascii: "*") }
    guard rest.startIndex - path.startIndex > 1, rest.first == .slash else { return nil }
    let name = rest.dropFirst()
    return name.contains(.slash) ? nil : name
  }

  private mutating func setName(_ name: ArraySlice<UInt8>, foldsCase: Bool) {
    guard let special = name.firstIndex(where: \.isGlobSpecial) else {
      kind = name.isEmpty ? .never : .name
      literal = folded(name, foldsCase)
      return
    }
    let isStar = name[special] == UInt8(ascii: "*")
    if isStar && special == name.startIndex && !name.dropFirst().contains(where: \.isGlobSpecial) {
      kind = .nameSuffix
      literal = folded(name.dropFirst(), foldsCase)
    } else if isStar && special == name.endIndex - 1 {
      kind = .namePrefix
      literal = folded(name.dropLast(), foldsCase)
    } else {
      kind = .nameGlob
      globOffset = name.startIndex
      glob = Glob(Array(name), options: foldsCase ? .foldCase : [])
    }
  }

  /// Sets the parts of a pattern for whole paths.
  ///
  /// The wildcards are read as if the path began at the first of them, because that is what git
  /// does: `a/b**/c` matches `a/bc`.
  private mutating func setPath(_ path: ArraySlice<UInt8>, foldsCase: Bool) {
    guard let special = path.firstIndex(where: \.isGlobSpecial) else {
      let isPossible = !path.isEmpty && path.first != .slash && path.last != .slash
      kind = isPossible ? .path : .never
      literal = folded(path, foldsCase)
      return
    }
    kind = .pathGlob
    literal = folded(path[..<special], foldsCase)
    globOffset = special
    glob = Glob(Array(path[special...]), options: foldsCase ? [.pathname, .foldCase] : .pathname)
  }

  private func folded(_ bytes: ArraySlice<UInt8>, _ foldsCase: Bool) -> [UInt8] {
    foldsCase ? bytes.map(\.lowerCased) : Array(bytes)
  }
}
