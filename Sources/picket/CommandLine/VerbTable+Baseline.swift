extension Verb {
  static var allow: Verb {
    Verb(
      .allow, "Allow one finding, for a reason",
      about: [
        "Looks in a scan of the project for the finding with the fingerprint, or with one that"
          + " starts with these 8 digits or more, and writes a record of it into the baseline. The"
          + " record holds for the rule and the secret in that file, wherever the line moves."
      ], operand: .init("FINGERPRINT", .text, 1...1),
      options: [
        OptionSpec(
          .reason, nil, .needed("TEXT", .text), .general, "Why the finding may stay; needed"),
        OptionSpec(
          .until, nil, .needed("DATE", .text), .general,
          "The last day on which it may, as YYYY-MM-DD in UTC", fallback: "no end"),
      ] + projectOptions)
  }

  static var baselineCreate: Verb {
    Verb(
      .baselineCreate, "Make a baseline of all findings of the project",
      about: [
        "Findings that have a record are not reported again while their secrets stay. The baseline"
          + " holds salted, slow hashes and no secret, so it can be committed."
      ], options: projectOptions)
  }

  static var baselineUpdate: Verb {
    Verb(
      .baselineUpdate, "Add the findings that are new to the baseline",
      about: [
        "Records that are there stay, with their reasons. Those of files that were renamed get the"
          + " new paths. Without a baseline one is made."
      ], options: projectOptions)
  }

  static var baselinePrune: Verb {
    Verb(
      .baselinePrune, "Drop the records that hold for no finding any more",
      about: ["Needs a scan that could read everything; else nothing is dropped."],
      options: projectOptions)
  }

  static var baselineShow: Verb {
    Verb(
      .baselineShow, "List the records of the baseline",
      options: [
        OptionSpec(
          .format, "f", .needed("FORMAT", .choice(.listFormats)), .output,
          "How records are written", fallback: "text"), .project, .baseline, .color,
      ])
  }

  private static var projectOptions: [OptionSpec] {
    [.project, .config, .noConfig, .baseline]
  }
}
