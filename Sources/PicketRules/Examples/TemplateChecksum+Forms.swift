internal import PicketFormats
internal import PicketModel

extension TemplateChecksum {
  // MARK: Tokens

  static func routable(_ token: [UInt8], bodyStart: Int) -> [UInt8] {
    let payload = token[bodyStart...].prefix { $0 != UInt8(ascii: ".") }
    let body = token + [UInt8(ascii: ".")] + base36(payload.count, digitCount: 2)
    return body + base36(Int(CRC32.checksum(of: body)), digitCount: 7)
  }

  private static func base36(_ number: Int, digitCount: Int) -> [UInt8] {
    let digits = Array(String(number, radix: 36).utf8)
    return [UInt8](repeating: UInt8(ascii: "0"), count: max(0, digitCount - digits.count)) + digits
  }

  static func identifiable(_ token: [UInt8]) -> [UInt8] {
    guard let signature = AzureKeySignature(endOf: token[...]) else { return token }
    // Bits that do not fill a byte become one with zeros.
    let padded = token + [UInt8(ascii: "A")]
    let byteCount = (token.count * 6 + 7) / 8
    let isWhole = token.count * 6 % 8 == 0
    guard let bytes = Base64.decode(isWhole ? token[...] : (padded + padding(of: padded))[...])
    else { return token }
    let key = Array(bytes.prefix(byteCount))
    let checksum = Marvin32.hash(of: key, seed: signature.seeds[0]).littleEndianBytes
    // Keys of Azure Functions stand in URLs.
    let alphabet = signature.text == "AzFu" ? Base64.Alphabet.url : .standard
    return token + Base64.encode(key + checksum, alphabet).dropFirst(token.count)
  }

  /// Returns more zero digits, so that a text of base 64 has no digit left over.
  private static func padding(of text: [UInt8]) -> [UInt8] {
    text.count % 4 == 1 ? [UInt8(ascii: "A")] : []
  }

  static func devOps(_ token: [UInt8]) -> [UInt8] {
    guard let key = Base32.decode(token[...]), key.count == AzureDevOpsChecksum.keyLength else {
      return token
    }
    let isLower = token.contains { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) }
    let text = Base32.encode(AzureDevOpsChecksum.completed(key))
    return isLower ? text.map { $0 >= UInt8(ascii: "A") ? $0 | 0x20 : $0 } : text
  }

  // MARK: Keys

  static func bech32(_ token: [UInt8]) -> [UInt8] {
    let checksum = Bech32.checksum(of: token[...]) ?? []
    let isUpper = token.contains { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    return isUpper ? checksum.map { $0 >= UInt8(ascii: "a") ? $0 & ~0x20 : $0 } : checksum
  }

  static func base58(_ token: [UInt8], _ alphabet: Base58.Alphabet) -> [UInt8] {
    guard let payload = Hexadecimal.decode(token[...]) else { return token }
    return Base58.encode(payload + SHA256.doubleHash(of: payload).prefix(4), alphabet)
  }

  static func withCRC16(_ token: [UInt8]) -> [UInt8] {
    // Bits that do not fill a byte become one with zeros.
    let byteCount = (token.count * 5 + 7) / 8
    let zeros = [UInt8](repeating: UInt8(ascii: "A"), count: 8)
    guard let bytes = Base32.decode((token + zeros).prefix(token.count / 8 * 8 + 8)) else {
      return token
    }
    let key = Array(bytes.prefix(byteCount))
    let checksum = CRC16.checksum(of: key)
    let whole = key + [UInt8(checksum & 0xFF), UInt8(checksum >> 8)]
    return token + Base32.encode(whole).dropFirst(token.count)
  }

  static func phrase(_ token: [UInt8]) -> [UInt8] {
    guard let entropy = Hexadecimal.decode(token[...]),
      [16, 20, 24, 28, 32].contains(entropy.count)
    else { return token }
    var hash = SHA256()
    hash.update(entropy)
    // The checksum takes one bit for each 32 of the others, which fills the last word.
    let bits = (entropy + [hash.finalize()[0]]).flatMap { byte in
      (0..<8).map { byte >> (7 - $0) & 1 }
    }
    let indices = (0..<(entropy.count * 33 / 44)).map { word in
      bits[(word * 11)..<(word * 11 + 11)].reduce(0) { $0 << 1 | Int($1) }
    }
    return Array(indices.map { BIP39Words.all[$0] }.joined(separator: [UInt8(ascii: " ")]))
  }

  // MARK: Numbers

  static func digit(of token: [UInt8], _ compute: ([Int]) -> Int) -> [UInt8] {
    let digits = token.filter { (0x30...0x39).contains($0) }.map { Int($0) - 0x30 }
    return [UInt8(compute(digits) + 0x30)]
  }

  /// Returns Luhn's sum of the digits before the check digit.
  static func luhnSum(_ digits: [Int]) -> Int {
    digits.reversed().enumerated().reduce(0) { sum, entry in
      let value = entry.offset % 2 == 0 ? entry.element * 2 : entry.element
      return sum + value / 10 + value % 10
    }
  }

  static func abaDigit(_ digits: [Int]) -> Int {
    let sum = zip(digits, [3, 7, 1, 3, 7, 1, 3, 7]).reduce(0) { $0 + $1.0 * $1.1 }
    return (10 - sum % 10) % 10
  }

  static func account(_ token: [UInt8]) -> [UInt8] {
    guard token.count > 4 else { return token }
    let remainder = (token[4...] + token[..<2] + [0x30, 0x30]).reduce(0) { remainder, byte in
      byte >= 0x41
        ? (remainder * 100 + Int(byte) - 0x41 + 10) % 97 : (remainder * 10 + Int(byte) - 0x30) % 97
    }
    let check = 98 - remainder
    return token[..<2] + [UInt8(check / 10 + 0x30), UInt8(check % 10 + 0x30)] + token[4...]
  }
}
