package import PicketModel

/// Judges any text as SQL statements, because somebody said that it holds some.
package struct StatementCheck: TextCheck {
  package let families = ["sql"]

  /// Makes the check.
  package init() {}

  package func interest(in path: BytePath, start: Span<UInt8>) -> TextInterest { .always }

  package func judgement(of text: Span<UInt8>, at path: BytePath) -> TextJudgement {
    SQLFileCheck().judgement(of: text, at: path)
  }
}
