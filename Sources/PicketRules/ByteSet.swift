/// A set of bytes, as a bitmap.
package struct ByteSet: Hashable, Sendable {
  /// Bit *b* % 64 of word *b* / 64 tells whether byte *b* is in the set.
  private var words: (UInt64, UInt64, UInt64, UInt64)

  /// Makes an empty set.
  package init() {
    words = (0, 0, 0, 0)
  }

  /// Makes a set of some bytes.
  package init(_ bytes: some Sequence<UInt8>) {
    self.init()
    for byte in bytes { insert(byte) }
  }

  /// Makes a set from its bitmap in four words: bit *b* % 64 of word *b* / 64 is byte *b*.
  init(words: (UInt64, UInt64, UInt64, UInt64)) {
    self.words = words
  }

  /// The set of all 256 bytes.
  package static var all: ByteSet {
    ByteSet(UInt8.min...UInt8.max)
  }

  package func contains(_ byte: UInt8) -> Bool {
    self[word: Int(byte >> 6)] >> UInt64(byte & 63) & 1 == 1
  }

  package mutating func insert(_ byte: UInt8) {
    self[word: Int(byte >> 6)] |= 1 << UInt64(byte & 63)
  }

  /// The number of bytes in the set.
  package var count: Int {
    (0..<4).reduce(0) { $0 + self[word: $1].nonzeroBitCount }
  }

  package var isEmpty: Bool {
    count == 0
  }

  /// The bytes of the set, ascending.
  package var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(count)
    for index in 0..<4 {
      var rest = self[word: index]
      while rest != 0 {
        result.append(UInt8(index * 64 + rest.trailingZeroBitCount))
        rest &= rest - 1
      }
    }
    return result
  }

  package func union(_ other: ByteSet) -> ByteSet {
    combined(with: other, |)
  }

  package func intersection(_ other: ByteSet) -> ByteSet {
    combined(with: other, &)
  }

  package func isSubset(of other: ByteSet) -> Bool {
    intersection(other) == self
  }

  /// The set with every ASCII letter in both cases.
  package var caseFolded: ByteSet {
    let upperCase: UInt64 = 0x07FF_FFFE  // bits of the second word; lower case is 32 bits above
    var result = self
    result.words.1 |= (words.1 & upperCase) << 32 | words.1 >> 32 & upperCase
    return result
  }

  package var inverted: ByteSet {
    combined(with: self) { a, _ in ~a }
  }

  /// The bitmap in 32 bytes: bit *b* % 8 of byte *b* / 8 tells whether byte *b* is in the set.
  package var bitmap: [UInt8] {
    (0..<32).map { UInt8(truncatingIfNeeded: self[word: $0 / 8] >> UInt64($0 % 8 * 8)) }
  }

  private func combined(
    with other: ByteSet, _ operation: (UInt64, UInt64) -> UInt64
  ) -> ByteSet {
    var result = ByteSet()
    for word in 0..<4 { result[word: word] = operation(self[word: word], other[word: word]) }
    return result
  }

  private subscript(word index: Int) -> UInt64 {
    get {
      switch index {
      case 0: words.0
      case 1: words.1
      case 2: words.2
      default: words.3
      }
    }
    set {
      switch index {
      case 0: words.0 = newValue
      case 1: words.1 = newValue
      case 2: words.2 = newValue
      default: words.3 = newValue
      }
    }
  }

  package static func == (a: ByteSet, b: ByteSet) -> Bool {
    a.words == b.words
  }

  package func hash(into hasher: inout Hasher) {
    for word in 0..<4 { hasher.combine(self[word: word]) }
  }
}
