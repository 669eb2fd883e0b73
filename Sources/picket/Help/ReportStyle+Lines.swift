internal import PicketReport

extension ReportStyle {
  /// Returns the lines of a text, broken between words, with blanks before each.
  func lines(_ text: String, indent: Int = 0) -> [String] {
    let margin = String(repeating: " ", count: indent)
    return Prose.wrap(text, width: proseWidth - indent).map { $0.isEmpty ? $0 : margin + $0 }
  }
}
