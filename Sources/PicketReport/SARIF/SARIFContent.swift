internal import PicketFormats
internal import PicketModel

/// What of a report goes into a SARIF file: all of it, or as much as GitHub takes.
struct SARIFContent {
  /// The findings, in the order of the report.
  let results: [Finding]
  /// The rules of those findings, by id.
  let rules: [Rule]
  /// What was not read; as many as there is room for.
  let failures: [Failure]
  /// What else has to be told: levels and texts.
  let notifications: [(level: String, text: String)]
  private let indices: [String: Int]

  /// The largest number of results, and that of rules.
  private static let maximumResults = 25_000
  private static let maximumRules = 25_000
  /// The largest number of failures that are told one by one; there is no limit for them but size.
  private static let maximumFailures = 1_000
  /// The largest size of all results, in bytes.
  ///
  /// GitHub takes 10 MB of compressed bytes. Nothing in a result shrinks to less than a third but
  /// hexadecimal digits, to half, and they are less than a tenth of it.
  private static let maximumSize = 25_000_000

  init(_ report: Report) {
    let kept = Self.kept(report.findings)
    results = kept.map { report.findings[$0] }
    var known: [String: Rule] = [:]
    for finding in results where known[finding.rule] == nil {
      known[finding.rule] = report.rules[finding.rule] ?? Rule(of: finding)
    }
    rules = known.values.sorted { $0.id < $1.id }
    indices = [String: Int](
      uniqueKeysWithValues: rules.enumerated().map { ($0.element.id, $0.offset) })
    failures = Array(report.receipt.failures.prefix(Self.maximumFailures))
    notifications = Self.notifications(
      of: report, leftOut: report.findings.count - kept.count,
      untoldFailures: report.receipt.failures.count - failures.count)
  }

  /// Returns where the rule of a finding stands in `rules`.
  func index(of finding: Finding) -> Int {
    // Each rule of a result was put there.
    indices[finding.rule] ?? 0
  }

  /// Returns the numbers of the findings that there is room for, ascending: the worst are kept.
  private static func kept(_ findings: [Finding]) -> [Int] {
    let order = findings.indices.sorted { a, b in
      let (isQuiet, isOtherQuiet) = (findings[a].suppressed != nil, findings[b].suppressed != nil)
      if isQuiet != isOtherQuiet { return isOtherQuiet }
      if Finding.isWorse(findings[a], findings[b]) { return true }
      return !Finding.isWorse(findings[b], findings[a]) && a < b
    }
    var (kept, rules, size) = ([Int](), Set<String>(), 0)
    for index in order.prefix(maximumResults) {
      rules.insert(findings[index].rule)
      size += byteCount(of: findings[index])
      guard rules.count <= maximumRules, size <= maximumSize else { break }
      kept.append(index)
    }
    return kept.sorted()
  }

  private static func byteCount(of finding: Finding) -> Int {
    var writer = JSONWriter()
    writer.object { SARIFResult(finding, ruleIndex: 0).write(to: &$0) }
    return writer.drain().count
  }

  private static func notifications(
    of report: Report, leftOut: Int, untoldFailures: Int
  ) -> [(level: String, text: String)] {
    var notifications: [(level: String, text: String)] = []
    if untoldFailures > 0 {
      notifications.append(("error", "not read: \(untoldFailures) more"))
    }
    if report.receipt.droppedFindings > 0 {
      let dropped = Quantity.count(report.receipt.droppedFindings, "finding")
      notifications.append(("error", "\(dropped) beyond the limit on findings not kept"))
    }
    if report.isInterrupted {
      notifications.append(("error", "stopped before the end: the rest was not read"))
    }
    if leftOut > 0 {
      let text = "left out, the least severe first: GitHub takes no more in one file"
      notifications.append(("warning", "\(Quantity.count(leftOut, "finding")) \(text)"))
    }
    return notifications + report.notices.map { ("note", $0) }
  }
}
