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

  init(_ report: Report, _ limits: SARIFLimits) {
    let kept = Self.kept(report.findings, limits)
    results = kept.map { report.findings[$0] }
    var known: [String: Rule] = [:]
    for finding in results where known[finding.rule] == nil {
      known[finding.rule] = report.rules[finding.rule] ?? Rule(of: finding)
    }
    rules = known.values.sorted { $0.id < $1.id }
    indices = [String: Int](
      uniqueKeysWithValues: rules.enumerated().map { ($0.element.id, $0.offset) })
    failures = Array(report.receipt.failures.prefix(limits.failures))
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
  private static func kept(_ findings: [Finding], _ limits: SARIFLimits) -> [Int] {
    let order = findings.indices.sorted { a, b in
      let (isQuiet, isOtherQuiet) = (findings[a].suppressed != nil, findings[b].suppressed != nil)
      if isQuiet != isOtherQuiet { return isOtherQuiet }
      if Finding.isWorse(findings[a], findings[b]) { return true }
      return !Finding.isWorse(findings[b], findings[a]) && a < b
    }
    var (kept, rules, size) = ([Int](), Set<String>(), 0)
    for index in order.prefix(limits.results) {
      rules.insert(findings[index].rule)
      size += byteCount(of: findings[index])
      guard rules.count <= limits.rules, size <= limits.size else { break }
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

/// How much GitHub takes in one file.
package struct SARIFLimits: Sendable {
  /// The largest number of results.
  package var results = 25_000
  /// The largest number of rules.
  package var rules = 25_000
  /// The largest number of failures that are told one by one: GitHub names no limit but size.
  package var failures = 1_000
  /// The largest size of all results, in bytes.
  ///
  /// GitHub takes 10 MB of compressed bytes. What shrinks least in a result is an encoded path, three
  /// characters for a byte that cannot be guessed, and that shrinks to less than 40 %.
  package var size = 25_000_000

  /// Makes the limits of GitHub.
  package init() {}
}
