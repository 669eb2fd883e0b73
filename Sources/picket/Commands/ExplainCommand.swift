internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketSystem

/// `picket explain`: tells why a rule, or a finding, says what it says.
struct ExplainCommand {
  private let parsed: ParsedArguments
  private let style: ReportStyle

  init(_ parsed: ParsedArguments) throws {
    self.parsed = parsed
    style = Terminal.style(of: .output, parsed.word(.color) ?? .auto)
    guard parsed.has(.at) == parsed.operands.isEmpty else {
      throw parsed.error("name a rule, a fingerprint, or --at PATH:LINE, and only one of them")
    }
    guard !parsed.has(.at) || !parsed.has(.project) else {
      throw parsed.error("--at names the file: leave --project out")
    }
  }

  func run() throws -> ExitStatus {
    if let place = parsed.value(.at) { return try explain(Place(place, parsed)) }
    let name = parsed.operands[0].shown
    let scan = try ProjectScan(parsed)
    let scanner = try scan.scanner()
    let rules = scanner.rules
    if let rule = rules.first(named: name) {
      return try Terminal.print(RulePage(rule, style, isLong: true).text)
    }
    guard Finding.isFingerprintStart(name) else {
      throw parsed.error(RuleShowCommand.advice(for: name, rules))
    }
    return try explain(fingerprint: name, scan, scanner)
  }

  private func explain(
    fingerprint: String, _ scan: ProjectScan, _ scanner: Scanner
  ) throws -> ExitStatus {
    var report = try scanner.scan(paths: scan.paths)
    var found = report.findings.filter { $0.hasFingerprint(startingWith: fingerprint) }
    if found.isEmpty {
      // It may have been found in a file that was named, though git ignores it.
      report = try scan.scanner(ignoresNothing: true).scan(paths: scan.paths)
      found = report.findings.filter { $0.hasFingerprint(startingWith: fingerprint) }
    }
    ProjectScan.complain(of: report.receipt)
    guard !found.isEmpty else {
      Terminal.complain("no finding of this project has the fingerprint '\(fingerprint)'")
      return .fault
    }
    return try show(found, [], report)
  }

  private func explain(_ place: Place) throws -> ExitStatus {
    var settings = Settings()
    try ProjectChoice(parsed).read(scanning: [place.path], into: &settings)
    let report = try Scanner(settings).scan(paths: [place.path])
    let found = report.findings.filter { finding in
      guard let range = finding.range else { return place.line == 1 }
      return (range.start.line...max(range.start.line, range.end.line)).contains(place.line)
    }
    let misses = report.nearMisses.filter { $0.position.line == place.line }
    ProjectScan.complain(of: report.receipt)
    if found.isEmpty { Terminal.complain("no rule finds anything on this line") }
    if report.nearMisses.count < report.nearMissCount {
      Terminal.complain("the file has more near misses than are kept: not all may be told")
    }
    return try show(found, misses, report)
  }

  private func show(
    _ findings: [Finding], _ misses: [NearMiss], _ report: ScanReport
  ) throws -> ExitStatus {
    let pages = findings.map { FindingPage($0, style).text }
    let lines = misses.map { TextReporter.line($0, style) + "\n" }
    try Terminal.print((pages + (lines.isEmpty ? [] : [lines.joined()])).joined(separator: "\n"))
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
