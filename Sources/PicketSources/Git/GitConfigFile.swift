/// One file in git's configuration syntax, as a row of values.
package struct GitConfigFile: Hashable, Sendable {
  /// One `name = value`.
  package struct Variable: Hashable, Sendable {
    /// The section in small letters, such as `core`.
    package var section: String
    /// The bytes between the quotes of `[section "subsection"]`; `nil` without one.
    package var subsection: [UInt8]?
    /// The name in small letters.
    package var name: String
    /// The value without quotes and escapes; `nil` where only the name stands, which means true.
    package var value: [UInt8]?
    /// The line of the name, from 1.
    package var line: Int
  }

  /// The variables in the order of the file; of those with one name the last holds.
  package let variables: [Variable]

  /// Reads a configuration file.
  ///
  /// - Throws: The place where the bytes do not follow the syntax.
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package init(_ bytes: [UInt8]) throws(GitConfigError) {
    var parser = GitConfigParser(bytes)
    try parser.parse()
    variables = parser.variables
  }

  /// Returns what stands before the first place that does not follow the syntax.
  ///
  /// Git reads nothing of a faulty file, but whoever mends it may not look at the rest.
  ///
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package static func readableVariables(of bytes: [UInt8]) -> [Variable] {
    var parser = GitConfigParser(bytes)
    try? parser.parse()
    return parser.variables
  }
}

/// A place where a configuration file does not follow git's syntax.
package struct GitConfigError: Error, Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// A `[` does not start a section.
    case malformedSection
    /// A name has a byte that no name has, or no `=` behind it.
    case malformedName
    /// A value has an unknown escape, or a quote that is not closed.
    case malformedValue
  }

  package var kind: Kind
  /// The line, from 1.
  package var line: Int

  package init(kind: Kind, line: Int) {
    (self.kind, self.line) = (kind, line)
  }
}
