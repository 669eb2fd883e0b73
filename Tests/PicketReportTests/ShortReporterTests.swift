import Foundation
import PicketModel
import PicketReport
import Testing

struct ShortReporterTests {
  @Test(arguments: [
    (Severity.critical, "picket-error"), (.high, "picket-error"), (.medium, "picket-warning"),
    (.low, "picket-notice"), (.info, "picket-notice"),
  ])
  func `is read by the problem matcher`(severity: Severity, owner: String) throws {
    var textual = Samples.token
    textual.severity = severity
    var named = Samples.finding("acme-key-file", severity: severity, path: "a [b]")
    named.name = "Key: file [x]"
    let report = Report(findings: [textual, named], receipt: Receipt(), toolVersion: "1")
    let lines = String(decoding: ReportFormat.short.render(report), as: UTF8.self)
      .split(separator: "\n").map(String.init)
    #expect(
      try matches(lines[0])[owner] == [
        "src/config.py", "12", "9", "Acme API token: acm****xyz", "acme-token",
      ])
    #expect(try matches(lines[1])[owner] == ["a [b]", "", "", "Key: file [x]", "acme-key-file"])
    #expect(try lines.allSatisfy { try matches($0).count == 1 })
  }

  /// Returns the groups of each pattern of the problem matcher that matches a line.
  private func matches(_ line: String) throws -> [String: [String]] {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../hooks/problem-matcher.json")
    let content = try JSONDecoder().decode(Matchers.self, from: Data(contentsOf: file))
    var found: [String: [String]] = [:]
    for matcher in content.problemMatcher {
      let regex = try NSRegularExpression(pattern: matcher.pattern[0].regexp)
      let whole = NSRange(line.startIndex..., in: line)
      guard let match = regex.firstMatch(in: line, range: whole) else { continue }
      found[matcher.owner] = (1..<match.numberOfRanges).map { group in
        Range(match.range(at: group), in: line).map { String(line[$0]) } ?? ""
      }
    }
    return found
  }

  private struct Matchers: Decodable {
    var problemMatcher: [Matcher]

    struct Matcher: Decodable {
      var owner: String
      var pattern: [Pattern]
    }

    struct Pattern: Decodable {
      var regexp: String
    }
  }
}
