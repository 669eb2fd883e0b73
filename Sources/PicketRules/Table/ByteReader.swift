/// Reads what a `ByteWriter` wrote; traps where the bytes end too early, because they are our own.
struct ByteReader {
  private let bytes: TableBytes
  private var position: Int

  init(_ bytes: TableBytes, at position: Int) {
    self.bytes = bytes
    self.position = position
  }

  mutating func read<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type = T.self) -> T {
    defer { position += MemoryLayout<T>.size }
    return bytes.number(at: position, as: T.self)
  }

  mutating func read() -> String {
    let count = Int(read(UInt32.self))
    defer { position += count }
    return bytes.text(in: position..<(position + count))
  }

  mutating func read() -> [String] {
    let count = Int(read(UInt16.self))
    return (0..<count).map { _ in read() }
  }

  mutating func read<T>(_ body: (inout ByteReader) -> T) -> T? {
    read(UInt8.self) == 0 ? nil : body(&self)
  }
}
