internal import PicketFormats

/// Finds what the Secrets of Kubernetes keep encoded in a manifest, in YAML or JSON.
///
/// What stands under `stringData` is plain, and every rule sees it.
package enum SecretManifest {
  /// The check whose keywords tell that a text may hold such values.
  package static let check = "secret/kubernetes-data"

  /// A value under `data` of a Secret.
  struct Value: Hashable {
    var name: [UInt8]
    /// Where it stands in the text, without quotes; of several lines, up to the end of the last one.
    var range: Range<Int>
  }

  /// Returns the values of all Secrets of a text.
  ///
  /// - Complexity: O(*n*) for *n* bytes.
  static func values(in text: [UInt8]) -> [Value] {
    let first = text.first { $0 > 0x20 }
    if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
      if let values = jsonValues(in: text[...]) { return values }
    }
    var reader = SecretManifestLines(text)
    return reader.values()
  }

  /// Returns the values of a text that is JSON; `nil` for another one.
  static func jsonValues(in text: ArraySlice<UInt8>) -> [Value]? {
    guard let root = try? JSON.parse(Array(text)) else { return nil }
    var values: [Value] = []
    collect(from: root, in: text, &values)
    return values
  }

  private static func collect(
    from value: JSONValue, in text: ArraySlice<UInt8>, _ values: inout [Value]
  ) {
    for element in value.elements ?? [] { collect(from: element, in: text, &values) }
    let isSecret = value["kind"]?.string == "Secret"
    for member in value.members ?? [] {
      if isSecret, member.key == "data" {
        values += (member.value.members ?? []).compactMap { self.value(of: $0, in: text) }
      } else {
        collect(from: member.value, in: text, &values)
      }
    }
  }

  private static func value(of member: JSONMember, in text: ArraySlice<UInt8>) -> Value? {
    guard member.value.string != nil else { return nil }
    let start = text.startIndex + member.value.place.offset + 1  // behind the quote
    var end = start
    while end < text.endIndex, text[end] != UInt8(ascii: "\"") {
      end += text[end] == UInt8(ascii: "\\") ? 2 : 1
    }
    return Value(name: Array(member.key.utf8), range: start..<min(end, text.endIndex))
  }
}
