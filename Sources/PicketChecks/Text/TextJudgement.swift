/// What a check says of a whole text.
package struct TextJudgement: Hashable, Sendable {
  /// What is wrong, in any order.
  package var findings: [TextFinding]
  /// Whether the check gave up before the end, because the text asks for too much work.
  package var isIncomplete: Bool

  /// Makes a judgement; without more, of a text that was judged to its end.
  package init(_ findings: [TextFinding], isIncomplete: Bool = false) {
    self.findings = findings
    self.isIncomplete = isIncomplete
  }
}
