import PicketKit
import PicketModel
import PicketTestSupport
import Synchronization
import Testing

/// Findings reach who listens, while the scan runs.
struct FindingStreamTests {
  @Test(arguments: [1, 4])
  func `hears of every finding once`(workers: Int) throws {
    let directory = TemporaryDirectory()
    for index in 0..<20 { try directory.write("zq_abc123abc123\n", to: "file\(index)") }
    let listener = Listener()
    let scanner = Scanner.ofSamples {
      $0.workerCount = workers
      $0.onFinding = { listener.hear($0) }
    }
    let report = try scanner.scan(directory)
    #expect(report.findings.count == 20)
    #expect(listener.findings.sorted(by: Finding.precedes) == report.findings)
  }

  /// Keeps what it hears.
  private final class Listener: Sendable {
    private let heard = Mutex<[Finding]>([])

    var findings: [Finding] { heard.withLock { $0 } }

    func hear(_ finding: Finding) {
      heard.withLock { $0.append(finding) }
    }
  }
}
