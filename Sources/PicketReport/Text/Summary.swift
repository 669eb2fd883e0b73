internal import PicketModel

/// What a person reads last: what was found, what was read, what was not, and what to do.
struct Summary {
  /// Ready to print.
  private(set) var lines: [String] = []
  private let report: Report
  private let tally: Tally
  private let style: ReportStyle

  /// The number of failures that are told one by one.
  private static let shownFailures = 20
  /// The columns of the names at the left.
  private static let labelWidth = 13

  init(_ report: Report, _ style: ReportStyle) {
    self.report = report
    self.style = style
    tally = Tally(report)
    addVerdict()
    addFindings()
    addReceipt()
    for line in report.statistics { add("work", [line]) }
    for notice in report.notices { add("notice", [notice]) }
    addNextStep()
  }

  // MARK: What was found

  private mutating func addVerdict() {
    let counts = Severity.allCases.reversed().compactMap { severity in
      tally.severities[severity].map {
        style.paint(.severity(severity), "\(Quantity.grouped($0)) \(severity.rawValue)")
      }
    }
    guard !counts.isEmpty else {
      lines.append("picket: \(verdict): nothing found")
      return
    }
    let found = Quantity.count(tally.shown.count, "finding")
    let isNarrow = style.width < ReportStyle.defaultWidth
    let detail = "(\(counts.joined(separator: ", ")))"
    lines.append("picket: \(verdict): \(found)" + (isNarrow ? "" : " " + detail))
    if isNarrow { lines.append("  " + detail) }
  }

  private var verdict: String {
    switch report.outcome {
    case .clean: style.paint(.good, "passed")
    case .findings: style.paint(.bad, report.isComplete ? "failed" : "failed and incomplete")
    case .incomplete: style.paint(.bad, "incomplete")
    }
  }

  private mutating func addFindings() {
    var hidden: [String] = []
    if tally.hiddenBySeverity > 0 {
      let threshold = report.thresholds.severity.rawValue
      hidden.append("\(Quantity.grouped(tally.hiddenBySeverity)) below severity \(threshold)")
    }
    if tally.hiddenByConfidence > 0 {
      let threshold = report.thresholds.confidence.rawValue
      hidden.append("\(Quantity.grouped(tally.hiddenByConfidence)) below confidence \(threshold)")
    }
    add("not shown", hidden)
    add("suppressed", tally.suppressed.named.told)
    if report.nearMissCount > 0 {
      let advice = report.nearMisses.isEmpty ? " (--show-near-misses)" : ""
      add("near misses", ["\(Quantity.grouped(report.nearMissCount)) ruled out\(advice)"])
    }
    let examples = tally.examples.values.reduce(0, +)
    if examples > 0 {
      let verb = examples == 1 ? "was" : "were"
      let noun = Quantity.count(examples, "published example value")
      add("examples", ["\(noun) \(verb) seen and not counted"])
    }
    if report.receipt.knownFindings > 0 {
      let known = Quantity.grouped(report.receipt.knownFindings)
      add("not new", ["\(known) already there before the change"])
    }
    if report.receipt.droppedFindings > 0 {
      let dropped = Quantity.count(report.receipt.droppedFindings, "finding")
      add("not kept", ["\(dropped) beyond the limit"], .bad)
    }
  }

  // MARK: What was read

  private mutating func addReceipt() {
    let receipt = report.receipt
    add(
      "read",
      [
        report.scanned, Quantity.count(receipt.scannedFiles, "file"),
        Quantity.bytes(receipt.scannedBytes), Quantity.count(report.ruleCount, "rule"),
        Quantity.time(nanoseconds: report.elapsedNanoseconds),
      ].filter { !$0.isEmpty })
    add("left out", receipt.excluded.named.told)
    let limit = report.namesEveryFailure ? Int.max : Self.shownFailures
    for failure in receipt.failures.prefix(limit) {
      add("not read", ["\(failure.path): \(failure.detail)"], .bad)
    }
    let more = receipt.failures.dropFirst(limit).count
    if more > 0 {
      add("not read", ["\(Quantity.grouped(more)) more, which --verbose names"], .bad)
    }
    if report.isInterrupted { add("stopped", ["before the end: the rest was not read"], .bad) }
  }

  // MARK: What to do

  private mutating func addNextStep() {
    for (index, line) in nextSteps.enumerated() {
      add(index == 0 ? "next" : "", [line], .help)
    }
  }

  private var nextSteps: [String] {
    var steps: [String] = []
    if tally.failing > 0 {
      steps.append(
        "\(tally.failing == 1 ? "1 finding fails" : "\(Quantity.grouped(tally.failing)) findings fail")"
          + " the run: do what the help says, or paste the allow line with a reason")
    } else if !tally.shown.isEmpty {
      let limit = report.policy.failOn.map { "takes severity \($0.rawValue)" } ?? "is turned off"
      steps.append("none of these fails the run, which \(limit) (--fail-on)")
    }
    if !report.isComplete {
      steps.append("what was not read may hold anything: see to it, then run again")
    }
    if steps.isEmpty, tally.hiddenBySeverity + tally.hiddenByConfidence > 0 {
      steps.append("--min-severity info --min-confidence low shows the rest")
    }
    return steps
  }

  // MARK: Helpers

  /// Adds a name and, beside it, some parts with a dot between them.
  private mutating func add(_ label: String, _ parts: [String], _ role: Paint.Role = .faint) {
    guard !parts.isEmpty else { return }
    let room = style.proseWidth - Self.labelWidth - 2
    let indent = String(repeating: " ", count: Self.labelWidth)
    for (index, line) in Prose.join(parts, width: room).enumerated() {
      let name = index == 0 ? label : ""
      let pad = indent.dropFirst(name.count)
      lines.append("  " + style.paint(role, name) + pad + line)
    }
  }
}

extension [String: Int] {
  /// The counts with their names, such as `2 symbolic links`, in the order of the names.
  fileprivate var told: [String] {
    sorted { $0.key < $1.key }.map { name, count in
      let words = name.split(separator: "-").joined(separator: " ")
      // Others are no nouns, such as `ignored`.
      return Self.plurals[name].map { Quantity.count(count, words, plural: $0) }
        ?? "\(Quantity.grouped(count)) \(words)"
    }
  }

  private static let plurals = [
    "symbolic-link": "symbolic links", "nested-repository": "nested repositories",
    "git-directory": "git directories", "special-file": "special files",
    "file-system-without-modes": "file systems without modes", "submodule": "submodules",
    "lfs-pointer": "lfs pointers",
  ]
}
