extension [UInt8] {
  /// The four bytes from an offset on, the most significant first.
  ///
  /// - Precondition: `offset + 4 <= count`.
  func bigEndian32(at offset: Int) -> UInt32 {
    UInt32(self[offset]) << 24 | UInt32(self[offset + 1]) << 16 | UInt32(self[offset + 2]) << 8
      | UInt32(self[offset + 3])
  }

  /// The eight bytes from an offset on, the most significant first.
  ///
  /// - Precondition: `offset + 8 <= count`.
  func bigEndian64(at offset: Int) -> UInt64 {
    UInt64(bigEndian32(at: offset)) << 32 | UInt64(bigEndian32(at: offset + 4))
  }
}

extension Span<UInt8> {
  /// Compares two ranges as git orders paths: by bytes, a prefix before what it starts.
  ///
  /// - Parameters:
  ///   - a: The first range.
  ///   - b: The second range.
  ///   - shared: How many bytes are known to be equal.
  /// - Returns: A negative number, 0 or a positive number.
  func order(of a: Range<Int>, and b: Range<Int>, from shared: Int = 0) -> Int {
    let (first, second) = (extracting(a), extracting(b))
    let count = Swift.min(first.count, second.count)
    var index = shared
    while index < count {
      if first[index] != second[index] { return Int(first[index]) - Int(second[index]) }
      index &+= 1
    }
    return first.count - second.count
  }
}
