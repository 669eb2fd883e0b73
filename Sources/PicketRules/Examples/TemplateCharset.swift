/// The characters of a random run in a template.
struct TemplateCharset: Hashable, Sendable {
  /// Each character once.
  let characters: [UInt8]

  init(_ characters: [UInt8]) {
    self.characters = characters
  }

  /// The names that a template may use.
  static var names: [String] {
    named.map(\.name)
  }

  /// Returns the charset of a name.
  static func named(_ name: String) -> TemplateCharset? {
    named.first { $0.name == name }.map { TemplateCharset(Array($0.characters.utf8)) }
  }

  private static let digit = "0123456789"
  private static let lower = "abcdefghijklmnopqrstuvwxyz"
  private static let upper = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
  private static let bech32 = "023456789acdefghjklmnpqrstuvwxyz"

  private static let named: [(name: String, characters: String)] = [
    ("digit", digit), ("lower", lower), ("upper", upper), ("alpha", upper + lower),
    ("hex", digit + "abcdef"), ("HEX", digit + "ABCDEF"), ("hexi", digit + "abcdefABCDEF"),
    ("lalnum", digit + lower), ("ualnum", digit + upper), ("alnum", digit + upper + lower),
    ("base62", digit + upper + lower), ("word", digit + upper + lower + "_"),
    ("base64", digit + upper + lower + "+/"), ("base64url", digit + upper + lower + "-_"),
    ("base32", upper + "234567"), ("base32l", lower + "234567"),
    ("base58", "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"),
    ("bech32", bech32), ("bech32u", "023456789ACDEFGHJKLMNPQRSTUVWXYZ"),
    ("crock", "0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
  ]
}
