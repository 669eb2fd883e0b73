internal import PicketFormats
internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketSystem

/// `picket baseline show`: a line for each record.
struct BaselineShowCommand {
  private let format: RuleListFormat
  private let style: ReportStyle
  private let records: [Baseline.Record]

  init(_ parsed: ParsedArguments) throws {
    format = parsed.word(.format) ?? .text
    style = Terminal.style(of: .output, parsed.word(.color) ?? .auto)
    let scan = try ProjectScan(parsed)
    guard let baseline = scan.baseline else {
      throw parsed.error("there is no baseline: make one with 'picket baseline create'")
    }
    records = baseline.records
  }

  func run() throws -> ExitStatus {
    switch format {
    case .text: try Terminal.print(records.map(line).joined())
    case .json: try Terminal.print(json)
    }
    return .clean
  }

  private func line(_ record: Baseline.Record) -> String {
    var line = style.paint(.strong, record.path.description.harmless)
    line += ": \(record.by.rawValue) [\(record.rule.harmless)]"
    if let until = record.until {
      line += " until \(until)\(isOver(until) ? ", which is over" : "")"
    }
    if let reason = record.reason { line += ": \(reason.harmless)" }
    return line + "\n"
  }

  private func isOver(_ day: String) -> Bool {
    let today = Process.today
    let parts = day.split(separator: "-").compactMap { Int($0) }
    return parts.lexicographicallyPrecedes([today.year, today.month, today.day])
  }

  private var json: [UInt8] {
    var writer = JSONWriter(indentation: 2)
    writer.array { writer in
      for record in records {
        writer.object { writer in
          writer.key("rule")
          writer.string(record.rule)
          writer.key("path")
          writer.string(utf8: record.path.bytes)
          writer.key("by")
          writer.string(record.by.rawValue)
          for (key, value) in [("reason", record.reason), ("until", record.until)] {
            guard let value else { continue }
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
