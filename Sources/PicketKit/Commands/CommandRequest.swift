internal import PicketModel

/// A shell command that somebody is about to run, and where.
public struct CommandRequest: Hashable, Sendable {
  /// The command, of one or many lines.
  public var command: String
  /// The current directory, absolute; `nil` if it is not known.
  public var directory: String?
  /// The home directory; `nil` if it is not known.
  public var home: String?
  /// The root of the project; `nil` for the current directory.
  public var project: String?
  /// Variables that are set, by name.
  public var environment: [String: String]
  /// The shell that would run it, by name or path; `nil` for one that reads what bash reads.
  public var shell: String?

  /// Makes a request.
  ///
  /// - Parameters:
  ///   - command: the command, of one or many lines.
  ///   - directory: the current directory, absolute.
  ///   - home: the home directory.
  ///   - project: the root of the project.
  ///   - environment: variables that are set, by name.
  public init(
    _ command: String, directory: String? = nil, home: String? = nil, project: String? = nil,
    environment: [String: String] = [:]
  ) {
    self.command = command
    self.directory = directory
    self.home = home
    self.project = project
    self.environment = environment
  }
}

/// What should become of a command.
public enum CommandDecision: String, CaseIterable, Hashable, Sendable {
  /// Nothing speaks against it.
  case allow
  /// A person should look at it first.
  case ask
  /// It should not run.
  case deny
}

/// What a rule says about a command.
public struct CommandFinding: Hashable, Sendable {
  /// The id of the rule.
  public var rule: String
  /// How bad the same text is in a file.
  public var severity: Severity
  /// The field that the rule belongs to.
  public var category: Category
  /// What the rule asks for.
  public var action: Action
  /// Why, for people.
  public var message: String
  /// What to do in its place.
  public var remediation: String

  /// Makes what a rule says, with what is the case here in front.
  init(of rule: Rule, detail: String) {
    self.rule = rule.id
    severity = rule.severity
    category = rule.category
    action = rule.action
    message =
      (detail.isEmpty ? "" : detail.asSentence + " ") + (rule.why.isEmpty ? rule.name : rule.why)
    remediation = rule.fix
  }
}

/// The judgement of a command.
public struct CommandVerdict: Hashable, Sendable {
  /// The strongest of what the findings ask for.
  public var decision: CommandDecision
  /// What speaks against it, the strongest first.
  public var findings: [CommandFinding]
  /// What was unwrapped and resolved on the way, if somebody asked for that.
  public var notes: [String]
}
