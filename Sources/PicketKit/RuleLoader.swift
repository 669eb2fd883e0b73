internal import PicketChecks
package import PicketModel
package import PicketRules
internal import PicketScan

/// A file of rules: its name, for errors, and its content.
public struct RuleSource: Hashable, Sendable {
  /// What errors and warnings call the file: usually its path.
  public var name: String
  /// The content: TOML, in UTF-8.
  public var bytes: [UInt8]

  /// The largest file that is read, in bytes.
  package static let largestFile = 8 << 20

  /// Makes a file of rules.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

/// The faults of rule files.
public struct RuleErrors: Error, Hashable, Sendable {
  /// A text for each: `file:line:column: what is wrong, why, and what to do`.
  public let texts: [String]
}

/// Reads and compiles rule files.
package enum RuleLoader {
  /// What rule files hold once they are compiled.
  package struct Compiled: Sendable {
    package var rules: [TableRule]
    /// The rules as the files have them, in the order of the files.
    package var sources: [ParsedRule]
    package var warnings: [String]

    /// The rules as the bytes of a table.
    package var table: [UInt8] {
      RuleTable.encoded(rules)
    }
  }

  /// Compiles the rules of some files.
  ///
  /// - Parameters:
  ///   - files: the files.
  ///   - configurations: files that say other things too, which are not looked at here.
  ///   - strictness: what the rules are held to.
  ///   - taken: gives the ids of other rules, which none may have; called if there are rules.
  ///   - otherErrors: gives faults to throw together with those of the rules, which it is told.
  /// - Returns: the compiled rules.
  /// - Throws: `RuleErrors` with every fault of every file.
  package static func compile(
    _ files: [RuleSource], configurations: [RuleSource] = [],
    strictness: RuleFile.Strictness, taken: () -> Set<String> = { [] },
    otherErrors: ([Rule]) -> [RuleFileError] = { _ in [] }
  ) throws(RuleErrors) -> Compiled {
    let own = RuleFile.parse(files.map(RuleFile.init), strictness: strictness)
    let others = RuleFile.parse(
      configurations.map(RuleFile.init), strictness: strictness, allowingOtherTopLevelKeys: true)
    let (parsed, clashes) = RuleFile.withoutDuplicates(own.rules + others.rules)
    var errors = own.errors + others.errors + clashes
    errors += otherErrors(parsed.map(\.rule))
    var compiled = Compiled(rules: [], sources: parsed, warnings: [])
    if !parsed.isEmpty {
      let compiler = RuleCompiler(
        parsed, strictness: strictness, proofs: Proof.all.map(\.name),
        checks: EntryCheck.allCases.map(\.rawValue) + ShellCheck.allCases.map(\.rawValue)
          + SQLFileCheck.checks + CodeCheck.checks + [OwnSecrets.check, "secret/kubernetes-data"])
      let taken = taken()
      errors += compiler.errors + parsed.compactMap { $0.clash(with: taken) }
      let known = taken.union(parsed.map(\.rule.id))
      errors += parsed.flatMap { $0.unknownCompanions(among: known) }
      compiled.rules = compiler.rules
      compiled.warnings = compiler.warnings.map(\.description)
    }
    // Both readers of a configuration see its syntax.
    guard errors.isEmpty else { throw RuleErrors(texts: Set(errors).sorted().map(\.description)) }
    return compiled
  }
}

extension RuleFile {
  fileprivate init(_ source: RuleSource) {
    self.init(name: source.name, bytes: source.bytes)
  }
}

extension ParsedRule {
  /// Returns the fault of a rule that has the id of another one, which it would hide in reports.
  fileprivate func clash(with taken: Set<String>) -> RuleFileError? {
    guard taken.contains(rule.id) else { return nil }
    let expected = "an id of its own: a built-in rule has '\(rule.id)'"
    return error(.invalidValue(key: "id", expected: expected), at: "id")
  }

  /// Returns a fault for each companion that is no rule: the pair would never be found.
  fileprivate func unknownCompanions(among known: Set<String>) -> [RuleFileError] {
    rule.companions.filter { !known.contains($0) }.map { id in
      let closest = Spelling.closest(to: id, among: known.sorted())
      return error(.unknownRule(id, key: "companions", closest: closest), at: "companions")
    }
  }
}
