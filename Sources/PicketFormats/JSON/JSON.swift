/// Reads JSON, and JSON with comments.
package enum JSON {
  /// What a file may hold.
  package enum Dialect: Hashable, Sendable {
    /// RFC 8259 and nothing else.
    case standard
    /// Comments as in C, and a comma behind the last element, as editors and agents read their
    /// settings.
    case withComments
  }

  /// How large and how deep a file may be: it may come from an attacker.
  package struct Limits: Hashable, Sendable {
    /// In bytes.
    package var size: Int
    package var depth: Int

    package static let standard = Limits(size: 8 << 20, depth: 64)

    package init(size: Int, depth: Int) {
      self.size = size
      self.depth = depth
    }
  }

  /// Reads the one value of a file; a byte order mark before it is passed over.
  ///
  /// - Parameters:
  ///   - bytes: the file.
  ///   - dialect: what it may hold.
  ///   - limits: how large and deep it may be.
  /// - Returns: the value, with the places of all values and keys in it.
  /// - Throws: the first fault.
  /// - Complexity: O(*n*).
  package static func parse(
    _ bytes: [UInt8], _ dialect: Dialect = .standard, limits: Limits = .standard
  ) throws(JSONFault) -> JSONValue {
    var parser = JSONParser(bytes, dialect, limits)
    return try parser.parse()
  }
}
