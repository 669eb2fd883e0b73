package import PicketModel

/// Judges files of SQL statements.
package struct SQLFileCheck: TextCheck {
  package let families = ["sql"]

  /// Makes the check.
  package init() {}

  /// The names of all that is checked.
  package static let checks = [
    "sql/always-true-where", "sql/blocking-constraint", "sql/blocking-index",
    "sql/blocking-index-drop", "sql/column-type-change", "sql/concurrent-in-transaction",
    "sql/delete-without-where", "sql/drop-column", "sql/drop-database", "sql/drop-table",
    "sql/dropped-constraint", "sql/dynamic-statement", "sql/foreign-key-check",
    "sql/grant-all-to-public", "sql/missing-timeout", "sql/policy-for-all",
    "sql/program-execution", "sql/rename", "sql/required-column", "sql/row-security-off",
    "sql/security-definer", "sql/set-not-null", "sql/superuser", "sql/table-lock",
    "sql/truncate", "sql/update-without-where", "sql/volatile-default",
  ]

  private static let endings = [
    ".sql", ".psql", ".pgsql", ".mysql", ".tsql", ".plsql", ".ddl", ".pks", ".pkb",
  ]

  package func interest(in path: BytePath, start: Span<UInt8>) -> TextInterest {
    let name = path.lastComponent.suffix(6).map(\.asciiLowercased)
    return Self.endings.contains { name.hasEnding($0) } ? .always : .never
  }

  package func judgement(of text: Span<UInt8>, at path: BytePath) -> TextJudgement {
    TextJudgement(SQLJudge.findings(inFile: [UInt8](copying: text), path: path))
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
