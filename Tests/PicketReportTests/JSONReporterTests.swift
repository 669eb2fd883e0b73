import Foundation
import PicketModel
import PicketReport
import Testing

struct JSONReporterTests {
  private let schema: JSONSchema

  init() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../docs/schemas/picket-1.schema.json")
    schema = try JSONSchema(Data(contentsOf: file))
  }

  @Test(arguments: GoldenTests.reports.map(\.name))
  func `writes what the schema describes`(name: String) throws {
    let report = try #require(GoldenTests.reports.first { $0.name == name }?.report)
    let whole = try JSONSerialization.jsonObject(with: Data(ReportFormat.json.render(report)))
    #expect(schema.faults(of: whole) == [])
    let lines = ReportFormat.jsonl.render(report).split(separator: UInt8(ascii: "\n"))
    #expect(lines.count == report.findings.count)
    for line in lines {
      #expect(schema.faults(of: try JSONSerialization.jsonObject(with: Data(line))) == [])
    }
  }

  @Test func `has a schema that refuses what is not described`() throws {
    let line = ReportFormat.jsonl.render(Samples.full).split(separator: UInt8(ascii: "\n"))[0]
    let finding = try #require(
      try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    for (name, value) in [
      ("secret", "x"), ("severity", "grave"), ("line", 0), ("rule", "A B"), ("related", ["a"]),
    ] as [(String, Any)] {
      let broken = finding.merging([name: value]) { $1 }
      #expect(!schema.faults(of: broken).isEmpty, "\(name)")
    }
    var cut = finding
    cut["offset"] = nil
    #expect(!schema.faults(of: cut).isEmpty)
  }

  @Test func `has a schema that names every case`() {
    func names<T: CaseIterable & RawRepresentable<String>>(_ type: T.Type) -> Set<String> {
      Set(type.allCases.map(\.rawValue))
    }
    let finding: [([String], Set<String>)] = [
      (["severity"], names(Severity.self)), (["confidence"], names(Confidence.self)),
      (["category"], names(PicketModel.Category.self)), (["subject"], names(Subject.self)),
      (["action"], names(Action.self)),
      (["origin", "properties", "kind"], names(Origin.Kind.self)),
      (["suppressed", "properties", "by"], names(Suppression.Means.self)),
    ]
    for (path, names) in finding {
      #expect(Set(schema.choices("finding", ["properties"] + path)) == names, "\(path)")
    }
    let failure = ["properties", "failures", "items", "properties", "kind"]
    #expect(Set(schema.choices("receipt", failure)) == names(Failure.Kind.self))
    #expect(Set(schema.choices("summary", ["properties", "outcome"])) == names(Outcome.self))
  }
}
