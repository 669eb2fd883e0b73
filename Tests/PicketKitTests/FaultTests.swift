import Foundation
import PicketKit
import PicketModel
import PicketRules
import PicketSystem
import PicketTestSupport
import Testing

/// Whichever system call fails: a scan that says it read everything found everything.
struct FaultTests {
  private static let numbers = [EIO, EACCES, ENOENT, EMFILE, EINTR]

  private static let table = RuleTable(text: SampleRules.rule(regex: #"\bzq_[a-z0-9]{12}\b"#))

  private static func fill(_ write: (String, String) throws -> Void) throws {
    let secret = "\nzq_" + "a1b2c3d4e5f6" + "\n"
    try write("a", secret)
    try write("d/e/b", "filler" + secret)
    try write("d/large", secret + String(repeating: "filler line\n", count: 300) + secret)
    try write("d/.gitignore", "ignored\n/e/*.o\n")
    try write("d/.picketignore", "/skipped\n")
    try write("d/skipped", secret)
    try write("d/ignored", secret)
    try write("d/e/c.o", secret)
  }

  private func check(_ paths: [BytePath], _ number: Int32, workers: Int) throws {
    let expected = try scan(paths, nil, workers: workers)
    #expect(expected.receipt.isComplete)
    #expect(expected.findings.count >= 4)
    let counter = FaultInjector(failing: -1, number: number)
    _ = try scan(paths, counter, workers: workers)
    var incompleteCount = 0
    for call in 0..<counter.callCount {
      do {
        let faults = FaultInjector(failing: call, number: number)
        let report = try scan(paths, faults, workers: workers)
        guard report.receipt.isComplete else {
          incompleteCount += 1
          continue
        }
        let missing = places(expected, number).subtracting(places(report, number))
        #expect(missing.isEmpty, "call \(call), errno \(number)")
      } catch {
        #expect(!error.texts.isEmpty)
        incompleteCount += 1
      }
    }
    #expect(incompleteCount > 0)
  }

  /// The places of the findings, with names instead of paths: where git's repository cannot be
  /// found, everything is read, and paths count from elsewhere.
  private func places(_ report: ScanReport, _ number: Int32) -> Set<String> {
    let places = report.findings.map { finding in
      "\(String(decoding: finding.path.lastComponent, as: UTF8.self)):\(finding.range?.offset ?? -1)"
    }
    // Git's index is not there where the system says so: then nothing is tracked.
    return Set(places.filter { number != ENOENT || !$0.hasPrefix("ignored") })
  }

  private func scan(
    _ paths: [BytePath], _ faults: FaultInjector?, workers: Int
  ) throws(PathErrors) -> ScanReport {
    try Scanner.ofSamples(table: Self.table) {
      $0.workerCount = workers
      $0.faults = faults
      // The large file has several ranges and chunks.
      $0.sizes = ReadSizes(buffer: 1_200, range: 1_000)
    }.scan(paths: paths)
  }

  @Test(arguments: numbers)
  func `misses nothing in silence in a plain tree`(number: Int32) throws {
    let directory = TemporaryDirectory()
    try Self.fill { try directory.write($1, to: $0) }
    try check([BytePath(directory.path)], number, workers: 1)
  }

  @Test(arguments: numbers)
  func `misses nothing in silence in a work tree of git`(number: Int32) throws {
    let repository = try TemporaryRepository()
    try Self.fill { try repository.write($1, to: $0) }
    try repository.git(["add", "-f", "d/ignored"])
    try check([BytePath(repository.root.path)], number, workers: 1)
    try check([BytePath(repository.root.appendingPathComponent("d").path)], number, workers: 1)
  }

  @Test func `misses nothing in silence with many workers and arguments`() throws {
    let directory = TemporaryDirectory()
    try Self.fill { try directory.write($1, to: $0) }
    let paths = ["a", "d"].map { BytePath(directory.path(of: $0)) }
    try check(paths, EIO, workers: 4)
  }
}
