/// `$'…'` and texts that are read from a copy.
extension ShellParser {
  /// Reads a text that was made out of bytes of this one.
  mutating func parseCopy(_ text: [UInt8], place: Range<Int>) -> ShellScript {
    let result = ShellParser.parse(text, .fixed(place), documents: documents)
    documents = result.documents
    if result.isTooDeep { isTooDeep = true }
    return result.script
  }

  /// Reads `'…'` behind a `$`, with the escapes of C.
  mutating func takeANSI() -> String {
    offset += 1
    var text: [UInt8] = []
    while offset < end, bytes[offset] != UInt8(ascii: "'") {
      guard bytes[offset] == UInt8(ascii: "\\"), offset + 1 < end else {
        text.append(bytes[offset])
        offset += 1
        continue
      }
      offset += 2
      appendEscape(bytes[offset - 1], to: &text)
    }
    if offset < end { offset += 1 } else { noteFault() }
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func appendEscape(_ letter: UInt8, to text: inout [UInt8]) {
    switch letter {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "a"): text.append(0x07)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "e"), UInt8(ascii: "E"): text.append(0x1B)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "v"): text.append(0x0B)
    case UInt8(ascii: "x"): text.append(UInt8(truncatingIfNeeded: takeNumber(radix: 16, atMost: 2)))
    case UInt8(ascii: "u"), UInt8(ascii: "U"):
      let value = takeNumber(radix: 16, atMost: letter == UInt8(ascii: "u") ? 4 : 8)
      let scalar = UInt32(exactly: value).flatMap(Unicode.Scalar.init) ?? "\u{FFFD}"
      text += String(Character(scalar)).utf8
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      offset -= 1
      text.append(UInt8(truncatingIfNeeded: takeNumber(radix: 8, atMost: 3)))
    default: text.append(letter)
    }
  }

  private mutating func takeNumber(radix: Int, atMost count: Int) -> Int {
    var value = 0
    var digits = 0
    while digits < count, offset < end,
      let digit = Character(Unicode.Scalar(bytes[offset])).hexDigitValue, digit < radix
    {
      value = value * radix + digit
      digits += 1
      offset += 1
    }
    return value
  }
}
