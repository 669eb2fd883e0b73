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

  private static var inputOptions: [OptionSpec] {
    [
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
