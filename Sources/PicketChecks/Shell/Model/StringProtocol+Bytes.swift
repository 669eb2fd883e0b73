extension StringProtocol {
  /// Whether a text stands in this one, byte by byte.
  ///
  /// In the place of the library's own search, which builds a table of what it looks for each time:
  /// judges look for a few bytes in words of a few more.
  func contains(_ part: String) -> Bool {
    guard let first = part.utf8.first else { return true }
    var rest = utf8[...]
    while let start = rest.firstIndex(of: first) {
      rest = rest[start...]
      if rest.starts(with: part.utf8) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
