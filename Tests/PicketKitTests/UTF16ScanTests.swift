import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// Texts in UTF-16 are found like others, at the places that an editor shows.
struct UTF16ScanTests {
  private static let secret = "zq_" + "a1b2c3d4e5f6"

  private static func encoded(_ text: String, bigEndian: Bool, marked: Bool) -> [UInt8] {
    let units = (marked ? [0xFEFF] : []) + Array(text.utf16)
    return units.flatMap { unit in
      bigEndian
        ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  private func scan(_ bytes: [UInt8], _ sizes: ReadSizes = .standard) throws -> ScanReport {
    let directory = TemporaryDirectory()
    try directory.write(bytes, to: "f")
    return try Scanner.ofSamples(
      table: .init(text: SampleRules.rule(regex: #"\bzq_[a-z0-9]{12}\b"#))
    ) { $0.sizes = sizes }.scan(directory)
  }

  @Test(arguments: [(true, true), (true, false), (false, true), (false, false)])
  func `finds a secret in either order, with a mark and without`(
    bigEndian: Bool, marked: Bool
  ) throws {
    let text = "plain line\r\nécole \u{1F600}: \(Self.secret)\r\n"
    let report = try scan(Self.encoded(text, bigEndian: bigEndian, marked: marked))
    let range = try #require(report.findings.first?.range)
    #expect(report.findings.count == 1)
    // Columns count bytes of UTF-8; offsets count bytes of the file.
    #expect(range.start == TextPosition(line: 2, column: 14))
    #expect(range.end == TextPosition(line: 2, column: 29))
    #expect(range.offset == (marked ? 2 : 0) + 2 * (12 + 10))
    #expect(range.length == 30)
    #expect(report.receipt.isComplete)
  }

  @Test func `reports what is broken and finds the rest`() throws {
    let text = "plain line \(Self.secret)\n"
    let whole = Self.encoded(text, bigEndian: false, marked: true)
    let broken: [[UInt8]] = [
      whole + [0x41], whole + [0x00, 0xD8], whole + [0x00, 0xDC, 0x41, 0x00],
      Array(whole.prefix(2)) + [0x00, 0xD8] + whole.dropFirst(2),
    ]
    for bytes in broken {
      let report = try scan(bytes)
      #expect(report.findings.count == 1)
      #expect(report.failureKinds == [.undecodable])
    }
  }

  @Test(arguments: [[0xFF, 0xFE], [0xFE, 0xFF]] as [[UInt8]])
  func `finds ASCII behind a mark that lies`(mark: [UInt8]) throws {
    let report = try scan(mark + "plain line\n\(Self.secret)\n")
    #expect(report.findings.map(\.range?.offset) == [13])
    #expect(report.findings.first?.range?.start == TextPosition(line: 2, column: 1))
  }

  @Test func `finds the same in a large file with any sizes`() throws {
    var samples = SampleText(seed: 8)
    var text = "start \(Self.secret)\n"
    while text.utf16.count < 9_000 {
      text += samples.pick(["line\n", "é€\u{1F600}", " \(Self.secret)\n", "....", "\r\n"])
    }
    for bigEndian in [false, true] {
      let bytes = Self.encoded(text, bigEndian: bigEndian, marked: true)
      let expected = try scan(bytes)
      #expect(expected.findings.count > 50)
      for sizes in [
        ReadSizes(buffer: 1_000, range: 1 << 20), ReadSizes(buffer: 1_001, range: 700),
        ReadSizes(buffer: 3_003, range: 4_096), ReadSizes(buffer: bytes.count, range: 5_000),
      ] {
        let report = try scan(bytes, sizes)
        #expect(report.text == expected.text, "\(sizes)")
        #expect(report.receipt.isComplete)
      }
    }
  }

  @Test func `finds a secret in a stream of UTF-16`() {
    let bytes = Self.encoded("plain line \(Self.secret)\n", bigEndian: false, marked: true)
    let report = Scanner.ofSamples().scan(stream: bytes)
    #expect(report.findings.count == 1)
  }
}
