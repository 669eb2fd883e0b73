/// The bytes of a table: those of the executable, read in place, or a copy of others.
@safe package final class TableBytes: @unchecked Sendable {
  // Sendable: the bytes never change.
  private let start: UnsafeRawPointer
  package let count: Int
  /// What has to be freed; `nil` for bytes of the executable.
  private let owned: UnsafeMutableRawPointer?

  /// What reads a table in place wants it to stand at a multiple of this, in bytes.
  package static let alignment = 64

  /// Takes bytes that never move and never change.
  ///
  /// - Precondition: they stand at a multiple of `alignment`.
  package init(constant start: UnsafeRawPointer, count: Int) {
    precondition(UInt(bitPattern: start) % UInt(Self.alignment) == 0)
    unsafe self.start = start
    self.count = count
    unsafe owned = nil
  }

  /// Copies bytes.
  package init(_ bytes: [UInt8]) {
    let room = UnsafeMutableRawPointer.allocate(
      byteCount: max(bytes.count, 1), alignment: Self.alignment)
    unsafe room.copyMemory(from: bytes, byteCount: bytes.count)
    unsafe start = UnsafeRawPointer(room)
    count = bytes.count
    unsafe owned = room
  }

  deinit {
    unsafe owned?.deallocate()
  }

  /// Returns a number that stands at an offset, the lowest byte first.
  ///
  /// - Precondition: all of it lies in the table.
  package func number<T: FixedWidthInteger & BitwiseCopyable>(at offset: Int, as _: T.Type) -> T {
    precondition(offset >= 0 && offset + MemoryLayout<T>.size <= count)
    return unsafe T(littleEndian: start.loadUnaligned(fromByteOffset: offset, as: T.self))
  }

  /// Returns a copy of some bytes.
  ///
  /// - Precondition: all of them lie in the table.
  package func bytes(in range: Range<Int>) -> [UInt8] {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    return unsafe Array(UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count))
  }

  /// Returns bytes as a text.
  ///
  /// - Precondition: all of them lie in the table.
  package func text(in range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count)
    let bytes = unsafe UnsafeRawBufferPointer(start: start + range.lowerBound, count: range.count)
    return unsafe String(decoding: bytes, as: UTF8.self)
  }

  /// Calls a function with the address of a byte, which is good as long as the object lives.
  package func withAddress<R>(of offset: Int, _ body: (UnsafeRawPointer) -> R) -> R {
    precondition(offset >= 0 && offset < count)
    return unsafe body(start + offset)
  }
}
