/// Blanks, comments, and words that mean something.
extension ShellParser {
  /// Passes blanks, continued lines and comments, and line ends where they mean nothing.
  mutating func skipSpace(andLines: Bool) {
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), 0x0B, 0x0C: offset += 1
      case UInt8(ascii: "\r") where offset + 1 >= end || peek(1) == UInt8(ascii: "\n"): offset += 1
      case UInt8(ascii: "\\"):
        guard let length = continuation(at: offset) else { return }
        offset += length
      case UInt8(ascii: "#"):
        while offset < end, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      case UInt8(ascii: "\n"):
        guard andLines else { return }
        offset += 1
        fillDocuments()
      default: return
      }
    }
  }

  /// The length of a backslash and the line end behind it; `nil` for another backslash.
  func continuation(at place: Int) -> Int? {
    if place + 1 < end, bytes[place + 1] == UInt8(ascii: "\n") { return 2 }
    if place + 2 < end, bytes[place + 1] == UInt8(ascii: "\r"),
      bytes[place + 2] == UInt8(ascii: "\n")
    {
      return 3
    }
    return nil
  }

  func peek(_ distance: Int) -> UInt8? {
    offset + distance < end ? bytes[offset + distance] : nil
  }

  func text(at place: Int, is text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard place + length <= end else { return false }
    return bytes[place..<(place + length)].elementsEqual(text.description.utf8)
  }

  // MARK: Words that mean something

  /// The word without quotes that stands here, if it could be a reserved one.
  func keyword() -> String? {
    var place = offset
    while place < end, place - offset < 10 {
      switch bytes[place] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "{"), UInt8(ascii: "}"),
        UInt8(ascii: "!"), UInt8(ascii: "["), UInt8(ascii: "]"):
        place += 1
        continue
      default: break
      }
      break
    }
    guard place > offset, place == end || Self.endsWord(bytes[place]) else { return nil }
    return String(decoding: bytes[offset..<place], as: UTF8.self)
  }

  /// Passes a reserved word, if one of these stands here.
  mutating func takeKeyword(_ words: Set<String>) -> String? {
    skipSpace(andLines: true)
    guard let word = keyword(), words.contains(word) else { return nil }
    offset += word.utf8.count
    return word
  }

  mutating func takeMark() -> UInt8? {
    guard offset < end else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: ")"), UInt8(ascii: ";"), UInt8(ascii: "&"):
      offset += 1
      return bytes[offset - 1]
    default: return nil
    }
  }

  static func endsWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"),
      UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"):
      true
    default: false
    }
  }
}
