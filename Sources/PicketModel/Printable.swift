extension String {
  /// The text as a message may show it, at most 80 characters of it.
  package var printable: String {
    let limit = 80
    return String(unicodeScalars.prefix(limit)).harmless
      + (unicodeScalars.dropFirst(limit).isEmpty ? "" : "…")
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
