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

  /// The slots of the rules that were tried.
  ///
  /// An object, so that a scan that tries nothing neither makes nor unmakes a dictionary: the runtime
  /// takes a tenth of a short scan to learn the type of one.
  private final class Slots {
    var byRule: [Int: Slot] = [:]
  }

  /// One lock for all, because tries are rare beside everything that avoids them.
  private let slots = Mutex<Slots?>(nil)
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
  }

  /// Returns the pattern of a rule, for one try at a known place.
  ///
  /// - Throws: `PatternError` if PCRE2 does not take the pattern; the rule compiler tries it before.
  func anchoredPattern(ofRule rule: Int) throws(PatternError) -> Pattern {
    try slots.withLock { slots throws(PatternError) in
      let all = slots ?? Slots()
      slots = all
      let tryCount = all.byRule[rule, default: Slot()].tryCount + 1
      all.byRule[rule, default: Slot()].tryCount = tryCount
      if let pattern = all.byRule[rule]?.anchored, tryCount != triesBeforeMachineCode {
        return pattern
      }
      let pattern = try Pattern(
        rules.pattern(at: rule), mode: .anchored,
        machineCode: tryCount >= triesBeforeMachineCode)
      all.byRule[rule]?.anchored = pattern
      return pattern
    }
  }

  /// Returns a pattern of its own for one try.
  func uncachedPattern(ofRule rule: Int, machineCode: Bool) throws(PatternError) -> Pattern {
    try Pattern(rules.pattern(at: rule), mode: .anchored, machineCode: machineCode)
  }

  /// Returns the pattern of a rule without anchors, for a search of a whole chunk.
  ///
  /// - Throws: `PatternError` if PCRE2 does not take the pattern; the rule compiler tries it before.
  func searchPattern(ofRule rule: Int) throws(PatternError) -> Pattern {
    try slots.withLock { slots throws(PatternError) in
      let all = slots ?? Slots()
      slots = all
      if let pattern = all.byRule[rule]?.search { return pattern }
      let pattern = try Pattern(
        rules.pattern(at: rule), mode: .search, machineCode: true)
      all.byRule[rule, default: Slot()].search = pattern
      return pattern
    }
  }
}
