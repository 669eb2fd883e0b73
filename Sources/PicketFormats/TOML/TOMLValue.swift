/// A value of a TOML file, with its place.
package struct TOMLValue: Hashable, Sendable {
  /// What a value can be.
  package enum Content: Hashable, Sendable {
    case string(TOMLString)
    case integer(Int)
    case float(Double)
    case boolean(Bool)
    case dateTime(TOMLDateTime)
    case array([TOMLValue])
    case table(TOMLTable)
  }

  package var content: Content
  /// Where the value starts: its quote or bracket, or the header of its table.
  package var place: SourcePlace

  /// The value if it is a string.
  package var string: TOMLString? {
    if case .string(let string) = content { string } else { nil }
  }

  /// The text of the value if it is a string.
  package var text: String? {
    string?.text
  }

  /// The value if it is an integer.
  package var integer: Int? {
    if case .integer(let integer) = content { integer } else { nil }
  }

  /// The value if it is a number of either kind.
  package var number: Double? {
    switch content {
    case .integer(let integer): Double(integer)
    case .float(let float): float
    case .string, .boolean, .dateTime, .array, .table: nil
    }
  }

  /// The value if it is `true` or `false`.
  package var boolean: Bool? {
    if case .boolean(let boolean) = content { boolean } else { nil }
  }

  /// The elements of the value if it is an array, of tables too.
  package var array: [TOMLValue]? {
    if case .array(let array) = content { array } else { nil }
  }

  /// The value if it is a table of any spelling.
  package var table: TOMLTable? {
    if case .table(let table) = content { table } else { nil }
  }

  /// The kind of the value, for messages.
  package var kind: String {
    switch content {
    case .string: "a string"
    case .integer: "an integer"
    case .float: "a float"
    case .boolean: "a boolean"
    case .dateTime: "a date or time"
    case .array: "an array"
    case .table: "a table"
    }
  }
}

/// A string of a TOML file, which knows where each of its bytes comes from.
package struct TOMLString: Hashable, Sendable {
  /// A run of bytes that stands in the file as it stands in the text, or an escape.
  struct Run: Hashable, Sendable {
    /// The offset of the first byte in the text, in UTF-8 bytes.
    var textOffset: Int
    /// The offset of the first byte in the file.
    var fileOffset: Int
  }

  /// The text without quotes and escapes; line ends are line feeds.
  package let text: String
  /// Ascending; never empty, and the first starts at text offset 0.
  let runs: [Run]

  /// Returns the place in the file, in bytes, of a byte of the text.
  ///
  /// The byte of an escape maps into the escape. The end of the text maps to its closing quote.
  ///
  /// - Precondition: `textOffset` is in `0...text.utf8.count`.
  /// - Complexity: O(log *m*), where *m* is the number of escapes.
  package func fileOffset(of textOffset: Int) -> Int {
    precondition(textOffset >= 0, "a text has no byte before its first")
    var (low, high) = (0, runs.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if runs[middle].textOffset <= textOffset { low = middle } else { high = middle }
    }
    return runs[low].fileOffset + textOffset - runs[low].textOffset
  }
}
