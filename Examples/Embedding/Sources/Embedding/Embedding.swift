import PicketKit

/// Scans a text and a directory, as a tool of your own would.
@main
enum Embedding {
  static func main() throws {
    // A scanner is made once and used by any number of threads. The token is made up, and put
    // together here so that no file holds one.
    let scanner = try Scanner()
    let text = Array("STRIPE_KEY = \"sk_live_\("hT4mZ81kQ0wXv7LbNcR2yUdE")\"\n".utf8)
    for finding in scanner.scan(text.span, path: BytePath("settings.py")).findings {
      let line = finding.range?.start.line ?? 0
      print("\(finding.path):\(line): \(finding.severity.rawValue): \(finding.name)")
    }
    try scanTree(BytePath(CommandLine.arguments.dropFirst().first ?? "."))
  }

  /// Ends the scan of a directory at the first critical finding.
  private static func scanTree(_ directory: BytePath) throws {
    let cancellation = Cancellation()
    var settings = Settings()
    settings.cancellation = cancellation
    // Called while the scan runs, by several threads; the report has everything, sorted.
    settings.onFinding = { finding in
      if finding.severity == .critical { cancellation.cancel() }
    }
    let report = try Scanner(settings).scan(paths: [directory])
    print("\(report.findings.count) findings in \(report.receipt.scannedFiles) files")
    // "Nothing found" means something only if everything was read.
    if !report.receipt.isComplete { print("not everything was read") }
  }
}
