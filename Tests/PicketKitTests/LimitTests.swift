import Foundation
import PicketKit
import PicketModel
import PicketRules
import PicketTestSupport
import Testing

/// What reaches a bound is told, and what is told does not depend on sizes.
struct LimitTests {
  private func scan(
    _ regex: String, _ text: String, sizes: [ReadSizes]
  ) throws -> [ScanReport] {
    let directory = TemporaryDirectory()
    try directory.write(text, to: "f")
    return try sizes.map { sizes in
      try Scanner.ofSamples(table: RuleTable(text: SampleRules.rule(regex: regex))) {
        $0.sizes = sizes
      }.scan(directory)
    }
  }

  @Test func `cuts a match without an end at the same place with any sizes`() throws {
    let text = "start quux" + String(repeating: "a", count: 70_000) + " quux" + "bbb"
    let reports = try scan(
      "quux[a-z]+", text,
      sizes: [
        .standard, ReadSizes(buffer: 70_000, range: 20_000),
        ReadSizes(buffer: 67_000, range: 1 << 20),
      ])
    #expect(reports[0].places == ["sample@6+\(RuleRecord.widestMatch)", "sample@70011+7"])
    for report in reports { #expect(report.text == reports[0].text) }
  }

  @Test func `finds the same ends with any sizes where a match has none`() throws {
    let text = "start " + String(repeating: "a", count: 50_000) + "\nend"
    let reports = try scan(
      "[a-z]{9,}$", text, sizes: [.standard, ReadSizes(buffer: 37_000, range: 1 << 20)])
    #expect(reports[1].places == reports[0].places)
  }

  @Test func `reports a rule that is given up, with any sizes`() throws {
    let bad = "quux" + String(repeating: "abcdefgh", count: 20) + "?\n"
    let text = String(repeating: bad, count: 30) + "quuxabcdef!"
    let reports = try scan(
      "quux(?:[a-z]{1,40}|[a-y ]{1,40}){1,60}[!0]", text,
      sizes: [.standard, ReadSizes(buffer: 0, range: 1_000)])
    for report in reports { #expect(!report.receipt.isComplete) }
  }

  @Test func `reports a file that changes while it is read`() throws {
    let directory = TemporaryDirectory()
    let file = directory.url.appendingPathComponent("f")
    try directory.write([UInt8].filler(3_000_000), to: "f")
    // Grows until it was caught: a scan may be over before the first change.
    let isDone = Done()
    let writer = Thread {
      while !isDone.value {
        guard let handle = try? FileHandle(forWritingTo: file) else { return }
        _ = try? handle.seekToEnd()
        try? handle.write(contentsOf: Data([UInt8(ascii: ".")]))
        try? handle.close()
      }
    }
    writer.start()
    defer { isDone.set() }
    let scanner = Scanner.ofSamples(
      table: .init(text: SampleRules.rule(regex: "zq_[0-9]{4}"))
    ) { $0.sizes = ReadSizes(buffer: 10_000, range: 100_000) }
    var kinds: [Failure.Kind] = []
    for _ in 0..<20 where kinds.isEmpty { kinds = try scanner.scan(directory).failureKinds }
    #expect(kinds == [.changed])
  }

  /// Whether a thread shall end.
  private final class Done: @unchecked Sendable {
    // Sendable: the lock guards the flag.
    private let lock = NSLock()
    private var flag = false

    var value: Bool { lock.withLock { flag } }

    func set() { lock.withLock { flag = true } }
  }
}
