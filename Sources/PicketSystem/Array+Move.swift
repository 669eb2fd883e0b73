extension [UInt8] {
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
