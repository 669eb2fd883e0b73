/// Writes values as bytes, the lowest first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: some FixedWidthInteger) {
    for place in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> place))
    }
  }

  /// Writes zero bytes up to a multiple of some count.
  mutating func align(to count: Int) {
    while bytes.count % count != 0 { bytes.append(0) }
  }

  /// Writes bytes without their count.
  mutating func write(bytes more: [UInt8]) {
    bytes += more
  }

  mutating func write(_ text: String) {
    write(UInt32(text.utf8.count))
    bytes += text.utf8
  }

  mutating func write(_ texts: [String]) {
    write(UInt16(texts.count))
    for text in texts { write(text) }
  }

  /// Writes a value that may be absent as a flag and, if it is there, the value.
  mutating func write<T>(_ value: T?, _ body: (inout ByteWriter, T) -> Void) {
    write(UInt8(value == nil ? 0 : 1))
    if let value { body(&self, value) }
  }
}
