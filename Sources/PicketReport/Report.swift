package import PicketModel

/// All that a run has to tell; every reporter takes it, and nothing else.
package struct Report: Sendable {
  /// In the order of their places; suppressed ones are among them.
  package var findings: [Finding]
  /// What was read, what was left out, and what could not be read.
  package var receipt: Receipt
  /// The rules of the findings, by id.
  package var rules: [String: Rule] = [:]
  /// The version of picket.
  package var toolVersion: String
  /// The number of rules in force.
  package var ruleCount = 0
  /// How long the run took.
  package var elapsedNanoseconds: UInt64 = 0
  /// What was scanned, in words, such as `the work tree`; may be empty.
  package var scanned = ""
  /// Which findings fail the run.
  package var policy = FailPolicy()
  /// Which findings people see one by one.
  package var thresholds = Thresholds()
  /// The number of matches that nearly became findings.
  package var nearMissCount = 0
  /// The first of them, if somebody asked.
  package var nearMisses: [NearMiss] = []
  /// What was scanned, if it is not of the project that the user stands in.
  package var project: BytePath?
  /// What the user has to know of the configuration, such as comments that allow nothing.
  package var notices: [String] = []
  /// What the stages had to do, a line each; empty if nobody asked.
  package var statistics: [String] = []
  /// Whether everything that was not read is named, however much it is.
  package var namesEveryFailure = false
  /// Whether the run was stopped before its end.
  package var isInterrupted = false

  /// Makes the report of a run; the rest starts empty.
  package init(findings: [Finding], receipt: Receipt, toolVersion: String) {
    self.findings = findings
    self.receipt = receipt
    self.toolVersion = toolVersion
  }
}

/// Which findings fail a run.
package struct FailPolicy: Hashable, Sendable {
  /// The least severity that fails; `nil` is never.
  package var failOn: Severity?
  /// The least confidence that fails.
  package var minimumConfidence: Confidence

  /// Makes a policy; without arguments it is the one that nobody has to ask for.
  package init(failOn: Severity? = .high, minimumConfidence: Confidence = .medium) {
    self.failOn = failOn
    self.minimumConfidence = minimumConfidence
  }

  /// Tells whether a finding fails the run.
  package func fails(_ finding: Finding) -> Bool {
    guard let failOn, finding.suppressed == nil else { return false }
    return finding.severity >= failOn && finding.confidence >= minimumConfidence
  }
}

/// Which findings people see one by one; programs get all.
package struct Thresholds: Hashable, Sendable {
  /// The least severity that is shown.
  package var severity: Severity
  /// The least confidence that is shown.
  package var confidence: Confidence

  /// Makes thresholds; without arguments they are those that nobody has to ask for.
  package init(severity: Severity = .medium, confidence: Confidence = .medium) {
    self.severity = severity
    self.confidence = confidence
  }
}

/// How a run ended.
package enum Outcome: String, CaseIterable, Hashable, Sendable {
  /// Nothing fails the run, and everything in scope was read.
  case clean
  /// Findings fail the run.
  case findings
  /// Nothing fails the run, but something in scope was not read or judged.
  case incomplete
}

extension Report {
  /// Tells whether everything in scope was read and judged.
  package var isComplete: Bool {
    receipt.isComplete && !isInterrupted
  }

  /// How the run ended; the exit status of the process says the same.
  package var outcome: Outcome {
    if findings.contains(where: policy.fails) { return .findings }
    return isComplete ? .clean : .incomplete
  }
}
