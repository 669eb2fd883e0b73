/// What to look for, and what to say when it is found.
public struct Rule: Hashable, Sendable {
  /// Names the thing found in kebab-case, and never changes once released.
  public var id: String
  /// Other names of the rule, such as a catalogue number.
  public var aliases: [String]
  /// The name for people.
  public var name: String
  /// The field that the rule belongs to, for people who sort findings.
  public var category: Category
  /// How bad a finding is; a variant may give another one.
  public var severity: Severity
  /// How sure a match is; of overlapping matches the surest stays.
  public var confidence: Confidence
  /// What a guard does with a live command; text at rest is judged by `severity`.
  public var action: Action
  /// What an attacker gains, for the risk matrix of reports.
  public var impact: RiskLevel?
  /// How likely an attacker gets to use it, for the risk matrix of reports.
  public var likelihood: RiskLevel?
  /// How the thing is recognised.
  public var matcher: Matcher
  /// The ids of rules that find the other half of what this one finds: the id beside its secret.
  public var companions: [String]
  /// The severities and messages, other than its own, that the rule may give.
  public var variants: [RuleVariant]
  /// STRIDE letters: a subset of `STRIDE`, in that order.
  public var stride: String
  /// The weakness, as a number of the Common Weakness Enumeration.
  public var cwe: Int?
  /// Controls of standards, such as `pci-dss:3.4`.
  public var controls: [String]
  /// Why it matters, in a sentence or two.
  public var why: String
  /// What to do about it.
  public var fix: String
  /// Pages to read.
  public var references: [String]
  /// Inputs of which each must be found by this rule.
  public var examples: [RuleExample]
  /// Inputs of which none may be found by this rule.
  public var counterexamples: [RuleExample]

  /// Makes a rule from what it cannot do without; the rest starts empty.
  public init(
    id: String, name: String, category: Category, severity: Severity, confidence: Confidence,
    action: Action, matcher: Matcher
  ) {
    self.id = id
    aliases = []
    self.name = name
    self.category = category
    self.severity = severity
    self.confidence = confidence
    self.action = action
    self.matcher = matcher
    companions = []
    variants = []
    stride = ""
    controls = []
    why = ""
    fix = ""
    references = []
    examples = []
    counterexamples = []
  }
}

/// A step of the risk matrix.
public enum RiskLevel: String, CaseIterable, Hashable, Sendable {
  case low
  case medium
  case high
}

extension Rule {
  /// Returns the variant with a key; `nil` without a key, or if the rule has no such variant.
  package func variant(_ key: String?) -> RuleVariant? {
    key.flatMap { key in variants.first { $0.key == key } }
  }
}

/// Another severity that a rule may give, with its own message.
public struct RuleVariant: Hashable, Sendable {
  /// Names the variant within its rule.
  public var key: String
  /// How bad a finding of the variant is, in place of the rule's severity.
  public var severity: Severity
  /// What a finding of the variant says, in place of the rule's `why`.
  public var message: String

  /// Makes a variant of a rule.
  public init(key: String, severity: Severity, message: String) {
    self.key = key
    self.severity = severity
    self.message = message
  }
}
