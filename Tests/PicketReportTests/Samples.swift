import PicketModel
import PicketReport

/// Reports that a run could give, with everything in them that a reporter has to cope with.
enum Samples {
  static let token = finding(
    "acme-token", severity: .critical, path: "src/config.py", line: 12, column: 9,
    text: "TOKEN = \"acm****xyz\"", mark: 9..<19
  ) { finding in
    finding.match = "acm****xyz"
    finding.evidence = [
      Evidence(name: "entropy", detail: "4.9 bits per byte"),
      Evidence(name: "crc32-base62", detail: "holds"),
    ]
  }

  static let rule: Rule = {
    var rule = Rule(
      id: "acme-token", name: "Acme API token", category: .secret, severity: .critical,
      confidence: .high, action: .deny, matcher: .check(""))
    rule.why = "Whoever has it orders in the name of the shop, and sees who bought what."
    rule.fix = "Revoke it under Settings → Keys, and take the new one from a secret store."
    rule.cwe = 798
    rule.stride = "SI"
    rule.controls = ["pci-dss:8.6.2", "soc2:CC6.1"]
    rule.references = ["https://acme.example/keys"]
    return rule
  }()

  /// Makes a finding of a made-up rule, on a line with one before and one behind it.
  static func finding(
    _ id: String, severity: Severity, path: String, line: Int = 1, column: Int = 1,
    text: String? = nil, mark: Range<Int> = 0..<1, _ change: (inout Finding) -> Void = { _ in }
  ) -> Finding {
    var rule = rule
    rule.id = id
    rule.severity = severity
    let range = text.map { _ in
      TextRange(
        start: TextPosition(line: line, column: column),
        end: TextPosition(line: line, column: column + 40), offset: 100 * line + column, length: 40)
    }
    var finding = Finding(
      of: rule, subject: text == nil ? .name : .file, path: BytePath(path), range: range,
      origin: Origin(.tree))
    finding.fingerprint = String(repeating: "0f", count: 32)
    finding.snippet = text.map { text in
      let before = line > 1 ? [Snippet.Line(number: line - 1, text: "import os")] : []
      let own = Snippet.Line(number: line, text: text, marked: mark)
      let behind = Snippet.Line(number: line + 1, text: "")
      return Snippet(
        lines: before + [own, behind],
        utf16Columns: Snippet.UTF16Columns(start: column, end: column + 40))
    }
    change(&finding)
    return finding
  }

  /// A report of a clean run.
  static var clean: Report {
    var receipt = Receipt()
    (receipt.scannedFiles, receipt.scannedBytes) = (1_312, 4_100_000)
    receipt.excluded = [.ignored: 14, .symbolicLink: 2]
    var report = Report(findings: [], receipt: receipt, toolVersion: "1.2.3")
    report.ruleCount = 700
    report.elapsedNanoseconds = 23_400_000
    report.scanned = "the work tree"
    return report
  }

  /// A report of a run that was stopped and could read little.
  static var incomplete: Report {
    var report = clean
    report.receipt.failures = (1...22).map {
      Failure(.unreadable, path: BytePath("data/\($0).bin"), detail: "permission denied")
    }
    report.receipt.droppedFindings = 7
    report.isInterrupted = true
    return report
  }

  /// A report with a finding of each kind.
  static var full: Report {
    var report = clean
    report.findings = [token] + others + [suppressed, example]
    report.rules = ["acme-token": rule]
    report.nearMissCount = 4
    report.nearMisses = [
      NearMiss(
        rule: "acme-token", path: BytePath("src/config.py"),
        position: TextPosition(line: 3, column: 7),
        reason: Evidence(name: "crc32-base62", detail: "checksum fails"))
    ]
    report.notices = ["src/old.py:3: picket:allow acme-token allows nothing any more: remove it"]
    report.statistics = ["4100000 bytes scanned · 12 hits"]
    return report
  }

  static let suppressed = finding(
    "acme-token", severity: .critical, path: "tests/fixture.py", text: "x = \"****\"", mark: 5..<9
  ) { $0.suppressed = Suppression(by: .inline, reason: "revoked in 2020") }

  static let example = finding(
    "acme-token", severity: .info, path: "tests/manual.md", text: "key: ****", mark: 5..<9
  ) { $0.evidence = [Evidence(name: "example-value", detail: "Acme's manual")] }

  private static let others: [Finding] = [
    finding("acme-key-file", severity: .high, path: "src/deploy/acme_key"),
    finding(
      "acme-token", severity: .critical, path: "src/long.js", line: 1_000, column: 4_000,
      text: String(repeating: "var a = 1; ", count: 20) + "k = '****'; "
        + String(repeating: "var b = 2; ", count: 20), mark: 225..<229
    ) {
      $0.snippet?.lines[1].isCutBefore = true
      $0.snippet?.lines[1].isCutBehind = true
    },
    finding(
      "acme-pair", severity: .medium, path: "src/pair.sql", line: 9, column: 23,
      text: "-- 設定 e\u{301}: '****'", mark: 16..<20
    ) {
      $0.confidence = .medium
      $0.range?.end = TextPosition(line: 11, column: 3)
      $0.snippet?.utf16Columns = Snippet.UTF16Columns(start: 18, end: 3)
      $0.decoded = ["base64", "gzip"]
      $0.related = [
        RelatedPlace(
          path: BytePath("src/other.sql"),
          range: TextRange(
            start: TextPosition(line: 3, column: 5), end: TextPosition(line: 3, column: 9),
            offset: 40, length: 4), role: "companion")
      ]
      $0.origin = Origin(.history)
      $0.origin.commit = "0123456789abcdef0123456789abcdef01234567"
      $0.origin.author = "A. Uthor"
      $0.origin.date = "2024-02-29T12:00:00Z"
    },
    finding("acme-hint", severity: .low, path: "src/q.ini", text: "a = ****", mark: 4..<8),
    finding("acme-guess", severity: .high, path: "src/r.html", text: "<b>****</b>", mark: 3..<7) {
      $0.confidence = .low
    },
  ]

  /// A report of a repository that somebody made to fool whoever reads it.
  static var hostile: Report {
    let evil = "\u{1B}[2J\u{9B}31m\u{202E}\n::error::x\r\n| a | <b>@all</b> ] [x] %0A www.x.example"
    var report = clean
    report.findings = [
      finding("evil", severity: .high, path: "", text: "x" + evil + "y", mark: 1..<3) {
        $0.path = BytePath(Array("a:1:2: b,c%\(evil)".utf8) + [0xFF, 0x80])
        $0.name = "name\(evil)"
        $0.message = evil
        $0.match = "****" + evil
        $0.remediation = "fix\(evil)"
        $0.evidence = [Evidence(name: evil, detail: evil)]
        $0.decoded = [evil]
        $0.origin.commit = evil
        $0.origin.author = evil
        $0.related = [RelatedPlace(path: BytePath(evil), range: nil, role: evil)]
      }
    ]
    report.receipt.failures = [Failure(.vanished, path: BytePath("b\(evil)"), detail: evil)]
    report.notices = [evil]
    report.nearMissCount = 1
    report.nearMisses = [
      NearMiss(
        rule: "evil", path: BytePath(evil), position: TextPosition(line: 1, column: 1),
        reason: Evidence(name: evil, detail: evil))
    ]
    report.scanned = evil
    return report
  }
}
