import PicketKit
import PicketModel
import PicketReport
import PicketRules
import PicketScan
import PicketSystem
import PicketTestSupport

extension Scanner {
  /// Makes a scanner with the sample rules alone.
  static func ofSamples(
    table: RuleTable = SampleRules.table, _ change: (inout Settings) -> Void = { _ in }
  ) -> Scanner {
    var settings = Settings()
    change(&settings)
    guard let scanner = try? Scanner(settings, builtIn: table) else {
      preconditionFailure("without rule files there is nothing to refuse")
    }
    return scanner
  }

  /// Scans a directory that a test made.
  func scan(_ directory: TemporaryDirectory) throws -> ScanReport {
    try scan(paths: [BytePath(directory.path)])
  }

  /// Scans a text as if it came through a pipe.
  func scan(stream bytes: [UInt8]) -> ScanReport {
    scan(bytes.span, path: BytePath("text"))
  }
}

extension RuleTable {
  /// The rules of a rule file.
  init(text: String) {
    self.init(RuleTable.encoded(SampleRules.compiled(text)))
  }
}

extension ScanReport {
  /// The findings as a report writes them.
  var text: String {
    String(decoding: JSONLinesReporter.report(findings), as: UTF8.self)
  }

  /// What was found where, without the path: `rule@offset+length`.
  var places: [String] {
    findings.map { "\($0.rule)@\($0.range?.offset ?? -1)+\($0.range?.length ?? 0)" }
  }

  var failureKinds: [Failure.Kind] { receipt.failures.map(\.kind) }
}

extension [UInt8] {
  static func + (bytes: [UInt8], text: String) -> [UInt8] { bytes + Array(text.utf8) }

  /// A text in which no rule finds anything.
  static func filler(_ count: Int) -> [UInt8] {
    (0..<count).map { $0 % 61 == 60 ? UInt8(ascii: "\n") : UInt8(ascii: ".") }
  }
}
