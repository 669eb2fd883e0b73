extension Verb {
  static var scan: Verb {
    Verb(
      .scan, "Scan files and directories",
      about: [
        "Scans files and directories, by default the current one. In a work tree of git that is"
          + " what git would track. Findings go to standard output, everything else to standard"
          + " error."
      ], operand: .init("PATH", .file, 0...Int.max),
      options: inputOptions + ruleOptions + outputOptions + verdictOptions + runOptions)
  }

  static var ci: Verb {
    Verb(
      .ci, "Scan what a change adds, on GitHub or GitLab",
      about: [
        "The range of commits comes from the variables of the service. The clone needs its history:"
          + " 'fetch-depth: 0' on GitHub, 'GIT_DEPTH: 0' on GitLab."
      ], options: ruleOptions + outputOptions + verdictOptions + runOptions)
  }

  static var checkSQL: Verb {
    Verb(
      .checkSQL, "Judge SQL statements before they run",
      about: [
        "Reads statements from a file or from standard input, whatever its name, and finds what"
          + " destroys, blocks or opens. A path in a directory such as 'migrations' makes a migration"
          + " of them."
      ], operand: .init("FILE", .file, 0...1),
      options: ruleOptions + outputOptions + verdictOptions)
  }

  /// A verb that a hook of git calls.
  static func hook(_ name: VerbName, _ summary: String, operand: Operand? = nil) -> Verb {
    Verb(
      name, summary,
      about: [
        "Git calls it: 'picket install' puts the hooks in place. Every exit status but 0 blocks."
      ],
      operand: operand, options: ruleOptions + outputOptions + verdictOptions + runOptions)
  }

  static var install: Verb {
    Verb(
      .install, "Let git call picket before commits and pushes",
      about: [
        "Puts the hooks pre-commit, pre-merge-commit, commit-msg and pre-push in place. A hook that"
          + " is there already is kept and called first. 'picket uninstall' takes it all back.",
        "With '--global' they lie in one directory for all repositories, and call those of each.",
      ], options: [globalOption])
  }

  static var uninstall: Verb {
    Verb(.uninstall, "Take the hooks of picket out of git", options: [globalOption])
  }

  static var doctor: Verb {
    Verb(
      .doctor, "Prove that the hooks of this repository work",
      about: ["Exit status 2 says that a commit would not be scanned, and why."])
  }

  private static var globalOption: OptionSpec {
    OptionSpec(
      .global, nil, .none, .input, "In all repositories of the user, by core.hooksPath")
  }

  private static var inputOptions: [OptionSpec] {
    [
      OptionSpec(.staged, nil, .none, .input, "Scan what is staged, from the index of git"),
      OptionSpec(
        .diff, nil, .needed("RANGE", .text), .input,
        "Scan what commits add: A..B, A...B, or BASE for BASE..HEAD"),
      OptionSpec(
        .history, nil, .none, .input,
        "Scan the whole history of git, or what the revisions named lead to"),
      OptionSpec(
        .unreachable, nil, .none, .input, "With --history: also what nothing leads to"),
      OptionSpec(
        .sinceLast, nil, .none, .input,
        "With --history: only what is new since the last complete scan"),
      OptionSpec(.stdin, nil, .none, .input, "Scan standard input, not files"),
      OptionSpec(
        .stdinFilename, nil, .needed("NAME", .file), .input,
        "The path of standard input in reports", fallback: "<stdin>"),
      OptionSpec(
        .filesFrom, nil, .needed("FILE", .file), .input,
        "Scan the paths that a file lists, one on each line; - is standard input"),
      OptionSpec(.null, "0", .none, .input, "The paths of --files-from end in a zero byte"),
      OptionSpec(.noIgnore, nil, .none, .input, "Scan what git or a .picketignore ignores too"),
      OptionSpec(
        .modes, nil, .needed("WHICH", .choice(.modes)), .input,
        "Whose modes are judged: of no file, of files in scope and of keys that git ignores, or of"
          + " all", fallback: "scope; none where CI is set"),
      OptionSpec(
        .maxFileSize, nil, .needed("SIZE", .text), .input,
        "Leave out larger files, such as 500K or 10M", fallback: "no limit"),
    ]
  }

  private static var ruleOptions: [OptionSpec] {
    [
      .only, .skip, .config, .noConfig, .baseline,
      OptionSpec(
        .table, nil, .needed("FILE", .file), .rules,
        "Compiled rules in the place of the built-in ones", isHidden: true),
    ]
  }

  private static var outputOptions: [OptionSpec] {
    [
      OptionSpec(
        .format, "f", .needed("FORMAT", .choice(.formats)), .output, "How findings are written",
        fallback: "text"),
      OptionSpec(
        .output, "o", .needed("PATH", .file), .output, "Write findings to a file",
        fallback: "standard output"),
      OptionSpec(
        .report, nil, .needed("FORMAT=PATH", .file), .output,
        "Write findings to a file too, in another format", isRepeatable: true),
      OptionSpec(
        .minSeverity, nil, .needed("SEVERITY", .choice(.severities)), .output,
        "Show people no findings that are less severe; programs get all", fallback: "medium"),
      OptionSpec(
        .minConfidence, nil, .needed("CONFIDENCE", .choice(.confidences)), .output,
        "Show people no findings that are less sure; programs get all", fallback: "medium"),
      OptionSpec(
        .maxFindings, nil, .needed("N", .text), .output, "Keep no more findings",
        fallback: "100000"),
      OptionSpec(
        .ownSecrets, nil, .none, .output,
        "Find copies of what .env, ~/.aws, .netrc, .npmrc … and variables hold"),
      OptionSpec(
        .showNearMisses, nil, .none, .output,
        "List what nearly was found, with the test that it failed"),
      .color,
      OptionSpec(
        .quiet, "q", .none, .output, "Write no summary of a complete scan, and no progress"),
      OptionSpec(.verbose, "v", .none, .output, "Name everything that was not read"),
      OptionSpec(
        .stats, nil, .possible("rules", .choice(.statistics)), .output,
        "Tell what the stages had to do; --stats=rules tells what each rule cost"),
    ]
  }

  private static var verdictOptions: [OptionSpec] {
    [
      OptionSpec(
        .failOn, nil, .needed("SEVERITY", .choice(.failOn)), .verdict,
        "The least severity that fails the run", fallback: "high")
    ]
  }

  private static var runOptions: [OptionSpec] {
    [
      OptionSpec(
        .jobs, "j", .needed("N", .text), .run, "The number of workers",
        fallback: "one per processor"),
      OptionSpec(
        .kernel, nil, .needed("NAME", .choice(.kernels)), .run,
        "How rules are looked for; never changes what is found", isHidden: true),
    ]
  }
}
