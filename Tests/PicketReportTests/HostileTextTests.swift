import PicketModel
import PicketReport
import Testing

struct HostileTextTests {
  @Test(arguments: ReportFormat.allCases, [false, true])
  func `lets nothing of a repository steer a terminal`(format: ReportFormat, usesColor: Bool) {
    let style = ReportStyle(usesColor: usesColor)
    let report = Samples.hostile
    let bytes = format.render(report, style: style) + TextReporter.nearMisses(report, style)
    var text = String(decoding: bytes, as: UTF8.self)
    // Colours are ours: they start with an escape and end with `m`, and nothing else is there.
    if usesColor {
      text = text.replacing(/\u{1B}\[[0-9;]+m/, with: "")
    }
    for scalar in text.unicodeScalars where scalar != "\n" {
      switch scalar.properties.generalCategory {
      case .control, .format, .lineSeparator, .paragraphSeparator:
        Issue.record("\(format) writes U+\(String(scalar.value, radix: 16))")
      default: break
      }
    }
  }

  @Test func `starts no workflow command that a repository wrote`() {
    let text = String(decoding: ReportFormat.github.render(Samples.hostile), as: UTF8.self)
    let lines = text.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.hasPrefix("::error ") })
    #expect(lines.allSatisfy { !$0.contains("%0A::") && !$0.contains("%0D") })
    // A comma or colon of a path would end it.
    #expect(lines[1].contains("file=a%3A1%3A2%3A b%2Cc%25"))
  }

  @Test func `writes each finding on one line of its own`() {
    let text = String(decoding: ReportFormat.short.render(Samples.hostile), as: UTF8.self)
    #expect(text.count { $0.isNewline } == 1)
  }

  @Test func `keeps cells of a table together`() {
    let text = String(decoding: ReportFormat.markdown.render(Samples.hostile), as: UTF8.self)
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| high") }
    #expect(rows.count == 1)
    #expect(rows.allSatisfy { row in row.count { $0 == "|" } == 5 })
    #expect(!text.contains("<b>") && !text.contains("@all") && !text.contains("www."))
  }
}
