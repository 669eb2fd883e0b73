/// The table of all verbs; a verb's part is made when somebody asks for it.
extension VerbName {
  package var spec: Verb {
    switch self {
    case .scan: .scan
    case .ci: .ci
    case .hookPreCommit: .hook(.hookPreCommit, "Scan what is staged")
    case .hookPreMergeCommit:
      .hook(.hookPreMergeCommit, "Scan what a merge stages and no parent has")
    case .hookCommitMsg:
      .hook(
        .hookCommitMsg, "Scan the message of a commit", operand: .init("FILE", .file, 1...1))
    case .hookPrePush:
      .hook(
        .hookPrePush, "Scan what a push brings to a remote",
        operand: .init("REMOTE", .text, 1...2))
    case .hookPreReceive: .hook(.hookPreReceive, "Scan what a push brings to this repository")
    case .install: .install
    case .uninstall: .uninstall
    case .doctor: .doctor
    case .explain: .explain
    case .hygiene: .hygiene
    case .checkCommand: .checkCommand
    case .checkSQL: .checkSQL
    case .allow: .allow
    case .baselineCreate: .baselineCreate
    case .baselineUpdate: .baselineUpdate
    case .baselinePrune: .baselinePrune
    case .baselineShow: .baselineShow
    case .rulesList: .rulesList
    case .rulesShow: .rulesShow
    case .rulesTest: .rulesTest
    case .rulesTable: .rulesTable
    case .rulesDocs: .rulesDocs
    case .completions:
      Verb(
        .completions, "Print completions for a shell",
        about: [
          "For bash, put 'source <(picket completions bash)' into ~/.bashrc. For zsh, write them to"
            + " a file '_picket' in a directory of $fpath. For fish, write them to"
            + " ~/.config/fish/completions/picket.fish."
        ], operand: .init("SHELL", .choice(.shells), 1...1))
    case .man:
      Verb(.man, "Print the manual page", about: ["To read it: picket man | man -l -"])
    case .help:
      Verb(.help, "Print the help of a command", operand: .init("COMMAND", .text, 0...2))
    case .version: Verb(.version, "Print the version")
    }
  }
}

extension Verb {
  fileprivate static var explain: Verb {
    Verb(
      .explain, "Explain a rule, a finding, or what is found on a line",
      about: [
        "A rule is explained from the catalogue. A fingerprint, or its first 8 digits and more, is"
          + " looked for in a scan of the project. With --at, one file is scanned, and each finding on"
          + " the line is shown with all that was tested, and each near miss with the test that it"
          + " failed."
      ], operand: .init("RULE|FINGERPRINT", .rule, 0...1),
      options: [
        OptionSpec(
          .at, nil, .needed("PATH:LINE", .file), .input, "Explain the findings on a line of a file"),
        .project, .config, .noConfig, .baseline, .color,
      ])
  }

  fileprivate static var hygiene: Verb {
    Verb(
      .hygiene, "Look after modes, links and ignore files of a project",
      about: [
        "Looks at all entries of the work tree around a directory, those that git ignores too, and"
          + " reads none of them: does git ignore what nobody may commit, who may read keys and"
          + " write hooks, where do symbolic links lead, and what do agents and editors obey.",
        "With --fix, what can be mended safely is shown and then mended: modes are narrowed, and"
          + " lines are added to .gitignore. Exit status 1 says that findings of severity high or"
          + " more are left.",
      ], operand: .init("DIR", .directory, 0...1),
      options: [
        OptionSpec(.fix, nil, .none, .run, "Mend what can be mended safely"),
        OptionSpec(
          .dryRun, nil, .none, .run, "With --fix: show what would be done, and do nothing"),
      ])
  }

  fileprivate static var checkCommand: Verb {
    Verb(
      .checkCommand, "Judge a shell command before it runs",
      about: [
        "Tells whether a command may run, whether a person should look at it first, or whether it"
          + " should not run, and why; nothing of it is run. Exit status 1 says 'ask' or 'deny'.",
        "With --jsonl, each line of standard input is an object with 'command' and, if they are"
          + " known, 'id', 'cwd', 'home', 'project' and 'env'. A line with the decision is printed"
          + " for each. Exit status 2 says that a line was no such object.",
      ], operand: .init("COMMAND", .text, 0...1),
      options: [
        OptionSpec(.jsonl, nil, .none, .input, "Judge the commands of standard input"),
        OptionSpec(
          .explain, nil, .none, .output,
          "Show what was unwrapped and resolved, and which rule decided"),
        .only, .skip, .config, .noConfig, .color,
      ])
  }

  fileprivate static var rulesList: Verb {
    Verb(
      .rulesList, "List the rules",
      options: [
        OptionSpec(
          .format, "f", .needed("FORMAT", .choice(.listFormats)), .output, "How rules are written",
          fallback: "text"),
        .only, .skip, .config, .noConfig, .color,
      ])
  }

  fileprivate static var rulesShow: Verb {
    Verb(
      .rulesShow, "Show all that a rule says", operand: .init("RULE", .rule, 1...Int.max),
      options: [.config, .noConfig, .color])
  }

  fileprivate static var rulesTest: Verb {
    Verb(
      .rulesTest, "Scan the examples of rules, which must be found, and the counterexamples",
      about: [
        "Without a path the built-in rules are tested; else the rules of the files and directories,"
          + " and no others. They are held to all that built-in rules are held to. Exit status 1"
          + " says that an example is not found, or that a counterexample is."
      ], operand: .init("PATH", .file, 0...Int.max))
  }

  fileprivate static var rulesTable: Verb {
    Verb(
      .rulesTable, "Compile rules into the table of the executable",
      operand: .init("DIR", .directory, 1...1),
      options: [
        .output(fallback: "table.bin"),
        OptionSpec(.lenient, nil, .none, .rules, "Hold rules only to what a user's are held to"),
      ], isHidden: true)
  }

  fileprivate static var rulesDocs: Verb {
    Verb(
      .rulesDocs, "Write a page for each file of rules", operand: .init("DIR", .directory, 1...1),
      options: [.output(fallback: "docs/rules")], isHidden: true)
  }
}

// MARK: Options that several verbs have

extension OptionSpec {
  static var color: OptionSpec {
    OptionSpec(
      .color, nil, .needed("WHEN", .choice(.colors)), .output, "When to use colours",
      fallback: "auto, on a terminal without NO_COLOR")
  }

  static var config: OptionSpec {
    OptionSpec(
      .config, "c", .needed("FILE", .file), .rules,
      "Read a file of configuration in the place of .picket.toml", isRepeatable: true)
  }

  static var noConfig: OptionSpec {
    OptionSpec(.noConfig, nil, .none, .rules, "Read no configuration")
  }

  static var baseline: OptionSpec {
    OptionSpec(
      .baseline, nil, .needed("FILE", .file), .rules,
      "Read a baseline in the place of .picket-baseline.jsonl")
  }

  static var project: OptionSpec {
    OptionSpec(
      .project, nil, .needed("PATH", .file), .input, "The project: a path in it",
      fallback: "the current directory")
  }

  static var only: OptionSpec {
    OptionSpec(
      .only, nil, .needed("RULES", .rules), .rules,
      "Use only these rules: ids or categories, separated by commas", isRepeatable: true)
  }

  static var skip: OptionSpec {
    OptionSpec(
      .skip, nil, .needed("RULES", .rules), .rules,
      "Leave out these rules: ids or categories, separated by commas", isRepeatable: true)
  }

  static func output(fallback: String) -> OptionSpec {
    OptionSpec(.output, "o", .needed("PATH", .file), .output, "Where to write", fallback: fallback)
  }
}
