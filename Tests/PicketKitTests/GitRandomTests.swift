import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// Random histories are scanned as brute force scans them.
struct GitRandomTests {
  /// The findings as `path number`: the number stands on the line of the secret.
  private func found(_ report: ScanReport) -> Set<String> {
    Set(report.findings.map { "\($0.path) \(number($0))" })
  }

  private func number(_ finding: Finding) -> Int {
    let line = finding.snippet?.lines.first { $0.number == finding.range?.start.line }
    return Int(line?.text.dropFirst().prefix { $0.isNumber } ?? "") ?? -1
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `finds what brute force finds`(seed: UInt64) throws {
    var history = try RandomHistory(seed: seed, steps: 22)
    let repository = history.repository
    let whole = try Scanner.ofSamples(for: repository).scanHistory(in: BytePath(repository.path))
    #expect(whole.receipt.isComplete)
    #expect(whole.findings.map(number).sorted() == (try history.allSecrets()).sorted())

    for (base, tip) in zip(history.commits, history.commits.dropFirst(4)) where base != tip {
      let report = try repository.scanRange("\(base)..\(tip)")
      #expect(report.receipt.isComplete)
      #expect(found(report) == (try history.added(base, tip)), "\(base)..\(tip)")
    }

    for _ in 0..<4 {
      try history.change()
      let staged = try repository.scanStaged()
      #expect(staged.receipt.isComplete)
      #expect(found(staged) == (try history.staged()))
      try repository.commit()
      let committed = found(try repository.scanRange("HEAD~1..HEAD"))
      #expect(committed.symmetricDifference(found(staged)) == [], "\(committed)")
    }
  }
}
