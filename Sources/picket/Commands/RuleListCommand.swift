internal import PicketFormats
internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketSystem

/// How rules are listed.
package enum RuleListFormat: String, CaseIterable, Sendable {
  case text
  case json
}

/// `picket rules list`: a line for each rule.
struct RuleListCommand {
  private let format: RuleListFormat
  private let style: ReportStyle
  private let rules: [Rule]

  init(_ parsed: ParsedArguments) throws {
    format = parsed.word(.format) ?? .text
    style = Terminal.style(of: .output, parsed.word(.color) ?? .auto)
    var settings = Settings()
    try settings.selectRules(parsed)
    try ProjectChoice(parsed).read(scanning: [], into: &settings)
    rules = try Scanner(settings).rules.sorted { $0.id < $1.id }
  }

  func run() throws -> ExitStatus {
    switch format {
    case .text: try Terminal.print(text)
    case .json: try Terminal.print(json)
    }
    return .clean
  }

  private var text: String {
    let columns: [(Rule) -> String] = [
      \.id, \.severity.rawValue, \.confidence.rawValue, \.category.rawValue,
    ]
    let widths = columns.map { column in rules.map { column($0).count }.max() ?? 0 }
    return rules.map { rule in
      let cells = zip(columns, widths).map { column, width in
        let cell = column(rule)
        return cell + String(repeating: " ", count: width - cell.count)
      }
      return
        ([style.paint(.strong, cells[0]), style.paint(.severity(rule.severity), cells[1])]
        + cells[2...]
        + [rule.name.harmless]).joined(separator: "  ") + "\n"
    }.joined()
  }

  private var json: [UInt8] {
    var writer = JSONWriter()
    writer.array { writer in
      for rule in rules {
        writer.object { writer in
          for (key, value) in [
            ("id", rule.id), ("severity", rule.severity.rawValue),
            ("confidence", rule.confidence.rawValue), ("category", rule.category.rawValue),
            ("name", rule.name),
          ] {
            writer.key(key)
            writer.string(value)
          }
        }
      }
    }
    writer.endLine()
    return writer.drain()
  }
}
