/// What a check found in a text, before its rule makes a finding of it.
package struct TextFinding: Hashable, Sendable {
  /// The check, such as `shell/download-and-run`, by which the rule is found.
  package var check: String
  /// The key of the rule's variant that says how bad it is; `nil` for the rule's own severity.
  package var variant: String?
  /// The bytes of the text that it is about.
  package var range: Range<Int>
  /// What is the case here, for people; harmless, however hostile the text is.
  ///
  /// Empty where the rule's own words are enough.
  package var detail: String
  /// What to do here, in place of the rule's advice; `nil` where that is enough.
  package var advice: String?

  /// Makes what a check found.
  package init(
    _ check: String, variant: String? = nil, _ range: Range<Int>, _ detail: String = "",
    advice: String? = nil
  ) {
    self.check = check
    self.variant = variant
    self.range = range
    self.detail = detail
    self.advice = advice
  }
}
