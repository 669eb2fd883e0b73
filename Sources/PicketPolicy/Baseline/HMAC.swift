internal import PicketModel

/// HMAC-SHA-256 with one key.
///
/// Source: RFC 2104.
struct HMAC {
  /// Have taken in the key.
  private let inner: SHA256
  private let outer: SHA256

  init(key: [UInt8]) {
    var block = key
    if key.count > 64 {
      var hash = SHA256()
      hash.update(key)
      block = hash.finalize()
    }
    block += [UInt8](repeating: 0, count: 64 - block.count)
    var (inner, outer) = (SHA256(), SHA256())
    inner.update(block.map { $0 ^ 0x36 })
    outer.update(block.map { $0 ^ 0x5C })
    (self.inner, self.outer) = (inner, outer)
  }

  /// Returns as many bytes as are asked for: PBKDF2 with one iteration.
  func stretch(_ salt: [UInt8], count: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    var number: UInt32 = 1
    while bytes.count < count {
      let end = (0..<4).map { UInt8(truncatingIfNeeded: number >> (24 - 8 * UInt32($0))) }
      bytes += authenticate(salt + end)
      number += 1
    }
    return Array(bytes.prefix(count))
  }

  private func authenticate(_ message: [UInt8]) -> [UInt8] {
    var (inner, outer) = (inner, outer)
    inner.update(message)
    outer.update(inner.finalize())
    return outer.finalize()
  }
}
