import Foundation
import PicketModel
import PicketReport
import Testing

struct SARIFReporterTests {
  private func run(
    of report: Report, limits: SARIFLimits = SARIFLimits()
  ) throws -> [String: Any] {
    let bytes = SARIFReporter.report(report, limits: limits)
    let log = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    return try #require((log?["runs"] as? [[String: Any]])?.first)
  }

  @Test(
    arguments: [
      ([0x61, 0x2F, 0x62], "a/b"), (Array("a b:c%?#é".utf8), "a%20b%3Ac%25%3F%23%C3%A9"),
      ([0xFF, 0x0A], "%FF%0A"), (Array("/a".utf8), "file:///a"), ([], ""),
    ] as [([UInt8], String)])
  func `makes a URI of any path`(path: [UInt8], expected: String) {
    #expect(URIReference(BytePath(path)).text == expected)
  }

  @Test func `keeps the worst of too many results, and says so`() throws {
    var report = Samples.clean
    var low = Samples.token
    low.severity = .low
    report.findings = Array(repeating: low, count: 26) + [Samples.token, Samples.suppressed]
    var limits = SARIFLimits()
    limits.results = 25
    let run = try run(of: report, limits: limits)
    let results = try #require(run["results"] as? [[String: Any]])
    #expect(results.count == 25)
    #expect(results.last?["level"] as? String == "error")
    let invocation = try #require((run["invocations"] as? [[String: Any]])?.first)
    let notes = try #require(invocation["toolExecutionNotifications"] as? [[String: Any]])
    let text = (notes.first?["message"] as? [String: Any])?["text"] as? String
    #expect(text?.hasPrefix("3 findings left out") == true)
  }

  @Test func `keeps within the size that is taken`() throws {
    var report = Samples.clean
    var large = Samples.token
    large.path = BytePath(Array(repeating: 0xFF, count: 4_000))
    report.findings = Array(repeating: large, count: 30)
    var limits = SARIFLimits()
    limits.size = 100_000
    let bytes = SARIFReporter.report(report, limits: limits)
    #expect((90_000..<110_000).contains(bytes.count))
  }

  @Test func `cuts what GitHub refuses of a rule`() throws {
    var report = Samples.full
    var rule = Samples.rule
    rule.name = String(repeating: "n", count: 3_000)
    rule.why = String(repeating: "w", count: 3_000)
    rule.controls = (1...50).map { "soc2:CC\($0)" }
    report.rules = [rule.id: rule]
    let driver = (try run(of: report)["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    let written = try #require(rules.first { $0["id"] as? String == rule.id })
    let text = (written["fullDescription"] as? [String: Any])?["text"] as? String
    let tags = (written["properties"] as? [String: Any])?["tags"] as? [String]
    #expect((written["name"] as? String)?.count == 255)
    #expect(text?.count == 1_024)
    #expect(tags?.count == 20)
  }

  @Test func `tells of rules that it does not know what findings say`() throws {
    var report = Samples.full
    report.rules = [:]
    let driver = (try run(of: report)["tool"] as? [String: Any])?["driver"] as? [String: Any]
    let rules = try #require(driver?["rules"] as? [[String: Any]])
    let used = Set(report.findings.map(\.rule))
    #expect(rules.compactMap { $0["id"] as? String } == used.sorted())
  }
}
