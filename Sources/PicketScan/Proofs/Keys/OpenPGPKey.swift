/// OpenPGP's private keys.
///
/// Source: RFC 4880, sections 4.2, 5.5.2 and 5.5.3; RFC 9580 for newer algorithms.
enum OpenPGPKey {
  private enum Packet {
    static let privateKeys = [5, 7]
    static let publicKeys = [6, 14]
  }

  static func result(for bytes: [UInt8]) -> ProofResult {
    guard let (tag, body) = firstPacket(of: bytes[...]) else { return .inconclusive }
    if Packet.publicKeys.contains(tag) { return .impossible("it is a public key") }
    guard Packet.privateKeys.contains(tag) else { return .inconclusive }
    // Keys of version 4: version, four bytes of time, algorithm.
    guard body.first == 4, body.count > 6 else { return .valid("a private key") }
    let algorithm = body[body.startIndex + 5]
    guard let (kind, rest) = publicPart(algorithm, body.dropFirst(6)), let usage = rest.first
    else { return .valid("a private key") }
    return .valid(usage == 0 ? "\(kind), not encrypted" : "\(kind), encrypted")
  }

  private static func firstPacket(
    of bytes: ArraySlice<UInt8>
  ) -> (tag: Int, body: ArraySlice<UInt8>)? {
    guard let first = bytes.first, first & 0x80 != 0, bytes.count > 6 else { return nil }
    let isNew = first & 0x40 != 0
    let tag = Int(isNew ? first & 0x3F : first >> 2 & 0x0F)
    let second = bytes[bytes.startIndex + 1]
    // The number of bytes of the length; the length itself does not matter.
    let lengthLength =
      if isNew {
        second < 192 ? 1 : second < 224 ? 2 : second == 255 ? 5 : 1
      } else {
        [1, 2, 4, 0][Int(first & 3)]
      }
    return (tag, bytes.dropFirst(1 + lengthLength))
  }

  /// Passes the numbers of a public key; returns what it is, and what stands behind.
  private static func publicPart(
    _ algorithm: UInt8, _ body: ArraySlice<UInt8>
  ) -> (kind: String, rest: ArraySlice<UInt8>)? {
    var rest = body
    switch algorithm {
    case 1...3:
      guard let bits = takeNumber(&rest), takeNumber(&rest) != nil else { return nil }
      return ("RSA, \(bits) bits", rest)
    case 16, 17:
      guard let bits = takeNumber(&rest) else { return nil }
      for _ in 0..<(algorithm == 16 ? 2 : 3) where takeNumber(&rest) == nil { return nil }
      return (algorithm == 16 ? "Elgamal, \(bits) bits" : "DSA, \(bits) bits", rest)
    case 18, 19, 22:
      guard takeBytes(&rest), takeNumber(&rest) != nil else { return nil }
      if algorithm == 18, !takeBytes(&rest) { return nil }
      return (algorithm == 22 ? "EdDSA" : "EC", rest)
    default:
      return nil
    }
  }

  /// Passes a number and returns its bits.
  private static func takeNumber(_ rest: inout ArraySlice<UInt8>) -> Int? {
    guard rest.count >= 2 else { return nil }
    let bits = rest.prefix(2).reduce(0) { $0 << 8 | Int($1) }
    let length = 2 + (bits + 7) / 8
    guard length <= rest.count else { return nil }
    rest.removeFirst(length)
    return bits
  }

  /// Passes a length in one byte, and so many bytes.
  private static func takeBytes(_ rest: inout ArraySlice<UInt8>) -> Bool {
    guard let length = rest.popFirst(), Int(length) <= rest.count else { return false }
    rest.removeFirst(Int(length))
    return true
  }
}
