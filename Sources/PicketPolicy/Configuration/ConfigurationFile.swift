internal import PicketFormats
package import PicketModel
package import PicketRules

/// A `.picket.toml`: what a project or a user wants otherwise.
///
/// Rules in it are read by `RuleFile`.
package struct ConfigurationFile: Sendable {
  /// The name of the file, for messages.
  package let name: String
  package var failOn: Placed<FailOn>?
  package var minimumSeverity: Placed<Severity>?
  package var minimumConfidence: Placed<Confidence>?
  /// What is said about single rules, by their id or alias.
  var ruleSettings: [Placed<RuleSetting>] = []
  /// Rules and categories that are switched off.
  var disabled: [Placed<String>] = []
  var allowlists: [Allowlist] = []
  /// Paths of files of rules, from the directory of the configuration.
  package var ruleFiles: [Placed<String>] = []

  private static let keys = [
    "fail-on", "min-severity", "min-confidence", "disable", "rules", "allowlists", "rule-files",
  ]

  /// Makes a file that says nothing.
  init(name: String) {
    self.name = name
  }

  /// Reads a configuration to its end, whatever faults it has.
  ///
  /// - Complexity: O(*n*), where *n* is the number of bytes.
  package static func parse(
    _ bytes: [UInt8], name: String
  ) -> (file: ConfigurationFile, errors: [RuleFileError]) {
    let (table, faults) = TOML.parse(bytes)
    var reader = ConfigurationReader(
      KeyReader(table, file: name, lines: SourceLines(bytes)))
    reader.keys.allow(only: keys)
    let file = reader.read(name: name)
    let syntax = faults.map { RuleFileError(.syntax($0.kind), file: name, at: $0.place) }
    return (file, syntax + reader.keys.errors)
  }
}

/// A value of a configuration, and where it stands.
package struct Placed<Value: Sendable>: Sendable {
  package var value: Value
  package var position: TextPosition
}

/// What a configuration says about one rule.
struct RuleSetting: Hashable, Sendable {
  /// The id or an alias of the rule.
  var name: String
  var isEnabled = true
  var severity: Severity?
  var confidence: Confidence?
  /// What a guard does with a live command.
  var action: Action?
}
