/// Reads the values of ASN.1 as DER encodes them, one after the other.
///
/// Source: ITU-T X.690, sections 8.1 and 10.1.
struct DERReader {
  /// A value: its tag, and its content.
  struct Value {
    var tag: UInt8
    var content: ArraySlice<UInt8>
  }

  /// The tags that keys have.
  enum Tag {
    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let octetString: UInt8 = 0x04
    static let objectIdentifier: UInt8 = 0x06
    static let sequence: UInt8 = 0x30
  }

  private var rest: ArraySlice<UInt8>

  init(_ bytes: ArraySlice<UInt8>) {
    rest = bytes
  }

  /// Returns the next value; `nil` at the end, and where the rest is broken.
  mutating func next() -> Value? {
    guard let tag = rest.popFirst(), let first = rest.popFirst() else { return nil }
    var length = Int(first)
    if first >= 0x80 {
      let count = Int(first & 0x7F)
      guard (1...4).contains(count), rest.count >= count else { return nil }
      length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
      rest.removeFirst(count)
    }
    guard length <= rest.count else { return nil }
    defer { rest.removeFirst(length) }
    return Value(tag: tag, content: rest.prefix(length))
  }

  /// The number of values that are read of a sequence: no key has more.
  private static let maximumCount = 12

  /// Returns the values of a sequence; `nil` if the bytes do not start with one.
  static func sequence(_ bytes: ArraySlice<UInt8>) -> [Value]? {
    var outer = DERReader(bytes)
    guard let value = outer.next(), value.tag == Tag.sequence else { return nil }
    var inner = DERReader(value.content)
    var values: [Value] = []
    while values.count < maximumCount, let next = inner.next() { values.append(next) }
    return values
  }
}

extension DERReader.Value {
  /// The number of bits of an integer.
  var bitCount: Int {
    let digits = content.drop { $0 == 0 }
    return digits.count * 8 - (digits.first?.leadingZeroBitCount ?? 0)
  }
}
