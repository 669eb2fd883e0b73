import PicketModel
import PicketReport
import Testing

struct ReportTests {
  @Test(arguments: [
    (Severity.high, Confidence.medium, Severity.high as Severity?, true),
    (.critical, .high, .high, true), (.medium, .high, .high, false), (.high, .low, .high, false),
    (.critical, .high, nil, false), (.info, .medium, .info, true),
  ])
  func `fails for what is severe and likely enough`(
    severity: Severity, confidence: Confidence, failOn: Severity?, fails: Bool
  ) {
    var finding = Samples.token
    (finding.severity, finding.confidence) = (severity, confidence)
    #expect(FailPolicy(failOn: failOn).fails(finding) == fails)
    finding.suppressed = Suppression(by: .baseline, reason: nil)
    #expect(!FailPolicy(failOn: failOn).fails(finding))
  }

  @Test func `is clean only if all was read`() {
    #expect(Samples.clean.outcome == .clean)
    #expect(Samples.incomplete.outcome == .incomplete)
    var report = Samples.clean
    report.isInterrupted = true
    #expect(report.outcome == .incomplete)
    report.findings = [Samples.suppressed]
    #expect(report.outcome == .incomplete)
    report.findings = [Samples.token]
    #expect(report.outcome == .findings)
  }
}
