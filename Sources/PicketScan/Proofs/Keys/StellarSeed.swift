internal import PicketFormats

/// Stellar's secret seeds: base 32 of a version, 32 bytes, and a CRC-16.
///
/// Source: Stellar's SEP-23, "Strkeys".
enum StellarSeed {
  private static let length = 56  // characters
  private static let version: UInt8 = 18 << 3

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    guard secret.count == length else { return .wrongLength }
    guard let bytes = Base32.decode(secret) else { return .wrongAlphabet }
    guard bytes.first == version else { return .impossible("it is not a seed") }
    return .checksum(CRC16.isHeld(by: bytes))
  }
}

/// The seeds of NATS: base 32 of the mark of a seed, its kind, 32 bytes, and a CRC-16.
///
/// Source: nats-io/nkeys, `strkey.go`.
enum NATSSeed {
  private static let length = 58  // characters
  private static let mark: UInt8 = 18 << 3

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    guard secret.count == length else { return .wrongLength }
    guard let bytes = Base32.decode(secret) else { return .wrongAlphabet }
    // The kind takes the lowest three bits.
    guard let first = bytes.first, first & 0xF8 == mark else {
      return .impossible("it is not a seed")
    }
    return .checksum(CRC16.isHeld(by: bytes))
  }
}

extension CRC16 {
  /// Tells whether the last two bytes are the checksum of the rest, the less significant first.
  static func isHeld(by bytes: [UInt8]) -> Bool {
    let checksum = CRC16.checksum(of: bytes.dropLast(2))
    return bytes.suffix(2).elementsEqual([UInt8(checksum & 0xFF), UInt8(checksum >> 8)])
  }
}
