import PicketScan
import PicketTestSupport
import Testing

struct UTF16DecoderTests {
  private static func bytes(_ units: [UInt16], _ order: UTF16Decoder.ByteOrder) -> [UInt8] {
    units.flatMap { unit in
      let (low, high) = (UInt8(unit & 0xFF), UInt8(unit >> 8))
      return order == .littleEndian ? [low, high] : [high, low]
    }
  }

  private func decode(
    _ bytes: [UInt8], _ order: UTF16Decoder.ByteOrder, pieces: Int = .max
  ) -> (text: [UInt8], foundFault: Bool) {
    var decoder = UTF16Decoder(order: order)
    var text: [UInt8] = []
    var rest = bytes[...]
    while !rest.isEmpty {
      let piece = Array(rest.prefix(pieces))
      rest = rest.dropFirst(pieces)
      decoder.decode(piece.span, into: &text)
    }
    decoder.finish(into: &text)
    return (text, decoder.foundFault)
  }

  @Test(arguments: [UTF16Decoder.ByteOrder.littleEndian, .bigEndian])
  func `decodes what Swift encodes, in pieces of any size`(order: UTF16Decoder.ByteOrder) {
    let text = "a\u{7F}\u{80}é\u{7FF}\u{800}€\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{1F600}\u{10FFFF}\0"
    let bytes = Self.bytes(Array(text.utf16), order)
    for size in 1...bytes.count {
      let (decoded, foundFault) = decode(bytes, order, pieces: size)
      #expect(decoded == Array(text.utf8), "\(size)")
      #expect(!foundFault)
    }
  }

  @Test(
    arguments: [
      ([0xD800], 0), ([0xDC00], 0), ([0xD800, 0x61], 0), ([0xD800, 0xD800, 0xDC00], 0),
      ([0xDC00, 0xD800], 0), ([0x61], 1), ([0xD800], 1), ([], 1),
    ] as [([UInt16], Int)])
  func `stands a replacement for what is broken`(units: [UInt16], oddBytes: Int) {
    for order in [UTF16Decoder.ByteOrder.littleEndian, .bigEndian] {
      let bytes = Self.bytes(units, order) + [UInt8](repeating: 0x41, count: oddBytes)
      let (decoded, foundFault) = decode(bytes, order)
      let expected = String(decoding: units, as: UTF16.self)
      #expect(foundFault)
      if oddBytes == 0 { #expect(String(decoding: decoded, as: UTF8.self) == expected) }
      #expect(decoded == decode(bytes, order, pieces: 1).text)
    }
  }

  @Test func `decodes random units as Swift does`() {
    var random = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let units = (0..<20).map { _ in
        Bool.random(using: &random)
          ? UInt16.random(in: 0xD700...0xE0FF, using: &random)
          : UInt16.random(in: 0...0xFFFF, using: &random)
      }
      let (decoded, _) = decode(Self.bytes(units, .littleEndian), .littleEndian)
      #expect(decoded == Array(String(decoding: units, as: UTF16.self).utf8))
    }
  }

  @Test(
    arguments: [
      ([0xFF, 0xFE], .littleEndian, 2), ([0xFE, 0xFF, 0x41], .bigEndian, 2),
      (Array("a\0b\0c\0d\0e\0\n\0g\0h\0".utf8), .littleEndian, 0),
      (Array("\0a\0b\0c\0d\0e\0\n\0g\0h".utf8), .bigEndian, 0),
    ] as [([UInt8], UTF16Decoder.ByteOrder, Int)])
  func `knows UTF-16 by its mark or by its ASCII`(
    bytes: [UInt8], order: UTF16Decoder.ByteOrder, markLength: Int
  ) {
    let encoding = UTF16Decoder.encoding(of: bytes.span)
    #expect(encoding?.order == order)
    #expect(encoding?.markLength == markLength)
  }

  @Test(arguments: [
    "", "a", "a\0", "a\0b\0c\0d\0e\0f\0g\0", "\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
    "plain text, no zero",
  ])
  func `takes nothing else for UTF-16`(text: String) {
    let bytes = Array(text.utf8)
    let encoding = UTF16Decoder.encoding(of: bytes.span)
    #expect(encoding == nil)
  }
}
