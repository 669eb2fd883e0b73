internal import PicketFormats

extension ArraySlice<UInt8> {
  /// Tells whether the bytes start with a text.
  func hasPrefix(_ text: String) -> Bool {
    starts(with: text.utf8)
  }

  /// Returns what stands behind the first place of a text; `nil` if it stands nowhere.
  ///
  /// - Complexity: O(*n*·*t*), for *n* bytes and a text of *t* bytes.
  func behind(_ text: String) -> ArraySlice<UInt8>? {
    let length = text.utf8.count
    guard count >= length else { return nil }
    let start = (startIndex...(endIndex - length)).first { self[$0...].starts(with: text.utf8) }
    return start.map { self[($0 + length)...] }
  }

  /// Whether all bytes are digits, and there is one.
  var isNumber: Bool {
    !isEmpty && allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
  }

  /// The number that the digits stand for; `nil` for other bytes and for more than an `Int` holds.
  var number: Int? {
    isNumber ? Int(String(decoding: self, as: UTF8.self)) : nil
  }

  /// The JSON object of which the bytes are base 64; `nil` if they are none.
  var encodedObject: JSONValue? {
    guard let bytes = Base64.decode(self),
      let value = try? JSON.parse(bytes), value.members != nil
    else { return nil }
    return value
  }
}
