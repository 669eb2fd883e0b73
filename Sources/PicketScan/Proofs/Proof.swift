/// A test of a secret that needs no network, such as a checksum: what fails it was never issued.
package enum Proof: String, CaseIterable, Hashable, Sendable {
  case crc32Base62 = "crc32-base62"

  /// Tells whether a secret passes the test.
  func holds(for secret: ArraySlice<UInt8>) -> Bool {
    switch self {
    case .crc32Base62: CRC32Base62.holds(for: secret)
    }
  }
}
