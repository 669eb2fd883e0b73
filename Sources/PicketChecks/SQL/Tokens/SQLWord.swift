/// A word of SQL without regard to letter case, as a number that is quick to compare.
///
/// It holds the first 15 bytes and the length: no two keywords of any dialect agree in both.
struct SQLWord: Hashable, Sendable, ExpressibleByStringLiteral {
  private var packed: UInt128 = 0
  private var count: UInt8 = 0

  /// The word that no token is.
  static let none = SQLWord()

  private static let packedCount = 15

  private init() {}

  init(stringLiteral text: StaticString) {
    self.init(Array("\(text)".utf8)[...])
  }

  /// Makes the word of some bytes, of which ASCII letters are folded.
  init(_ bytes: ArraySlice<UInt8>) {
    for byte in bytes { append(byte) }
  }

  /// Adds a byte at the end.
  mutating func append(_ byte: UInt8) {
    if count < Self.packedCount { packed = packed << 8 | UInt128(byte.asciiLowercased) }
    if count < .max { count += 1 }
  }
}

extension UInt8 {
  /// The byte, or the small letter of a capital one.
  var asciiLowercased: UInt8 {
    self >= UInt8(ascii: "A") && self <= UInt8(ascii: "Z") ? self | 0x20 : self
  }

  var isASCIIDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  var isASCIILetter: Bool {
    let folded = self | 0x20
    return folded >= UInt8(ascii: "a") && folded <= UInt8(ascii: "z")
  }

  /// Whether words go on with it; bytes beyond ASCII count as letters.
  var isWordByte: Bool {
    isASCIILetter || isASCIIDigit || self == UInt8(ascii: "_") || self >= 0x80
  }

  /// Whether it is a blank, a tab, or an end of a line.
  var isSpace: Bool { self == 0x20 || self >= 0x09 && self <= 0x0D }

  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}

extension SQLWord {
  /// The first four letters of the words that statements and their parts start with, or end in.
  private static let starts: [UInt32] = [
    "sele", "inse", "upda", "dele", "drop", "crea", "alte", "trun", "gran", "revo", "merg", "repl",
    "with", "exec", "call", "from", "wher", "valu", "orde", "unio", "limi", "join", "havi", "grou",
    "rena", "comm", "lock", "copy", "decl", "begi", "prag", "use ", "set ", "show", "into", "like",
    "and ", "betw", "retu",
  ].map { $0.utf8.reduce(0) { $0 << 8 | UInt32($1) } }

  /// Which first letters those have, by their place in the alphabet.
  private static let firstLetters: UInt32 = starts.reduce(0) { $0 | 1 << (($1 >> 24) - 0x61) }

  /// Tells whether a word of SQL may stand in a text.
  static func standsIn(_ text: ArraySlice<UInt8>) -> Bool {
    var isInside = false
    var index = text.startIndex
    while index + 4 <= text.endIndex {
      let byte = text[index]
      let isLetter = byte.isASCIILetter
      if isLetter, !isInside, firstLetters >> (UInt32(byte | 0x20) - 0x61) & 1 == 1 {
        let word =
          UInt32(byte | 0x20) << 24 | UInt32(text[index + 1].asciiLowercased) << 16
          | UInt32(text[index + 2].asciiLowercased) << 8 | UInt32(text[index + 3].asciiLowercased)
        for start in starts where start == word { return true }
      }
      isInside = isLetter || byte == UInt8(ascii: "_")
      index += 1
    }
    return false
  }
}
