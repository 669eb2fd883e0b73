package import PicketRules

/// Rules, made ready to be looked for in texts; workers share it.
package final class Engine: Sendable {
  package let rules: RuleSet
  let filter: Filter
  let patterns: PatternStore
  /// Rules whose pattern gives no anchor, by number.
  let searchedRules: [Int]
  /// The rules that judge paths, by number.
  package let pathRules: [Int]
  /// How far around a place the engine looks.
  package let reach: Reach

  /// How many bytes around a place have to be at hand before the place is judged.
  package struct Reach: Hashable, Sendable {
    package var before: Int
    package var behind: Int
  }

  /// Makes an engine.
  ///
  /// - Complexity: O(*n*), for rules with *n* anchors and windows; nothing is compiled.
  package init(rules: RuleSet, kernel: Kernel = .fastest, triesBeforeMachineCode: Int = 16) {
    self.rules = rules
    var anchors = rules.anchors
    anchors.append(AllowMarks.anchors, firstRule: rules.records.count)
    filter = Filter(kernel: kernel, anchors: anchors)
    patterns = PatternStore(rules: rules, triesBeforeMachineCode: triesBeforeMachineCode)
    searchedRules = rules.records.indices.filter { rules.records[$0].kind == .searched }
    pathRules = rules.records.indices.filter { rules.records[$0].kind == .path }
    ruleOfAnchor = anchors.entries.map(\.rule)
    reach = Self.reach(of: rules.records, anchors: anchors)
  }

  /// The number of the rule of each anchor; the number behind the last rule is the allow mark's.
  let ruleOfAnchor: [Int]

  private static func reach(of records: [RuleRecord], anchors: AnchorTables) -> Reach {
    var reach = Reach(before: Excerpt.reach, behind: Excerpt.reach)
    for record in records {
      // A secret may lie where a rule only looks, and has an excerpt around it all the same.
      let before = record.lookbehind + Excerpt.reach
      let behind = record.maximumWidth + record.lookahead + Excerpt.reach
      reach.before = max(reach.before, record.distance.upperBound + before)
      reach.behind = max(reach.behind, behind - record.distance.lowerBound)
    }
    for entry in anchors.entries {
      let tail = entry.literalLength + entry.tailGap + entry.tailCount
      reach.behind = max(reach.behind, tail, entry.literalLength + weakWordReach)
    }
    // One byte more than any rule sees, so that no end of memory looks like the end of the text.
    return Reach(before: reach.before + 1, behind: reach.behind + 1)
  }

  /// How far behind a weak word an operator and a value are looked for, in bytes.
  private static let weakWordReach = 2 * WeakWords.reach + WeakWords.leastValueLength
}
