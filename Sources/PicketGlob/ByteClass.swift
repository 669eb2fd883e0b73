/// The bytes that a bracket expression such as `[a-z_]` stands for, as a bitmap.
struct ByteClass: Hashable, Sendable {
  /// Bit *b* % 64 of word *b* / 64 tells whether byte *b* is in the class.
  private var words: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  init() {}

  /// Makes the class of a POSIX name such as `alpha`; `nil` where git knows no such name.
  ///
  /// All are ASCII, and `space` leaves out the vertical tab and the form feed. Source: git's
  /// `ctype.c` and `wildmatch.c`.
  init?(named name: ArraySlice<UInt8>) {
    let digits = [48...57 as ClosedRange<UInt8>]
    let (upper, lower) = ([65...90 as ClosedRange<UInt8>], [97...122 as ClosedRange<UInt8>])
    switch String(decoding: name, as: UTF8.self) {
    case "alnum": self.init(ranges: digits + upper + lower)
    case "alpha": self.init(ranges: upper + lower)
    case "blank": self.init(ranges: [9...9, 32...32])
    case "cntrl": self.init(ranges: [0...31, 127...127])
    case "digit": self.init(ranges: digits)
    case "graph": self.init(ranges: [33...126])
    case "lower": self.init(ranges: lower)
    case "print": self.init(ranges: [32...126])
    case "punct": self.init(ranges: [33...47, 58...64, 91...96, 123...126])
    case "space": self.init(ranges: [9...10, 13...13, 32...32])
    case "upper": self.init(ranges: upper)
    case "xdigit": self.init(ranges: digits + [65...70, 97...102])
    default: return nil
    }
  }

  private init(ranges: [ClosedRange<UInt8>]) {
    for range in ranges { insert(from: range.lowerBound, through: range.upperBound) }
  }

  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return words.0 & bit != 0
    case 1: return words.1 & bit != 0
    case 2: return words.2 & bit != 0
    default: return words.3 & bit != 0
    }
  }

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: words.0 |= bit
    case 1: words.1 |= bit
    case 2: words.2 |= bit
    default: words.3 |= bit
    }
  }

  /// Inserts a range; one whose ends are the wrong way round holds nothing.
  mutating func insert(from first: UInt8, through last: UInt8) {
    guard first <= last else { return }
    for byte in first...last { insert(byte) }
  }

  mutating func formUnion(_ other: ByteClass) {
    words.0 |= other.words.0
    words.1 |= other.words.1
    words.2 |= other.words.2
    words.3 |= other.words.3
  }

  /// Inserts the lower-case form of each upper-case letter of the class.
  mutating func insertLowerCase() {
    for byte in UInt8(ascii: "A")...UInt8(ascii: "Z") where contains(byte) {
      insert(byte.lowerCased)
    }
  }

  /// Turns the class into the class of all other bytes.
  mutating func invert() {
    words = (~words.0, ~words.1, ~words.2, ~words.3)
  }

  static func == (a: ByteClass, b: ByteClass) -> Bool {
    a.words == b.words
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(words.0)
    hasher.combine(words.1)
    hasher.combine(words.2)
    hasher.combine(words.3)
  }
}

extension UInt8 {
  /// The byte with an ASCII capital made small; git folds no other letters.
  var lowerCased: UInt8 {
    self &- 65 < 26 ? self | 0x20 : self
  }

  /// Whether a byte has a meaning of its own in a pattern, as git's `is_glob_special` has it.
  var isGlobSpecial: Bool {
    switch self {
    case UInt8(ascii: "*"), UInt8(ascii: "?"), UInt8(ascii: "["), UInt8(ascii: "\\"): true
    default: false
    }
  }

  static var slash: UInt8 { UInt8(ascii: "/") }
}
