/// Writes values as bytes, the lowest first.
struct ByteWriter {
  private(set) var bytes: [UInt8] = []

  mutating func write(_ value: some FixedWidthInteger) {
    for place in stride(from: 0, to: value.bitWidth, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: value >> place))
    }
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

/// Reads what a `ByteWriter` wrote; traps where the bytes end too early, because they are our own.
struct ByteReader {
  private let bytes: [UInt8]
  private var position: Int

  init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  mutating func read<T: FixedWidthInteger>(_: T.Type = T.self) -> T {
    var value: T = 0
    for place in stride(from: 0, to: T.bitWidth, by: 8) {
      value |= T(truncatingIfNeeded: bytes[position]) << place
      position += 1
    }
    return value
  }

  mutating func read(count: Int) -> [UInt8] {
    defer { position += count }
    return Array(bytes[position..<(position + count)])
  }

  mutating func read() -> String {
    let count = Int(read(UInt32.self))
    defer { position += count }
    return String(decoding: bytes[position..<(position + count)], as: UTF8.self)
  }

  mutating func read() -> [String] {
    let count = Int(read(UInt16.self))
    return (0..<count).map { _ in read() }
  }

  mutating func read<T>(_ body: (inout ByteReader) -> T) -> T? {
    read(UInt8.self) == 0 ? nil : body(&self)
  }
}
