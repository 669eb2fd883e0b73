internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketSystem

/// `picket explain`: tells why a rule, or a finding, says what it says.
struct ExplainCommand {
  private let parsed: ParsedArguments
  private let style: ReportStyle
  private let scanner: Scanner
  /// `nil` unless a line is explained.
  private let place: Place?

  /// The least number of digits that stand for a fingerprint.
  private static let leastDigits = 8

  init(_ parsed: ParsedArguments) throws {
    self.parsed = parsed
    style = Terminal.style(of: .output, parsed.word(.color) ?? .auto)
    guard parsed.has(.at) == parsed.operands.isEmpty else {
      throw parsed.error("name a rule, a fingerprint, or --at PATH:LINE, and only one of them")
    }
    place = try parsed.value(.at).map { try Place($0, parsed) }
    var settings = Settings()
    try ProjectChoice(parsed).read(scanning: place.map { [$0.path] } ?? [], into: &settings)
    scanner = try Scanner(settings)
  }

  func run() throws -> ExitStatus {
    if let place { return try explain(place) }
    let name = parsed.operands[0].shown
    let rules = scanner.rules
    if let rule = rules.first(named: name) {
      return try Terminal.print(RulePage(rule, style, isLong: true).text)
    }
    guard name.count >= Self.leastDigits, name.allSatisfy(\.isHexDigit) else {
      throw parsed.error(RuleShowCommand.advice(for: name, rules))
    }
    let report = try scanner.scan(paths: [Scanner.workTree(around: BytePath(".")) ?? BytePath(".")])
    let found = report.findings.filter { $0.fingerprint.hasPrefix(name.lowercased()) }
    return try show(
      found, of: report, otherwise: "no finding of this work tree has the fingerprint")
  }

  private func explain(_ place: Place) throws -> ExitStatus {
    let report = try scanner.scan(paths: [place.path])
    let found = report.findings.filter { finding in
      guard let range = finding.range else { return place.line == 1 }
      return (range.start.line...max(range.start.line, range.end.line)).contains(place.line)
    }
    let misses = report.nearMisses.filter { $0.position.line == place.line }.map { miss in
      "\(miss.path.description.harmless):\(place.line):\(miss.position.column): no finding of"
        + " \(miss.rule): \(miss.reason.name): \(miss.reason.detail.harmless)\n"
    }
    return try show(
      found, misses, of: report,
      otherwise: misses.isEmpty ? "no rule finds anything on this line" : nil)
  }

  private func show(
    _ findings: [Finding], _ notes: [String] = [], of report: ScanReport, otherwise: String?
  ) throws -> ExitStatus {
    for failure in report.receipt.failures {
      Terminal.complain("not read: \(failure.path): \(failure.detail)")
    }
    if findings.isEmpty, let otherwise { Terminal.complain(otherwise) }
    let pages = findings.map { FindingPage($0, style).text } + [notes.joined()]
    try Terminal.print(pages.filter { !$0.isEmpty }.joined(separator: "\n"))
    return report.receipt.isComplete ? .clean : .incomplete
  }
}

/// A line of a file.
private struct Place {
  let path: BytePath
  /// Counts from 1.
  let line: Int

  /// Reads `PATH:LINE`; the path may hold colons.
  init(_ text: [UInt8], _ parsed: ParsedArguments) throws {
    guard let colon = text.lastIndex(of: UInt8(ascii: ":")), colon > 0,
      let line = Int(Array(text[(colon + 1)...]).shown), line > 0
    else { throw parsed.error("--at takes a path and a line, such as src/main.py:12") }
    path = BytePath(Array(text[..<colon]))
    self.line = line
    do throws(SystemError) {
      guard try FileSystem().status(of: path.bytes).kind != .directory else {
        throw SystemError.isADirectory
      }
    } catch {
      throw FileError("--at", path.bytes, error.withAdvice)
    }
  }
}
