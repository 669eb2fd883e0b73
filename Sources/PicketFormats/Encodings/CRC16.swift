/// The checksum CRC-16/XMODEM.
///
/// Source: ITU-T V.41, polynomial 0x1021, not reflected, starting with 0.
package enum CRC16 {
  /// Returns the checksum of some bytes.
  ///
  /// - Complexity: O(*n*).
  package static func checksum(of bytes: some Sequence<UInt8>) -> UInt16 {
    bytes.reduce(0) { remainder, byte in
      (0..<8).reduce(remainder ^ UInt16(byte) << 8) { remainder, _ in
        remainder << 1 ^ (remainder & 0x8000 != 0 ? 0x1021 : 0)
      }
    }
  }
}
