internal import PCRE2
package import PicketRules
internal import Synchronization

/// The compiled patterns of all rules, made when a first match is tried.
///
/// Most scans try few rules: nothing is compiled for the others. A rule that is tried often gets
/// machine code, as a second pattern, because PCRE2 must not change one that a thread may be using.
package final class PatternStore: Sendable {
  private struct Slot {
    var anchored: Pattern?
    /// Only for a rule without anchors.
    var search: Pattern?
    var tryCount = 0
  }

  private let slots: [SlotBox]
  private let rules: RuleSet
  /// Machine code for a rule costs as much as this many tries save: 18 µs against 0.65 to 1 µs each.
  private let triesBeforeMachineCode: Int

  /// Makes a store without any pattern.
  ///
  /// - Parameters:
  ///   - rules: the rules whose patterns are compiled when they are asked for.
  ///   - triesBeforeMachineCode: lower it to 0 for machine code at once.
  package init(rules: RuleSet, triesBeforeMachineCode: Int = 16) {
    self.rules = rules
    self.triesBeforeMachineCode = triesBeforeMachineCode
    slots = rules.records.map { _ in SlotBox() }
  }

  /// Returns the pattern of a rule, for one try at a known place.
  ///
  /// - Throws: `PatternError` if PCRE2 does not take the pattern; the rule compiler tries it before.
  func anchoredPattern(ofRule rule: Int) throws(PatternError) -> Pattern {
    try slots[rule].slot.withLock { slot throws(PatternError) in
      slot.tryCount += 1
      if let pattern = slot.anchored, slot.tryCount != triesBeforeMachineCode { return pattern }
      let pattern = try Pattern(
        rules.details(at: rule).pattern, mode: .anchored,
        machineCode: slot.tryCount >= triesBeforeMachineCode)
      slot.anchored = pattern
      return pattern
    }
  }

  /// Returns a pattern of its own for one try.
  func uncachedPattern(ofRule rule: Int, machineCode: Bool) throws(PatternError) -> Pattern {
    try Pattern(rules.details(at: rule).pattern, mode: .anchored, machineCode: machineCode)
  }

  /// Returns the pattern of a rule without anchors, for a search of a whole chunk.
  ///
  /// - Throws: `PatternError` if PCRE2 does not take the pattern; the rule compiler tries it before.
  func searchPattern(ofRule rule: Int) throws(PatternError) -> Pattern {
    try slots[rule].slot.withLock { slot throws(PatternError) in
      if let pattern = slot.search { return pattern }
      let pattern = try Pattern(
        rules.details(at: rule).pattern, mode: .search, machineCode: true)
      slot.search = pattern
      return pattern
    }
  }

  /// A slot of its own in memory, because a mutex cannot be an element of an array.
  private final class SlotBox: Sendable {
    let slot = Mutex(Slot())
  }
}
