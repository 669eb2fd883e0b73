/// The hashes by which the patterns for one name are looked up.
///
/// Made once for an entry and used for every ignore file above it.
struct NameKey {
  /// The hash of the whole name.
  private(set) var name = NameKey.seed
  /// The hash of the part from the last `.` on.
  private(set) var suffix = NameKey.seed
  /// Where that part starts; `nil` in a name without a `.`.
  private(set) var suffixStart: Int?

  /// Hashes the bytes of a range with FNV-1a.
  ///
  /// Chosen bytes can collide. That costs no more than as many patterns with wildcards would.
  init(_ path: Span<UInt8>, _ range: Range<Int>, foldsCase: Bool) {
    for index in range {
      let byte = foldsCase ? path[index].lowerCased : path[index]
      name = Self.combine(name, byte)
      if byte == UInt8(ascii: ".") {
        suffix = Self.seed
        suffixStart = index
      }
      suffix = Self.combine(suffix, byte)
    }
  }

  /// The hash of bytes whose case is folded already if it has to be.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(seed, combine)
  }

  private static let seed: UInt32 = 0x811c_9dc5

  private static func combine(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }
}
