extension String {
  /// The text as a message may show it, at most 80 characters of it.
  package var printable: String {
    let limit = 80
    return String(unicodeScalars.prefix(limit)).harmless
      + (unicodeScalars.dropFirst(limit).isEmpty ? "" : "…")
  }

  /// The text as a message may quote it from a file, where a secret may stand in a word's place:
  /// what is no word, no date and not short is masked.
  package var quotable: String {
    let pieces = utf8.split { "-_. ".utf8.contains($0) }
    let isName = pieces.allSatisfy { $0.count <= 3 || $0.count <= 12 && Self.isWord($0) }
    let isDate =
      pieces.count == 3 && utf8.count <= 10
      && pieces.allSatisfy { Int(String(decoding: $0, as: UTF8.self)) != nil }
    return utf8.count < 8 || isName || isDate ? printable : Redaction.mask(Array(utf8))
  }

  /// Tells whether a text is made of letters of one case, the first perhaps of the other, and ends
  /// in two digits at most.
  private static func isWord(_ text: Substring.UTF8View) -> Bool {
    var letters = text
    for _ in 0..<2 where letters.last.map({ $0 <= UInt8(ascii: "9") }) ?? false {
      letters = letters.dropLast()
    }
    let rest = letters.dropFirst()
    return letters.allSatisfy { $0 & 0xDF >= 0x41 && $0 & 0xDF <= 0x5A }
      && (rest.allSatisfy { $0 >= 0x61 } || letters.allSatisfy { $0 < 0x61 })
  }

  /// The text as a sentence of a message.
  package var asSentence: String {
    prefix(1).uppercased() + dropFirst() + "."
  }

  /// The text on one line, whoever wrote it.
  ///
  /// It may come from an attacker: what a terminal acts on, or what turns the direction of writing,
  /// becomes U+FFFD.
  package var harmless: String {
    let shown = unicodeScalars.map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        "\u{FFFD}"
      default: Character(scalar)
      }
    }
    return String(shown)
  }
}
