import PicketKit
import PicketModel
import PicketTestSupport
import Testing

struct CancellationTests {
  private let directory = TemporaryDirectory()

  init() throws {
    for index in 0..<20 { try directory.write("zq_abc123abc123\n", to: "file\(index)") }
  }

  @Test(arguments: [1, 4])
  func `a cancelled scan reads nothing more, and is not complete`(workers: Int) throws {
    let cancellation = Cancellation()
    cancellation.cancel()
    let scanner = Scanner.ofSamples {
      $0.workerCount = workers
      $0.cancellation = cancellation
    }
    let report = try scanner.scan(directory)
    #expect(report.isCancelled && !report.receipt.isComplete)
    #expect(report.receipt.scannedFiles == 0 && report.findings.isEmpty)
    #expect(report.receipt.failures.isEmpty)
  }

  @Test func `nobody's cancellation changes nothing`() throws {
    let report = try Scanner.ofSamples { $0.cancellation = Cancellation() }.scan(directory)
    #expect(!report.isCancelled && report.receipt.isComplete && report.findings.count == 20)
  }

  @Test func `progress counts files and bytes`() throws {
    let progress = Progress()
    let report = try Scanner.ofSamples { $0.progress = progress }.scan(directory)
    #expect(progress.fileCount == report.receipt.scannedFiles)
    #expect(progress.byteCount == report.receipt.scannedBytes)
  }
}
