import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// One worker finds what many find.
struct WorkerTests {
  // A machine starts fewer workers than it is asked for when it has fewer processors: none may wait
  // for one that has not come.
  @Test(.timeLimit(.minutes(1)), arguments: [1, 2, 3, 8, 64])
  func `ends with any number of workers`(count: Int) throws {
    let directory = TemporaryDirectory()
    try directory.write("zq_" + "a1b2c3d4e5f6", to: "a/b/c")
    let report = try Scanner.ofSamples { $0.workerCount = count }.scan(directory)
    #expect(report.findings.map(\.rule) == ["prefix"])
  }

  @Test func `writes the same report with any number of workers`() throws {
    let directory = TemporaryDirectory()
    var samples = SampleText(seed: 1)
    for index in 0..<20 {
      let name =
        (0..<samples.pick([0, 1, 3])).map { "d\($0)-\(index % 5)/" }.joined() + "f\(index)"
      try directory.write(samples.text(count: samples.pick([0, 100, 2_000, 25_000])), to: name)
    }
    let texts = try [1, 2, 8, 2, 8].map { count in
      try Scanner.ofSamples {
        $0.workerCount = count
        $0.sizes = ReadSizes(buffer: 20_000, range: 6_000)
      }.scan(directory).text
    }
    #expect(texts[0].count > 10_000)
    for text in texts { #expect(text == texts[0]) }
  }

  @Test(arguments: [0, 1, 7, 100])
  func `keeps the same first findings with any number of workers`(limit: Int) throws {
    let directory = TemporaryDirectory()
    var samples = SampleText(seed: 2)
    for index in 0..<10 { try directory.write(samples.text(count: 2_000), to: "f\(index)") }
    let whole = try Scanner.ofSamples().scan(directory)
    #expect(whole.findings.count > 100)
    for count in [1, 2, 8] {
      let report = try Scanner.ofSamples {
        $0.workerCount = count
        $0.maximumFindings = limit
      }.scan(directory)
      #expect(report.findings == Array(whole.findings.prefix(limit)))
      #expect(report.receipt.droppedFindings == whole.findings.count - report.findings.count)
      #expect(!report.receipt.isComplete)
    }
  }

  @Test func `keeps all findings where the limit is the largest number`() throws {
    let directory = TemporaryDirectory()
    try directory.write("zq_" + "a1b2c3d4e5f6", to: "a")
    let report = try Scanner.ofSamples { $0.maximumFindings = .max }.scan(directory)
    #expect(report.findings.count == 1)
  }
}
