package import PicketRules
internal import PicketScan

/// A file of rules: its name, for errors, and its content.
public struct RuleSource: Hashable, Sendable {
  public var name: String
  public var bytes: [UInt8]

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
  /// - Throws: `RuleErrors` with every fault of every file.
  package static func compile(
    _ files: [RuleSource], strictness: RuleFile.Strictness
  ) throws(RuleErrors) -> Compiled {
    guard !files.isEmpty else { return Compiled(rules: [], warnings: []) }
    let sources = files.map { RuleFile(name: $0.name, bytes: $0.bytes) }
    let (parsed, faults) = RuleFile.parse(sources, strictness: strictness)
    let compiler = RuleCompiler(
      parsed, strictness: strictness, proofs: Proof.allCases.map(\.rawValue))
    let errors = (faults + compiler.errors).sorted()
    guard errors.isEmpty else { throw RuleErrors(texts: errors.map(\.description)) }
    return Compiled(rules: compiler.rules, warnings: compiler.warnings.map(\.description))
  }
}
