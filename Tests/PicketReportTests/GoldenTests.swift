import Foundation
import PicketModel
import PicketReport
import Testing

/// Each report in each format, byte for byte; `PICKET_UPDATE_GOLDEN=1` writes the files anew.
struct GoldenTests {
  static let reports: [(name: String, report: Report)] = [
    ("clean", Samples.clean), ("incomplete", Samples.incomplete), ("full", Samples.full),
    ("hostile", Samples.hostile),
  ]

  @Test(arguments: ReportFormat.allCases, reports.map(\.name))
  func `writes what the golden file has`(format: ReportFormat, name: String) throws {
    let report = try #require(Self.reports.first { $0.name == name }?.report)
    guard format == .text else {
      try compare(format.render(report), "\(name).\(format.rawValue)")
      return
    }
    for width in [40, 80, 160] {
      for usesColor in [false, true] {
        let bytes = format.render(report, style: ReportStyle(width: width, usesColor: usesColor))
        try compare(bytes, "\(name)-\(width)\(usesColor ? "-color" : "").text")
      }
    }
  }

  private func compare(_ bytes: [UInt8], _ name: String) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(
      path: "Golden/\(name)")
    if ProcessInfo.processInfo.environment["PICKET_UPDATE_GOLDEN"] != nil {
      try Data(bytes).write(to: file)
    }
    let expected = try [UInt8](Data(contentsOf: file))
    #expect(bytes == expected, "\(name) differs:\n\(String(decoding: bytes, as: UTF8.self))")
  }
}
