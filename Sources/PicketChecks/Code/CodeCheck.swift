package import PicketModel

/// Judges programs of nine languages.
package struct CodeCheck: TextCheck {
  package let families = ["code", "sql"]

  /// Makes the check.
  package init() {}

  /// The names of all that is checked, beside those of statements.
  package static let checks = [
    "code/command-injection", "code/error-detail-in-response", "code/evaluation",
    "code/html-injection", "code/nosql-injection", "code/secret-in-log", "code/sql-fragment",
    "code/sql-injection", "code/tls-verification-off", "code/unsafe-deserialization",
  ]

  package func interest(in path: BytePath, start: Span<UInt8>) -> TextInterest {
    guard let language = CodeLanguage(path), !Self.isPacked(path) else { return .never }
    // A backtick is no keyword, for every other language writes it.
    if language == .ruby || language == .php, start.holds(UInt8(ascii: "`")) { return .always }
    // The calls of a migration are words that other programs have for other things.
    return SQLPlace.isInMigrations(path) ? .always : .withKeywords(of: language.checks)
  }

  /// Whether a program packed the file from others, which are judged where they are written.
  private static func isPacked(_ path: BytePath) -> Bool {
    let name = path.lastComponent.map(\.asciiLowercased)
    return name.hasEnding(".min.js") || name.hasEnding("-min.js") || name.hasEnding(".bundle.js")
  }

  /// The longest line of a program that a person wrote, in bytes.
  private static let longestLine = 20_000

  /// Whether a line is so long that a program wrote it, or somebody who wants to keep picket busy.
  private static func hasLongLine(_ text: Span<UInt8>) -> Bool {
    var start = 0
    for index in text.indices where text[index] == UInt8(ascii: "\n") {
      if index - start > longestLine { return true }
      start = index
    }
    return text.count - start > longestLine
  }

  package func judgement(of text: Span<UInt8>, at path: BytePath) -> TextJudgement {
    guard !GeneratedCode.says(text), !Self.hasLongLine(text) else { return TextJudgement([]) }
    return TextJudgement(CodeJudge.findings(in: [UInt8](copying: text), path: path))
  }
}
