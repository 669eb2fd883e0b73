internal import PicketFormats

/// Tokens that are macaroons: a location, an identifier, restrictions, and a signature.
///
/// Source: libmacaroons, `doc/format.txt` (version 2). PyPI documents that its tokens are
/// macaroons in base 64; Lightning nodes print theirs as hexadecimal digits.
enum Macaroon {
  private enum Field {
    static let end: UInt8 = 0
    static let location: UInt8 = 1
    static let identifier: UInt8 = 2
    static let signature: UInt8 = 6
  }
  private static let version: UInt8 = 2
  private static let signatureLength = 32  // bytes

  static func pypi(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let token = secret.behind("pypi-"), let bytes = Base64.decode(token) else {
      return .wrongAlphabet
    }
    return result(for: bytes[...])
  }

  static func hexadecimal(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let bytes = Hexadecimal.decode(secret) else { return .wrongAlphabet }
    return result(for: bytes[...])
  }

  /// Fly.io's macaroons, which have a form of their own: a MessagePack array of four, of which the
  /// first, the nonce, is an array that starts with bytes.
  ///
  /// Source: superfly/macaroon, `macaroon.go`.
  static func fly(_ secret: ArraySlice<UInt8>) -> ProofResult {
    guard let underscore = secret.firstIndex(of: UInt8(ascii: "_")) else { return .wrongAlphabet }
    // Several tokens may stand behind each other, separated by commas.
    let token = secret[(underscore + 1)...].prefix { $0 != UInt8(ascii: ",") }
    guard let bytes = Base64.decode(token) else { return .wrongAlphabet }
    let isMacaroon = bytes.count > 3 && bytes[0] == 0x94 && bytes[1] & 0xF0 == 0x90
    return isMacaroon ? .valid("a macaroon") : .inconclusive
  }

  private static func result(for bytes: ArraySlice<UInt8>) -> ProofResult {
    guard bytes.first == version else { return .impossible("it is no macaroon of version 2") }
    var rest = bytes.dropFirst()
    guard takeSection(&rest) else { return .impossible("its macaroon is broken") }
    var restrictionCount = 0
    while rest.first != Field.end {
      guard takeSection(&rest) else { return .impossible("its macaroon is broken") }
      restrictionCount += 1
    }
    rest.removeFirst()
    guard rest.first == Field.signature, takeField(&rest) == signatureLength, rest.isEmpty else {
      return .impossible("its macaroon lacks a signature")
    }
    let noun = restrictionCount == 1 ? "restriction" : "restrictions"
    return .valid("a macaroon with \(restrictionCount) \(noun)")
  }

  /// Passes fields and the end behind them; there has to be an identifier.
  private static func takeSection(_ rest: inout ArraySlice<UInt8>) -> Bool {
    var hasIdentifier = false
    while let type = rest.first, type != Field.end {
      guard takeField(&rest) != nil else { return false }
      hasIdentifier = hasIdentifier || type == Field.identifier
    }
    return rest.popFirst() != nil && hasIdentifier
  }

  /// Passes a field, and returns the length of its content.
  private static func takeField(_ rest: inout ArraySlice<UInt8>) -> Int? {
    rest.removeFirst()
    var (length, shift) = (0, 0)
    repeat {
      guard let byte = rest.first, shift < 28 else { return nil }
      length |= Int(byte & 0x7F) << shift
      shift += 7
    } while (rest.popFirst() ?? 0) & 0x80 != 0
    guard length <= rest.count else { return nil }
    rest.removeFirst(length)
    return length
  }
}
