internal import PicketModel
internal import PicketRules
internal import PicketSystem

/// What came of scanning all examples of some rules.
package struct RuleTest: Sendable {
  package let ruleCount: Int
  /// The number of examples and counterexamples.
  package let exampleCount: Int
  /// What some examples show, as `file:line: rule: what is wrong`; in the order of the files.
  package let faults: [String]

  /// Tests the rules of some files, and no others.
  ///
  /// - Throws: `RuleErrors` with every fault of every file; nothing is tested then.
  package init(_ files: [RuleSource]) throws(RuleErrors) {
    let compiled = try RuleLoader.compile(files, strictness: .builtIn)
    let scanner = try Scanner(Settings(), builtIn: RuleTable(compiled.table))
    let sources = compiled.sources
    self.init(sources.map(\.rule), scanner) { rule, key in
      "\(sources[rule].file.harmless):\(sources[rule].position(of: key).line)"
    }
  }

  /// Tests the built-in rules.
  package init() throws(RuleErrors) {
    let scanner = try Scanner()
    self.init(scanner.rules, scanner) { _, _ in "built-in" }
  }

  private init(
    _ rules: [Rule], _ scanner: Scanner, place: (_ rule: Int, _ key: String) -> String
  ) {
    ruleCount = rules.count
    exampleCount = rules.reduce(0) { $0 + $1.examples.count + $1.counterexamples.count }
    faults = scanner.exampleFaults(of: rules).map { fault in
      "\(place(fault.rule, fault.key)): \(rules[fault.rule].id): \(fault)"
    }
  }
}
