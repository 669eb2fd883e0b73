#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Darwin
#endif

/// Shannon's measure of how hard bytes are to foretell.
package enum Entropy {
  /// Returns the entropy of some bytes, in bits per byte: 0 for one repeated byte, 8 at most.
  ///
  /// - Complexity: O(*n*).
  package static func bitsPerByte(_ bytes: some Collection<UInt8>) -> Double {
    var counts = [Int](repeating: 0, count: 256)
    for byte in bytes { counts[Int(byte)] += 1 }
    let total = Double(bytes.count)
    return counts.reduce(into: 0.0) { sum, count in
      guard count > 0 else { return }
      let share = Double(count) / total
      sum -= share * log2(share)
    }
  }
}
