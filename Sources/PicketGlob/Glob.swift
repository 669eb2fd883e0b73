/// A wildcard pattern over bytes, with the meaning of git's `wildmatch`.
///
/// `*` and `?` stand for any bytes and any byte, `[a-z]`, `[!a]` and `[[:digit:]]` for one byte of
/// a class, and `\` makes the next byte stand for itself. Where the pattern is for paths, none of
/// these crosses a `/`; `**/`, `/**/` and `/**` do.
///
/// A pattern is compiled once. Matching never recurses and keeps two places to go back to, so a
/// hostile pattern costs polynomial time at worst, where git's own code can take exponential time.
package struct Glob: Hashable, Sendable {
  /// What one part of a pattern matches.
  enum Element: Hashable, Sendable {
    /// This byte.
    case literal(UInt8)
    /// Any byte; in a path any but `/`.
    case any
    /// A byte of `classes` at this index.
    case member(Int32)
    /// Any number of bytes other than `/`.
    case star
    /// Any number of bytes.
    case deepStar
    /// No bytes, or any number of bytes of which the last is `/`: `**/`.
    case directories
  }

  /// How a pattern is read.
  package struct Options: OptionSet, Sendable {
    package let rawValue: UInt8

    package init(rawValue: UInt8) {
      self.rawValue = rawValue
    }

    /// Only `**` crosses a `/`; git's `WM_PATHNAME`.
    package static let pathname = Options(rawValue: 1)
    /// Capital and small ASCII letters are alike; git's `WM_CASEFOLD`.
    ///
    /// As in git, a capital inside brackets or behind a `\` then matches nothing.
    package static let foldCase = Options(rawValue: 2)
  }

  let elements: [Element]
  /// The classes that elements refer to, for bytes whose case is folded already if it has to be.
  let classes: [ByteClass]
  let isPathname: Bool
  let foldsCase: Bool

  /// What is wrong with the pattern; `nil` for most.
  ///
  /// A faulty pattern matches nothing, as in git.
  package let fault: GlobFault?

  /// Compiles a pattern.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the pattern.
  package init(_ pattern: [UInt8], options: Options = []) {
    var parser = GlobParser(pattern, options: options)
    do throws(GlobFault) {
      try parser.parse()
      fault = nil
    } catch {
      fault = error
    }
    elements = parser.elements
    classes = parser.classes
    isPathname = options.contains(.pathname)
    foldsCase = options.contains(.foldCase)
  }
}

/// What makes a wildcard pattern match nothing.
package struct GlobFault: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A `[` without its `]`.
    case unterminatedClass
    /// A name between `[:` and `:]` that is not a POSIX class.
    case unknownClass
    /// A `\` at the end.
    case danglingEscape
  }

  package var kind: Kind
  /// Where in the pattern the faulty part starts, in bytes.
  package var offset: Int

  package init(kind: Kind, offset: Int) {
    (self.kind, self.offset) = (kind, offset)
  }
}
