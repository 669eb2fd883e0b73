import PicketModel
import PicketScan
import PicketTestSupport
import Testing

struct LineLocatorTests {
  @Test(arguments: [
    ("", 0, 1, 1), ("a", 0, 1, 1), ("a", 1, 1, 2), ("\n", 0, 1, 1), ("\n", 1, 2, 1),
    ("a\nb", 2, 2, 1), ("a\n\nb", 3, 3, 1), ("é\nx", 2, 1, 3), ("é\nx", 3, 2, 1),
    ("a\r\nb", 1, 1, 2), ("a\r\nb", 3, 2, 1), ("a\rb", 2, 1, 3), ("a\nb\n", 4, 3, 1),
  ])
  func `locates a byte`(text: String, offset: Int, line: Int, column: Int) {
    var lines = LineLocator([offset])
    let bytes = Array(text.utf8)
    lines.read(bytes.span)
    #expect(lines.position(of: offset) == TextPosition(line: line, column: column))
    #expect(lines.fileOffset(of: offset) == offset)
  }

  @Test func `puts what stands behind the text at its end`() {
    var lines = LineLocator([9])
    let bytes = Array("a\nbc".utf8)
    lines.read(bytes.span)
    #expect(lines.position(of: 9) == TextPosition(line: 2, column: 3))
  }

  @Test func `locates every byte in pieces of every size`() {
    var samples = SampleText(seed: 1)
    let text = Array(samples.run(150, "ab\n\né\r").utf8)
    let expected = text.indices.map { Self.position(of: $0, in: text) }
    for size in 1...(text.count + 1) {
      var lines = LineLocator(text.indices.shuffled(using: &samples.random))
      for start in stride(from: 0, to: text.count, by: size) {
        let piece = Array(text[start..<min(start + size, text.count)])
        lines.read(piece.span)
      }
      #expect(text.indices.map { lines.position(of: $0) } == expected, "\(size)")
    }
  }

  @Test func `joins what was read in ranges that overlap`() {
    var samples = SampleText(seed: 7)
    let text = Array(samples.run(120, "ab\n").utf8)
    let overlap = 10
    for length in [1, 7, 40, 200] {
      var whole = LineLocator()
      for start in stride(from: 0, to: text.count, by: length) {
        let base = max(0, start - overlap)
        let next = max(0, start + length - overlap)
        let end = min(text.count, start + length + overlap)
        let piece = Array(text[base..<end])
        var part = LineLocator(Array(base..<end) + [next].filter { $0 >= base }, base: base)
        part.read(piece.span)
        whole.append(part, base: base)
      }
      #expect(
        text.indices.map { whole.position(of: $0) }
          == text.indices.map { Self.position(of: $0, in: text) }, "\(length)")
    }
  }

  @Test func `takes more places while it reads`() {
    var samples = SampleText(seed: 2)
    let text = Array(samples.run(100, "a\n").utf8)
    var lines = LineLocator()
    for start in stride(from: 0, to: 100, by: 10) {
      // Behind what was read, near and far, and asked for twice.
      lines.add([start, start + 9, start + 15, start + 15].filter { $0 < 100 })
      let piece = Array(text[start..<(start + 10)])
      lines.read(piece.span)
    }
    for offset in 0..<100
    where offset % 10 == 0 || offset % 10 == 9 || offset % 10 == 5 && offset > 9 {
      #expect(lines.position(of: offset) == Self.position(of: offset, in: text), "\(offset)")
    }
  }

  @Test func `counts the bytes of a file in UTF-16`() {
    let text = Array("aé\u{1F600}€\nb".utf8)
    // The units before each character: a, é, two for the face, €, newline, b.
    let offsets = [0: 0, 1: 1, 3: 2, 7: 4, 10: 5, 11: 6, 12: 7]
    for size in 1...text.count {
      var lines = LineLocator(Array(offsets.keys), countsUnits: true, markLength: 2)
      for start in stride(from: 0, to: text.count, by: size) {
        let piece = Array(text[start..<min(start + size, text.count)])
        lines.read(piece.span)
      }
      for (offset, units) in offsets { #expect(lines.fileOffset(of: offset) == 2 + 2 * units) }
    }
  }

  private static func position(of offset: Int, in text: [UInt8]) -> TextPosition {
    let before = text[..<offset]
    let lineStart = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return TextPosition(
      line: before.count { $0 == UInt8(ascii: "\n") } + 1, column: offset - lineStart + 1)
  }
}
