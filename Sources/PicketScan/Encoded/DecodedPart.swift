internal import PicketFormats

/// A value that stands encoded in a text, and what rules match in what it says.
package struct DecodedPart: Hashable, Sendable {
  /// Where the encoded value stands.
  var range: Range<Int>
  /// The encoded value as a match, whatever its rule: what is shown of it, and around it.
  var place: Match
  /// The value, decoded.
  var value: [UInt8]
  /// The encodings that were undone, outermost first.
  var encodings: [String]
  /// The matches in the decoded text.
  var result: ScanResult

  /// The number of times that a value is decoded.
  private static let depth = 2

  /// Returns what an encoded value says: once decoded, and decoded again if that is text, too.
  static func texts(of encoded: ArraySlice<UInt8>) -> [[UInt8]] {
    var texts: [[UInt8]] = []
    var next = encoded.filter { $0 > 0x20 }
    while texts.count < depth, next.count >= 4, next.count % 4 == 0,
      let decoded = Base64.decode(next[...]), texts.isEmpty || decoded.isPrintable
    {
      texts.append(decoded)
      next = decoded.withoutLineEnd
    }
    return texts
  }

  /// Returns a text in which a value has its name, so that rules which ask for one see it.
  static func text(naming value: [UInt8], _ name: [UInt8]) -> [UInt8] {
    let line = value.withoutLineEnd
    let isQuotable = line.isPrintable && !line.contains { "\"\\\r\n".utf8.contains($0) }
    return isQuotable
      ? name + Array(": \"".utf8) + line + Array("\"\n".utf8)
      : name + Array(":\n".utf8) + value + Array("\n".utf8)
  }
}

extension [UInt8] {
  /// Whether the bytes are text.
  var isPrintable: Bool {
    allSatisfy { $0 >= 0x20 && $0 != 0x7F || $0 == 9 || $0 == 10 || $0 == 13 }
      && String(validating: self, as: UTF8.self) != nil
  }

  /// The bytes without the end of the last line, which `echo` adds to what it is given.
  fileprivate var withoutLineEnd: [UInt8] {
    Array(self[..<(lastIndex { $0 != 10 && $0 != 13 }.map { $0 + 1 } ?? 0)])
  }
}

extension TextScanner {
  /// Adds what stands in encoded values of a whole text, such as the `data` of a Secret.
  ///
  /// - Parameters:
  ///   - text: the whole text.
  ///   - rule: the number of the rule that a value breaks of which no other rule says anything.
  ///   - result: where the values are added.
  /// - Returns: whether there are any.
  /// - Complexity: O(*n*) for *n* bytes.
  package func scanEncodedValues(
    in text: Span<UInt8>, rule: Int, into result: inout ScanResult
  ) -> Bool {
    let bytes = text.indices.map { text[$0] }
    for value in SecretManifest.values(in: bytes) {
      for (depth, decoded) in DecodedPart.texts(of: bytes[value.range]).enumerated() {
        var inner = ScanResult()
        let named = DecodedPart.text(naming: decoded, value.name)
        let padded = named + [UInt8](repeating: 0, count: Self.padding)
        scan(
          padded.span, Chunk(base: 0, count: named.count, judged: named.indices), into: &inner)
        result.unjudgedRules.merge(inner.unjudgedRules, uniquingKeysWith: +)
        result.decoded.append(
          DecodedPart(
            range: value.range, place: match(ofRule: rule, at: value.range, in: text),
            value: decoded, encodings: Array(repeating: "base64", count: depth + 1), result: inner))
      }
    }
    return !result.decoded.isEmpty
  }
}
