/// One pattern in gitignore syntax, for the paths of one directory.
///
/// A pattern without a `/`, other than one at its end, is about names at any depth; any other is
/// about paths relative to the directory. Most are plain names, `*.ext` or `prefix*` and are
/// compared without wildcards.
package struct PathPattern: Hashable, Sendable {
  /// What a path is compared with.
  let body: PatternBody
  /// Whether capital and small ASCII letters are alike.
  let foldsCase: Bool

  /// Whether the line started with `!`: what the pattern matches is not ignored.
  package let isNegated: Bool
  /// Whether the line ended in `/`: the pattern matches directories only.
  package let isDirectoryOnly: Bool

  /// Reads a line of an ignore file that has neither its line end nor trailing blanks any more.
  ///
  /// A faulty pattern matches nothing, as in git.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the line.
  init(line: ArraySlice<UInt8>, foldsCase: Bool) {
    var rest = line
    isNegated = rest.first == UInt8(ascii: "!")
    if isNegated { rest.removeFirst() }
    isDirectoryOnly = rest.last == .slash
    if isDirectoryOnly { rest.removeLast() }
    body = PatternBody(rest, foldsCase: foldsCase)
    self.foldsCase = foldsCase
  }

  /// Reads a pattern for the `path` of a rule, relative to the root.
  ///
  /// - Throws: What would make the pattern match nothing, or mean something else in a rule.
  package init(_ pattern: [UInt8], foldsCase: Bool = false) throws(PathPatternError) {
    self.init(line: pattern[...], foldsCase: foldsCase)
    if isNegated { throw .negated }
    if let fault = body.glob.fault {
      throw .glob(GlobFault(kind: fault.kind, offset: fault.offset + body.globOffset))
    }
    if body.kind == .never { throw .matchesNothing }
  }
}

/// Why a pattern cannot be the `path` of a rule.
package enum PathPatternError: Error, Hashable, Sendable {
  /// The pattern starts with `!`; `\!` stands for the character.
  case negated
  /// The wildcards are faulty; the offset counts from the start of the pattern.
  case glob(GlobFault)
  /// No path can match, for example because the pattern is empty.
  case matchesNothing
}
