/// Base 58: a whole text as one number, without characters that look alike.
///
/// Source: the Bitcoin reference client, `base58.cpp`; the XRP Ledger orders the same characters
/// in another way.
package enum Base58 {
  /// The order of the characters.
  package enum Alphabet: Hashable, Sendable {
    case bitcoin
    case ripple

    fileprivate var characters: [UInt8] {
      switch self {
      case .bitcoin: Array("123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz".utf8)
      case .ripple: Array("rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz".utf8)
      }
    }
  }

  /// The longest text that is read, in characters: the work grows with the square of the length.
  package static let maximumLength = 256

  /// Returns the bytes that a text stands for, or `nil` if it stands for none or is too long.
  ///
  /// - Complexity: O(*n*²).
  package static func decode(_ text: ArraySlice<UInt8>, _ alphabet: Alphabet) -> [UInt8]? {
    guard text.count <= maximumLength else { return nil }
    let characters = alphabet.characters
    /// The number, the least significant byte first.
    var number: [UInt8] = []
    for character in text {
      guard var carry = characters.firstIndex(of: character) else { return nil }
      for index in number.indices {
        carry += Int(number[index]) * 58
        number[index] = UInt8(truncatingIfNeeded: carry)
        carry >>= 8
      }
      if carry > 0 { number.append(UInt8(carry)) }
    }
    let zeros = text.prefix { $0 == characters[0] }.count
    return [UInt8](repeating: 0, count: zeros) + number.reversed()
  }

  /// Returns the text for some bytes.
  ///
  /// - Complexity: O(*n*²).
  package static func encode(_ bytes: [UInt8], _ alphabet: Alphabet) -> [UInt8] {
    let characters = alphabet.characters
    /// The digits, the least significant first.
    var digits: [Int] = []
    for byte in bytes {
      var carry = Int(byte)
      for index in digits.indices {
        carry += digits[index] << 8
        digits[index] = carry % 58
        carry /= 58
      }
      while carry > 0 {
        digits.append(carry % 58)
        carry /= 58
      }
    }
    let zeros = bytes.prefix { $0 == 0 }.count
    return [UInt8](repeating: characters[0], count: zeros)
      + digits.reversed().map { characters[$0] }
  }
}
