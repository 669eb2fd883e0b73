/// A command, named as on the command line.
package enum VerbName: String, CaseIterable, Sendable {
  case scan
  case ci
  case hookPreCommit = "hook pre-commit"
  case hookPreMergeCommit = "hook pre-merge-commit"
  case hookCommitMsg = "hook commit-msg"
  case hookPrePush = "hook pre-push"
  case hookPreReceive = "hook pre-receive"
  case install
  case uninstall
  case doctor
  case explain
  case hygiene
  case checkCommand = "check command"
  case checkSQL = "check sql"
  case allow
  case baselineCreate = "baseline create"
  case baselineUpdate = "baseline update"
  case baselinePrune = "baseline prune"
  case baselineShow = "baseline show"
  case rulesList = "rules list"
  case rulesShow = "rules show"
  case rulesTest = "rules test"
  case rulesTable = "rules table"
  case rulesDocs = "rules docs"
  case completions
  case man
  case help
  case version

  /// The word that several verbs share, such as `rules`.
  package var group: String? {
    switch self {
    case .rulesList, .rulesShow, .rulesTest, .rulesTable, .rulesDocs: "rules"
    case .checkCommand, .checkSQL: "check"
    case .hookPreCommit, .hookPreMergeCommit, .hookCommitMsg, .hookPrePush, .hookPreReceive: "hook"
    case .baselineCreate, .baselineUpdate, .baselinePrune, .baselineShow: "baseline"
    case .scan, .ci, .install, .uninstall, .doctor, .explain, .hygiene, .allow, .completions, .man,
      .help, .version:
      nil
    }
  }
}

/// All that the command line, its help, the completions and the manual know of a verb.
package struct Verb: Sendable {
  /// What stands on the command line beside options.
  package struct Operand: Sendable {
    package let name: String
    package let hint: ValueHint
    package let least: Int
    package let most: Int

    init(_ name: String, _ hint: ValueHint, _ counts: ClosedRange<Int>) {
      self.name = name
      self.hint = hint
      (least, most) = (counts.lowerBound, counts.upperBound)
    }

    /// How the usage line shows it.
    package var usage: String {
      let word = name + (most > 1 ? "…" : "")
      return least == 0 ? "[\(word)]" : word
    }
  }

  package let name: VerbName
  package let summary: String
  /// Paragraphs for its help page.
  package let about: [String]
  package let operand: Operand?
  package let options: [OptionSpec]
  /// Whether it is for picket's own build only.
  package let isHidden: Bool

  init(
    _ name: VerbName, _ summary: String, about: [String] = [], operand: Operand? = nil,
    options: [OptionSpec] = [], isHidden: Bool = false
  ) {
    self.name = name
    self.summary = summary
    self.about = about
    self.operand = operand
    self.options = options + [.help]
    self.isHidden = isHidden
  }

  /// The options that people are told of.
  package var shownOptions: [OptionSpec] {
    options.filter { !$0.isHidden }
  }

  /// Every verb that people are told of.
  package static var shown: [Verb] {
    VerbName.allCases.map(\.spec).filter { !$0.isHidden }
  }
}
