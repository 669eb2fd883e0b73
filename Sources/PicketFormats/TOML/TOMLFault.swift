internal import PicketModel

/// A fault in a TOML file.
package struct TOMLFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    case syntax(TOMLSyntaxFault)
    case controlCharacter(UInt8)
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case duplicateKey(String, first: SourcePlace)
    case duplicateTable(String, first: SourcePlace)
    case notATable(String, first: SourcePlace)
    case closedTable(String, first: SourcePlace)
    case notAnArrayOfTables(String, first: SourcePlace)
  }

  package var kind: Kind
  package var place: SourcePlace

  /// Makes a fault at a place.
  package init(_ kind: Kind, at place: SourcePlace) {
    self.kind = kind
    self.place = place
  }

  /// Makes a fault of the grammar at a place.
  init(_ syntax: TOMLSyntaxFault, at place: SourcePlace) {
    self.init(.syntax(syntax), at: place)
  }
}

/// A fault of the grammar: what is wrong, and what to do about it.
package enum TOMLSyntaxFault: String, Error, CaseIterable, Hashable, Sendable {
  case tooManyFaults = "too many faults; repair those before this place first"
  case notUTF8 = "a byte that is not UTF-8; save the file as UTF-8"
  case expectedKey =
    "expected a key; write letters, digits, '-' and '_', or put the key into quotes"
  case expectedEqualsSign = "expected '=' after the key; write `key = value`"
  case expectedTableEnd = "expected ']' after the name of the table; close the header"
  case expectedTableArrayEnd = "expected ']]' after the name of the table; close the header"
  case expectedLineEnd = "expected the end of the line; put each key on a line of its own"
  case expectedArrayEnd = "expected ',' or ']' in an array; separate elements with commas"
  case expectedInlineTableEnd =
    "expected ',' or '}' in an inline table; it has to end on its line"
  case trailingComma = "a comma before '}'; remove it"
  case expectedValue = "expected a value; write \"\" for an empty text"
  case unknownValue = "not a value; put text into quotes"
  case unknownEscape =
    "unknown escape; double the backslash, or use single quotes, where it stands for itself"
  case invalidScalar =
    "not a Unicode scalar value; write 4 digits after \\u or 8 after \\U, no surrogates"
  case unterminatedString = "the string does not end on its line; close its quote"
  case unterminatedMultilineString = "the string does not end; close it with three quotes"
  case invalidNumber = "not a number; no leading zeros, '_' only between digits, digits around '.'"
  case integerOverflow = "the integer does not fit into 64 bits; write a smaller one"
  case invalidDateTime = "not a date or time; write it like 2024-02-29 or 2024-02-29T12:30:00Z"
}

extension TOMLFault: CustomStringConvertible {
  /// The fault and what to do about it, without its place.
  ///
  /// Never shows a value of the file, which may be a secret.
  package var description: String {
    switch kind {
    case .syntax(let fault): fault.rawValue
    case .controlCharacter(let byte):
      "control character 0x\(byte < 16 ? "0" : "")\(String(byte, radix: 16)); remove it, or write "
        + "it as an escape in double quotes"
    case .tooLarge(let limit): "the file has more than \(limit) bytes; split it"
    case .tooDeep(let limit): "more than \(limit) levels of nesting; make the structure flatter"
    case .duplicateKey(let key, let first):
      "key '\(key.quotable)' is set twice, first on line \(first.position.line); remove one"
    case .duplicateTable(let key, let first):
      "table '\(key.quotable)' is defined twice, first on line \(first.position.line); merge both"
    case .notATable(let key, let first):
      "'\(key.quotable)' has a value since line \(first.position.line), so it cannot hold keys; rename one"
    case .closedTable(let key, let first):
      "'\(key.quotable)' was completed on line \(first.position.line); add the key there"
    case .notAnArrayOfTables(let key, let first):
      "'\(key.quotable)' is not an array of tables on line \(first.position.line); use one kind of header"
    }
  }
}
