package import PicketModel

/// Judges files of SQL statements.
package struct SQLFileCheck: TextCheck {
  /// Makes the check.
  package init() {}

  private static let endings = [
    ".sql", ".psql", ".pgsql", ".mysql", ".tsql", ".plsql", ".ddl", ".pks", ".pkb",
  ]

  package func interest(in path: BytePath, start: Span<UInt8>) -> TextInterest {
    let name = path.lastComponent.suffix(6).map(\.asciiLowercased)
    return Self.endings.contains { name.hasEnding($0) } ? .always : .never
  }

  package func findings(in text: Span<UInt8>, of path: BytePath) -> [TextFinding] {
    SQLJudge.findings(inFile: [UInt8](copying: text), path: path)
  }
}

extension [UInt8] {
  /// Whether the last bytes are those of an ASCII text.
  func hasEnding(_ ending: String) -> Bool { suffix(ending.utf8.count).elementsEqual(ending.utf8) }

  /// Copies what a span shows.
  init(copying span: Span<UInt8>) {
    self.init(capacity: span.count) { output in
      for index in span.indices { output.append(span[index]) }
    }
  }
}
