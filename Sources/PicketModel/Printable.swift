extension String {
  /// The text as a message may show it, at most 80 characters of it.
  ///
  /// It may come from an attacker: what a terminal acts on, or what turns the direction of writing,
  /// becomes U+FFFD.
  package var printable: String {
    let limit = 80
    let shown = unicodeScalars.prefix(limit).map { scalar -> Character in
      switch scalar.properties.generalCategory {
      case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
        .paragraphSeparator:
        "\u{FFFD}"
      default: Character(scalar)
      }
    }
    return String(shown) + (unicodeScalars.dropFirst(limit).isEmpty ? "" : "…")
  }
}
