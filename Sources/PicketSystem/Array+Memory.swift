extension [UInt8] {
  /// Makes an array of bytes that the caller is going to write before anything reads them.
  ///
  /// What is not written stays what it was: most scans are of small files and touch little of their
  /// buffers, and a page that nobody touches costs nothing.
  package init(untouched count: Int) {
    unsafe self.init(unsafeUninitializedCapacity: count) { $1 = count }
  }

  /// Moves a part of the array to its front, over what stands there.
  ///
  /// - Precondition: the range lies in the array.
  /// - Complexity: O(*n*), at the speed of memory.
  package mutating func moveToFront(_ range: Range<Int>) {
    unsafe withUnsafeMutableBytes { bytes in
      let source = unsafe UnsafeRawBufferPointer(rebasing: bytes[range])
      unsafe bytes.copyMemory(from: source)
    }
  }
}
