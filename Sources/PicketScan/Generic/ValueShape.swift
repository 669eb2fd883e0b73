/// What can be seen of a value without its name.
struct ValueShape {
  let bytes: [UInt8]
  let hasLower: Bool
  let hasUpper: Bool
  let hasDigit: Bool
  /// Whether there are visible bytes that are no letters or digits.
  let hasMark: Bool
  let hasBlank: Bool
  /// How much less than random characters it is like words, in bits; see `TextModel`.
  let randomBits: Double
  /// The number of times that digits or marks, or another case, follow letters inside of it.
  let switches: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    hasLower = bytes.contains { (0x61...0x7A).contains($0) }
    hasUpper = bytes.contains { (0x41...0x5A).contains($0) }
    hasDigit = bytes.contains { (0x30...0x39).contains($0) }
    hasBlank = bytes.contains { $0 <= 0x20 }
    hasMark = bytes.contains { $0 > 0x20 && !Self.isAlphanumeric($0) }
    randomBits = -TextModel.wordBits(bytes)
    switches = zip(bytes, bytes.dropFirst()).count { Self.rank($0) != Self.rank($1) }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var hasLetter: Bool { hasLower || hasUpper }
  /// Whether characters of several kinds are mixed, as in made-up passwords.
  var isMixed: Bool { hasLetter && (hasDigit || hasMark) }

  var isUUID: Bool {
    bytes.count == 36
      && bytes.enumerated().allSatisfy { index, byte in
        [8, 13, 18, 23].contains(index)
          ? byte == UInt8(ascii: "-") : Self.isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
      }
  }

  /// Tells whether a text stands anywhere in the value.
  func holds(_ text: String) -> Bool {
    Haystack(bytes).holds(text)
  }

  /// Bytes to look for texts in.
  struct Haystack {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) {
      self.bytes = bytes
    }

    func holds(_ text: String) -> Bool {
      guard let first = text.utf8.first, bytes.count >= text.utf8.count else { return false }
      return (0...(bytes.count - text.utf8.count)).contains { start in
        bytes[start] == first && bytes[start...].starts(with: text.utf8)
      }
    }
  }

  /// Whether it is written as machines write random bytes: hexadecimal, base 64 or the like.
  var isToken: Bool {
    let marks = bytes.filter { !Self.isAlphanumeric($0) }
    let isBase64 = marks.allSatisfy { [0x2B, 0x2F, 0x3D, 0x2D, 0x5F].contains($0) }
    return isUUID || hasDigit && isBase64 && marks.count * 10 <= bytes.count + 10
  }

  static func isHexadecimal(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x66).contains(byte | 0x20)
  }

  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  static func isAlphanumeric(_ byte: UInt8) -> Bool {
    isDigit(byte) || (0x61...0x7A).contains(byte | 0x20)
  }

  private static func rank(_ byte: UInt8) -> Int {
    switch byte {
    case 0x30...0x39: 0
    case 0x41...0x5A: 1
    case 0x61...0x7A: 2
    default: 3
    }
  }
}
