package import PicketModel

/// Judges programs of nine languages.
package struct CodeCheck: TextCheck {
  /// Makes the check.
  package init() {}

  package func interest(in path: BytePath, start: Span<UInt8>) -> TextInterest {
    guard CodeLanguage(path) != nil, !Self.isPacked(path) else { return .never }
    // The calls of a migration are words that other programs have for other things.
    return SQLPlace(path).isMigration ? .always : .withKeywords
  }

  /// Whether a program packed the file from others, which are judged where they are written.
  private static func isPacked(_ path: BytePath) -> Bool {
    let name = path.lastComponent.map(\.asciiLowercased)
    return name.hasEnding(".min.js") || name.hasEnding("-min.js") || name.hasEnding(".bundle.js")
  }

  package func findings(in text: Span<UInt8>, of path: BytePath) -> [TextFinding] {
    CodeJudge.findings(in: [UInt8](copying: text), path: path)
  }
}
