/// A value of a JSON file and where it starts.
package struct JSONValue: Hashable, Sendable {
  /// What kinds of values there are.
  package enum Kind: Hashable, Sendable {
    case null
    case boolean(Bool)
    /// The number as it is written: what it is meant to be is up to the reader.
    case number(String)
    case string(String)
    case array([JSONValue])
    /// In the order of the file; a key that stands twice is there twice.
    case object([JSONMember])
  }

  package var kind: Kind
  package var place: SourcePlace
}

/// A key of an object, and its value.
package struct JSONMember: Hashable, Sendable {
  package var key: String
  package var keyPlace: SourcePlace
  package var value: JSONValue
}

extension JSONValue {
  /// The members; `nil` for what is no object.
  package var members: [JSONMember]? {
    if case .object(let members) = kind { members } else { nil }
  }

  /// The elements; `nil` for what is no array.
  package var elements: [JSONValue]? {
    if case .array(let elements) = kind { elements } else { nil }
  }

  /// The text; `nil` for what is no string.
  package var string: String? {
    if case .string(let string) = kind { string } else { nil }
  }

  /// The truth; `nil` for what is no boolean.
  package var boolean: Bool? {
    if case .boolean(let boolean) = kind { boolean } else { nil }
  }

  /// The number without its fraction; `nil` for what is no number or fits into no `Int`.
  package var integer: Int? {
    guard case .number(let text) = kind else { return nil }
    return Int(text) ?? Double(text).flatMap { Int(exactly: $0.rounded(.towardZero)) }
  }

  /// The value of a key, the last one if the key stands twice, as most readers take it.
  package subscript(key: String) -> JSONValue? {
    members?.last { $0.key == key }?.value
  }
}
