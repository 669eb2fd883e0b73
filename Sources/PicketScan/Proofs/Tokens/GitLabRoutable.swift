internal import PicketFormats

/// GitLab's routable tokens: a payload that names the cell, then the payload's length and a
/// CRC-32 of all before it, both in base 36.
///
/// Source: GitLab's design document "Routable Tokens" (handbook.gitlab.com).
enum GitLabRoutable {
  private static let lengthLength = 2  // characters
  private static let checksumLength = 7  // characters

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    let body = secret.dropLast(checksumLength)
    let lengthField = body.suffix(lengthLength)
    guard let dot = secret.firstIndex(of: UInt8(ascii: ".")),
      body.dropLast(lengthLength).last == UInt8(ascii: "."),
      let length = Int(String(decoding: lengthField, as: UTF8.self), radix: 36)
    else { return .impossible("it lacks the parts of a routable token") }
    let checksum = self.checksum(of: body)
    guard checksum.elementsEqual(secret.suffix(checksumLength)) else {
      return .invalid("checksum fails")
    }
    // The payload stands between the prefix, which ends in one of these, and the first dot.
    let before = dot - length - 1
    guard before >= secret.startIndex, "-_".utf8.contains(secret[before]) else {
      return .invalid("its payload has another length than it says")
    }
    return .valid("checksum holds")
  }

  private static func checksum(of body: ArraySlice<UInt8>) -> [UInt8] {
    let digits = Array(String(CRC32.checksum(of: body), radix: 36).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: checksumLength - digits.count) + digits
  }
}
