import Foundation
import PicketKit
import PicketModel
import PicketRules
import PicketScan
import PicketTestSupport
import Testing

/// No size of chunk or range changes what is found.
struct ChunkingTests {
  /// Sample rules that look less than 200 bytes far, so that short texts have many borders.
  private static let narrowTable: RuleTable = {
    let rules = SampleRules.compiled(SampleRules.text).filter { $0.details.rule.id != "block" }
    return RuleTable(RuleTable.encoded(rules))
  }()

  /// The least buffer that fits the narrow rules: each chunk judges one byte more than the last.
  private static let least: Int = {
    let reach = Engine(rules: RuleSet([narrowTable])).reach
    return reach.before + reach.behind + 1
  }()

  /// Sizes from nearly the least that fits upward, with ranges shorter and longer than a chunk.
  private static let sizes = [
    ReadSizes(buffer: least + 40, range: 1 << 20), ReadSizes(buffer: least + 40, range: 1_000),
    ReadSizes(buffer: least + 101, range: 97), ReadSizes(buffer: least + 407, range: least + 407),
    ReadSizes(buffer: 2_000, range: 500), ReadSizes(buffer: 4_096, range: 4_095),
  ]

  @Test(arguments: 0..<3)
  func `finds the same in random texts with any sizes`(seed: UInt64) throws {
    let directory = TemporaryDirectory()
    var samples = SampleText(seed: seed)
    for index in 0..<3 { try directory.write(samples.text(count: 6_000), to: "f\(index)") }
    let expected = try Scanner.ofSamples(table: Self.narrowTable).scan(directory)
    #expect(expected.findings.count > 50)
    for sizes in Self.sizes {
      let report = try Scanner.ofSamples(table: Self.narrowTable) { $0.sizes = sizes }
        .scan(directory)
      #expect(report.text == expected.text, "\(sizes)")
      #expect(report.receipt == expected.receipt, "\(sizes)")
    }
  }

  @Test func `finds the same where every place is a range of its own`() throws {
    let directory = TemporaryDirectory()
    var samples = SampleText(seed: 77)
    try directory.write(samples.text(count: Self.least + 700), to: "f")
    let expected = try Scanner.ofSamples(table: Self.narrowTable).scan(directory)
    for range in [1, 2, 3, 1 << 20] {
      let report = try Scanner.ofSamples(table: Self.narrowTable) {
        $0.sizes = ReadSizes(buffer: range > 3 ? 0 : Self.least + 50, range: range)
      }.scan(directory)
      #expect(report.text == expected.text, "\(range)")
    }
  }

  @Test(arguments: 0..<2)
  func `finds the same in a stream of any sizes`(seed: UInt64) throws {
    var samples = SampleText(seed: seed + 100)
    let text = samples.text(count: 9_000)
    let expected = Scanner.ofSamples(table: Self.narrowTable).scan(stream: text)
    #expect(expected.findings.count > 50)
    for buffer in [1, 2, 3, 31, 32, 33, 500, 4_096, 9_100] {
      let report = Scanner.ofSamples(table: Self.narrowTable) {
        $0.sizes = ReadSizes(buffer: Self.least + buffer, range: 1)
      }.scan(stream: text)
      #expect(report.text == expected.text, "\(buffer)")
    }
  }

  @Test func `finds a secret at every offset around borders of chunks and ranges`() throws {
    let secrets = [
      "zq_" + "a1b2c3d4e5f6", "my_blorp_id" + " = \"" + "kqzvmwhxbtrnpyfd" + "\"",
      "acme key " + "QW8ERT3YU7IO9PAS5DFG", "xyzzy ab xyzzy cd xyzzy",
    ]
    let border = 2_000  // also a border of ranges of 500 and of 1000 bytes
    let directory = TemporaryDirectory()
    for offset in stride(from: border - 80, through: border + 80, by: 1) {
      let secret = secrets[offset % secrets.count]
      let text = [UInt8].filler(offset - 1) + " \(secret) " + [UInt8].filler(1_500)
      try directory.write(text, to: "f\(offset)")
    }
    let expected = try Scanner.ofSamples(table: Self.narrowTable).scan(directory)
    #expect(Set(expected.findings.map(\.path)).count == 161)
    for sizes in [
      ReadSizes(buffer: Self.least + 50, range: 500), ReadSizes(buffer: 2_000, range: 1_000),
      ReadSizes(buffer: 2_000, range: 1 << 20), ReadSizes(buffer: 1_200, range: 2_000),
    ] {
      let report = try Scanner.ofSamples(table: Self.narrowTable) { $0.sizes = sizes }
        .scan(directory)
      #expect(report.text == expected.text, "\(sizes)")
    }
  }

  @Test func `finds matches that overlap each other across borders once`() throws {
    // Each match could start at the end of the one before: a range that does not know where the
    // last one ended takes others.
    let table = RuleTable(
      text: SampleRules.rule(regex: "[ab]b_[ab]{1,9}_[ab]b")
        + SampleRules.rule(
          id: "wide", regex: "xyzzy[a-z ]{2,300}xyzzy"))
    let directory = TemporaryDirectory()
    for seed in 0..<2 as Range<UInt64> {
      var samples = SampleText(seed: seed)
      let parts = ["ab_", "bb_", "a", "b_ab", "_", "xyzzy ", "xyzzy ab "]
      var text: [UInt8] = []
      while text.count < 4_000 { text += samples.pick(parts).utf8 }
      try directory.write(text, to: "f\(seed)")
    }
    let expected = try Scanner.ofSamples(table: table).scan(directory)
    #expect(expected.findings.count > 50)
    for range in [40, 100, 333, 1_000, 2_048] {
      let report = try Scanner.ofSamples(table: table) {
        $0.sizes = ReadSizes(buffer: 1_600, range: range)
      }.scan(directory)
      #expect(report.text == expected.text, "\(range)")
    }
  }

  @Test func `finds matches of 16 KB at any place`() throws {
    let directory = TemporaryDirectory()
    var samples = SampleText(seed: 5)
    for (index, count) in [16_384, 16_383, 16_000, 9_000, 16_385, 20].enumerated() {
      let block = samples.block(count: count - 2)
      let text = [UInt8].filler(index * 5_003) + block + "\n" + block + "x"
      try directory.write(text, to: "f\(index)")
    }
    let expected = try Scanner.ofSamples().scan(directory)
    #expect(expected.findings.count == 10)
    for sizes in [
      ReadSizes(buffer: 20_000, range: 4_000), ReadSizes(buffer: 18_100, range: 16_384),
      ReadSizes(buffer: 30_000, range: 1 << 20), ReadSizes(buffer: 18_001, range: 20_000),
    ] {
      let report = try Scanner.ofSamples { $0.sizes = sizes }.scan(directory)
      #expect(report.text == expected.text, "\(sizes)")
    }
  }

  @Test(arguments: [1, 5, 1_000])
  func `finds in a pipe what it finds in a file`(piece: Int) throws {
    let directory = TemporaryDirectory()
    var samples = SampleText(seed: 9)
    let text = samples.text(count: 9_000)
    try directory.write(text, to: "file")
    try directory.makePipe("pipe")
    let pipe = directory.url.appendingPathComponent("pipe").path
    let writer = Thread {
      guard let handle = FileHandle(forWritingAtPath: pipe) else { return }
      for start in stride(from: 0, to: text.count, by: piece) {
        handle.write(Data(text[start..<min(start + piece, text.count)]))
      }
      try? handle.close()
    }
    writer.start()
    let scanner = Scanner.ofSamples(table: Self.narrowTable) {
      $0.sizes = ReadSizes(buffer: Self.least + 30, range: 100)
    }
    let piped = try scanner.scan(paths: [BytePath(directory.path(of: "pipe"))])
    let read = try scanner.scan(paths: [BytePath(directory.path(of: "file"))])
    #expect(piped.places == read.places)
    #expect(piped.receipt == read.receipt)
    #expect(piped.findings.count > 30)
  }

  @Test func `reads files of about the size of a buffer whole`() throws {
    let directory = TemporaryDirectory()
    let secret = "zq_" + "a1b2c3d4e5f6"
    for count in [0, 1, 1_999, 2_000, 2_001, 3_999, 4_000, 4_001] {
      let filler = [UInt8].filler(max(0, count - secret.utf8.count - 1))
      let text = count < 100 ? filler : filler + " " + secret
      try directory.write(text, to: "f\(count)")
    }
    let report = try Scanner.ofSamples(table: Self.narrowTable) {
      $0.sizes = ReadSizes(buffer: 2_000, range: 2_000)
    }.scan(directory)
    #expect(report.findings.count == 6)
    #expect(report.receipt.scannedFiles == 8)
    #expect(report.receipt.scannedBytes == 1_999 + 2_000 + 2_001 + 3_999 + 4_000 + 4_001)
  }
}
