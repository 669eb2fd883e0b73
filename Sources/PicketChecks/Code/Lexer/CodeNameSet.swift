/// Names that tokens are looked up in: most tokens are told by a few of their bytes to be none.
struct CodeNameSet: Sendable {
  private let names: Set<String>
  /// A bit for each hash of a name.
  private var bits = [UInt64](repeating: 0, count: 1 << (Self.hashLog2 - 6))

  private static let hashLog2 = 13

  /// Joins sets of names.
  init(_ sets: Set<String>...) {
    names = sets.reduce(into: []) { $0.formUnion($1) }
    for name in names {
      let hash = Self.hash(Array(name.utf8)[...])
      bits[hash >> 6] |= 1 << UInt64(hash & 63)
    }
  }

  /// Tells whether some bytes are one of the names.
  func contains(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return false }
    let hash = Self.hash(bytes[range])
    guard bits[hash >> 6] >> UInt64(hash & 63) & 1 == 1 else { return false }
    return names.contains(String(decoding: bytes[range], as: UTF8.self))
  }

  /// A hash of the length and the bytes at both ends, which are different in most names.
  private static func hash(_ name: ArraySlice<UInt8>) -> Int {
    let (first, last) = (name.startIndex, name.endIndex - 1)
    let middle = first + name.count / 2
    var hash = UInt32(name[first]) << 24 | UInt32(name[last]) << 16
    hash |= UInt32(name[middle]) << 8 | UInt32(truncatingIfNeeded: name.count)
    return Int((hash &* 0x9E37_79B1) >> UInt32(32 - hashLog2))
  }
}
