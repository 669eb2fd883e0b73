/// The hash Marvin32, which Microsoft puts into keys so that they can be recognised.
///
/// Source: Microsoft's `security-utilities`, `Marvin.cs`; also in the .NET runtime.
package enum Marvin32 {
  /// Returns the hash of some bytes.
  ///
  /// - Parameters:
  ///   - bytes: what is hashed.
  ///   - seed: eight characters, which are taken for a big-endian number.
  /// - Returns: the two halves of the state joined.
  /// - Precondition: `seed` has 8 bytes of UTF-8.
  /// - Complexity: O(*n*).
  package static func hash(of bytes: [UInt8], seed: String) -> UInt32 {
    precondition(seed.utf8.count == 8, "a seed has 8 bytes")
    let words = Array(seed.utf8)
    var state = (low: bigEndian(words[4...]), high: bigEndian(words[..<4]))
    var offset = 0
    while bytes.count - offset >= 4 {
      state.low &+= littleEndian(bytes[offset..<(offset + 4)])
      mix(&state)
      offset += 4
    }
    state.low &+= littleEndian(bytes[offset...] + [0x80])
    mix(&state)
    mix(&state)
    return state.low ^ state.high
  }

  private static func mix(_ state: inout (low: UInt32, high: UInt32)) {
    state.high ^= state.low
    state.low = rotated(state.low, 20) &+ state.high
    state.high = rotated(state.high, 9) ^ state.low
    state.low = rotated(state.low, 27) &+ state.high
    state.high = rotated(state.high, 19)
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word << count | word >> (32 - count)
  }

  private static func bigEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0) { $0 << 8 | UInt32($1) }
  }

  private static func littleEndian(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
