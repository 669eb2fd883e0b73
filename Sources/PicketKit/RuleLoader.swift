internal import PicketModel
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
  ///   - strictness: what the rules are held to.
  ///   - taken: the ids of other rules, which none may have.
  /// - Returns: the compiled rules.
  /// - Throws: `RuleErrors` with every fault of every file.
  package static func compile(
    _ files: [RuleSource], strictness: RuleFile.Strictness, taken: Set<String> = []
  ) throws(RuleErrors) -> Compiled {
    guard !files.isEmpty else { return Compiled(rules: [], warnings: []) }
    let sources = files.map { RuleFile(name: $0.name, bytes: $0.bytes) }
    let (parsed, faults) = RuleFile.parse(sources, strictness: strictness)
    let compiler = RuleCompiler(
      parsed, strictness: strictness, proofs: Proof.allCases.map(\.rawValue))
    let errors = (faults + compiler.errors + parsed.compactMap { $0.clash(with: taken) }).sorted()
    guard errors.isEmpty else { throw RuleErrors(texts: errors.map(\.description)) }
    return Compiled(rules: compiler.rules, warnings: compiler.warnings.map(\.description))
  }
}

extension ParsedRule {
  /// Returns the fault of a rule that has the id of another one, which it would hide in reports.
  fileprivate func clash(with taken: Set<String>) -> RuleFileError? {
    guard taken.contains(rule.id) else { return nil }
    let expected = "an id of its own: a built-in rule has '\(rule.id)'"
    return error(.invalidValue(key: "id", expected: expected), at: "id")
  }
}
