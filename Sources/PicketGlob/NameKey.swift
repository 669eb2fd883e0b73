/// The hashes by which the patterns for one name are looked up.
///
/// Made once for an entry and used for every ignore file above it.
struct NameKey {
  /// The hash of the whole name.
  private(set) var name = NameKey.seed
  /// The hash of the part from the last `.` on.
  private(set) var suffix = NameKey.seed
  /// Whether the name has a `.`.
  private(set) var hasSuffix = false
  /// A summary of the bytes in the name: bit *b* % 64 for byte *b*.
  private(set) var bytes: UInt64 = 0

  /// Hashes the bytes of a range with FNV-1a.
  ///
  /// Chosen bytes can collide. That costs no more than as many patterns with wildcards would.
  init(_ path: Span<UInt8>, _ range: Range<Int>, foldsCase: Bool) {
    for index in range {
      let byte = foldsCase ? path[index].lowerCased : path[index]
      name = Self.combine(name, byte)
      bytes |= 1 << UInt64(byte & 63)
      if byte == UInt8(ascii: ".") {
        suffix = Self.seed
        hasSuffix = true
      }
      suffix = Self.combine(suffix, byte)
    }
  }

  /// The hash of bytes whose case is folded already if it has to be.
  static func hash(_ bytes: some Sequence<UInt8>) -> UInt32 {
    bytes.reduce(seed, combine)
  }

  /// A summary of some bytes, as in `bytes`.
  static func summary(of bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0) { $0 | 1 << UInt64($1 & 63) }
  }

  private static let seed: UInt32 = 0x811c_9dc5

  private static func combine(_ hash: UInt32, _ byte: UInt8) -> UInt32 {
    (hash ^ UInt32(byte)) &* 0x0100_0193
  }
}
