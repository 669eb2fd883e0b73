import PicketModel
import PicketReport
import Testing

struct GitHubReporterTests {
  private func lines(_ report: Report) -> [Substring] {
    String(decoding: ReportFormat.github.render(report), as: UTF8.self).split(separator: "\n")
  }

  @Test func `shows the worst ten of each kind, and counts the others`() {
    var report = Samples.clean
    var high = Samples.token
    high.severity = .high
    var low = Samples.token
    low.severity = .low
    report.findings =
      [low] + Array(repeating: high, count: 9) + [Samples.token, Samples.token, Samples.suppressed]
    let lines = lines(report)
    #expect(lines.count { $0.hasPrefix("::error ") } == 10)
    #expect(lines.count { $0.hasPrefix("::notice ") } == 1)
    #expect(lines.last == "picket: 1 more finding not shown here: GitHub shows 10 of each kind")
  }

  @Test func `says first that not everything was read`() {
    let lines = lines(Samples.incomplete)
    #expect(lines.count == 1)
    #expect(
      lines[0].hasPrefix("::error title=picket did not read everything::not read: data/1.bin"))
    #expect(lines[0].contains("%0Anot read: 12 more%0Anot kept: 7 findings%0Astopped"))
  }

  @Test func `cuts the summary of a step to what is taken`() {
    var report = Samples.incomplete
    report.findings = Array(repeating: Samples.token, count: 10_000)
    let bytes = MarkdownReporter.stepSummary(report)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(bytes.count <= 900_000)
    #expect(text.contains(" more findings not shown here."))
    #expect(text.contains("stopped before the end"))
    #expect(ReportFormat.markdown.render(report).count > 1 << 20)
  }
}
