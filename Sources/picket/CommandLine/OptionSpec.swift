/// All that the command line, its help, the completions and the manual know of an option.
package struct OptionSpec: Sendable {
  /// What stands behind an option.
  package enum Value: Sendable {
    case none
    case needed(String, ValueHint)
    /// Given as `--option=VALUE`, or not at all.
    case possible(String, ValueHint)
  }

  package let name: OptionName
  package let short: Unicode.Scalar?
  package let value: Value
  package let group: Group
  package let help: String
  /// What holds without the option, for people.
  package let fallback: String?
  package let isRepeatable: Bool
  /// Whether it is for measurements and tests only.
  package let isHidden: Bool

  /// The part of a help page that tells of an option.
  package enum Group: String, CaseIterable, Sendable {
    case input = "What is scanned"
    case rules = "Rules"
    case output = "Output"
    case verdict = "Verdict"
    case run = "Run"
    case general = "General"
  }

  init(
    _ name: OptionName, _ short: Unicode.Scalar?, _ value: Value, _ group: Group, _ help: String,
    fallback: String? = nil, isRepeatable: Bool = false, isHidden: Bool = false
  ) {
    self.name = name
    self.short = short
    self.value = value
    self.group = group
    self.help = help
    self.fallback = fallback
    self.isRepeatable = isRepeatable
    self.isHidden = isHidden
  }

  /// The option as it is written, such as `--format`.
  package var long: String { "--" + name.rawValue }

  /// What the value may be; `nil` for an option without one.
  package var hint: ValueHint? {
    switch value {
    case .none: nil
    case .needed(_, let hint), .possible(_, let hint): hint
    }
  }

  static var help: OptionSpec {
    OptionSpec(.help, "h", .none, .general, "Print this help")
  }
}

/// What a value is, for checking and completing it.
package enum ValueHint: Sendable {
  /// Anything.
  case text
  case file
  case directory
  /// The id of a rule.
  case rule
  /// Ids of rules and names of categories.
  case rules
  case choice(ChoiceList)

  /// The only values that do; `nil` where any does.
  package var choices: [String]? {
    guard case .choice(let list) = self else { return nil }
    return list.words
  }
}
