/// The checksum inside of an older token of Azure DevOps.
///
/// Source: Microsoft's `security-utilities`.
package enum AzureDevOpsChecksum {
  /// The number of bytes of a token.
  package static let keyLength = 32

  /// The places of the bytes of the checksum, the least significant first.
  private static let places = [22, 8, 7, 2]
  /// What is added for tokens of users and of apps.
  private static let userMask: UInt32 = 0xE0B9_692D
  private static let appMask: UInt32 = 0x1019_F92E

  /// Tells whether the checksum of a key is right.
  ///
  /// - Precondition: the key has `keyLength` bytes.
  package static func isHeld(by key: [UInt8]) -> Bool {
    let held = places.map { key[$0] }
    return [userMask, appMask].contains { (checksum(of: key) ^ $0).littleEndianBytes == held }
  }

  /// Returns a user's key with the right checksum.
  ///
  /// - Precondition: the key has `keyLength` bytes.
  package static func completed(_ key: [UInt8]) -> [UInt8] {
    var result = key
    let bytes = (checksum(of: key) ^ userMask).littleEndianBytes
    for (place, byte) in zip(places, bytes) { result[place] = byte }
    return result
  }

  private static func checksum(of key: [UInt8]) -> UInt32 {
    precondition(key.count == keyLength, "a key has \(keyLength) bytes")
    return CRC32.checksum(
      of: key.enumerated().filter { !places.contains($0.offset) }.map(\.element))
  }
}
