internal import PicketFormats

/// JSON Web Tokens: a header with an algorithm, a payload that is an object, and a signature.
///
/// Source: RFC 7515, section 4.1.1, and RFC 7519, section 4.1.4.
enum JSONWebToken {
  /// The number of characters of the name of an algorithm; those of the registry are shorter.
  private static let maximumAlgorithmLength = 24

  static func result(for secret: ArraySlice<UInt8>) -> ProofResult {
    // A prefix may stand before the token, such as that of a vendor.
    let start = secret.behind("eyJ").map { $0.startIndex - 3 } ?? secret.startIndex
    let parts = secret[start...].split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 || parts.count == 5 else {
      return .impossible("it has another number of parts")
    }
    guard let header = parts[0].encodedObject, let algorithm = header["alg"]?.string else {
      return .impossible("its header names no algorithm")
    }
    let name = "alg " + shown(algorithm)
    // The payload of five parts is encrypted.
    if parts.count == 5 { return .valid(name + ", encrypted") }
    guard let payload = parts[1].encodedObject else {
      return .impossible("its payload is no JSON object")
    }
    return .valid(name + ", " + expiry(payload["exp"]))
  }

  private static func expiry(_ claim: JSONValue?) -> String {
    guard let claim else { return "never expires" }
    let date = claim.integer.flatMap(CivilDate.text(ofSeconds:))
    return date.map { "expires \($0)" } ?? "expires at no known date"
  }

  /// Returns the name of an algorithm as evidence may show it: anyone may write anything there.
  private static func shown(_ algorithm: String) -> String {
    let isName =
      algorithm.utf8.count <= maximumAlgorithmLength
      && algorithm.utf8.allSatisfy { Base64.value($0) != nil }
    return isName ? algorithm : "unknown"
  }
}
