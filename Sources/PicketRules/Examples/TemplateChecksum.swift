internal import PicketFormats
internal import PicketModel

/// A checksum that a template can end in, by its name there: that of the proof which it passes.
///
/// To add one: a case, and its line in `completed`.
enum TemplateChecksum: String, CaseIterable, Hashable, Sendable {
  /// GitHub, npm: CRC-32 of the body, in six base-62 digits.
  case crc32Base62 = "crc32-base62"
  /// Cloudflare: CRC-32 of the body, in eight lower-case hexadecimal digits.
  case crc32Hex = "crc32-hex"
  /// GitLab: `.`, the length of the payload, and CRC-32 of all before it, in base 36.
  case gitlabRoutable = "gitlab-routable"
  /// Grafana: `_`, and CRC-32 of all before it, in hexadecimal digits of little-endian bytes.
  case grafanaServiceAccount = "grafana-service-account"
  /// Atlassian: CRC-32 of all before it, in eight upper-case hexadecimal digits.
  case atlassian
  /// Zuplo: `_`, and CRC-32 of the body, in eight lower-case hexadecimal digits.
  case zuplo
  /// Confluent: CRC-32 of the body, in six characters of base 64.
  case confluent
  /// Microsoft: Marvin32 of the bytes that stand before it in base 64, the last four characters of
  /// which are the signature of a product.
  case azureMarvin32 = "azure-marvin32"
  /// Azure DevOps: puts the checksum into 52 characters of base 32.
  case azureDevOps = "azure-devops"
  /// age, Nostr and others: six characters that make a text Bech32.
  case bech32
  /// Bitcoin and others: makes base 58 with a checksum of hexadecimal digits.
  case base58Check = "base58check"
  /// The XRP Ledger: the same in its own alphabet.
  case base58CheckXRP = "base58check-xrp"
  /// Stellar: CRC-16 of the bytes that stand before it in base 32.
  case strkey
  /// NATS: the same as Stellar's.
  case nkey
  /// Wallets: makes words of hexadecimal digits.
  case bip39
  /// Cards and others: the digit of Luhn.
  case luhn
  /// Banks of the United States: the ninth digit.
  case aba
  /// Bank accounts: the third and fourth digit, for which any two digits stand.
  case iban

  /// Returns a token with its checksum.
  ///
  /// A token that has not the form which the checksum is made for stays as it is.
  ///
  /// - Parameters:
  ///   - token: the token as far as it has come.
  ///   - bodyStart: where its body starts, behind its prefix, the literal that the template starts
  ///     with.
  /// - Returns: the whole token.
  func completed(_ token: [UInt8], bodyStart: Int) -> [UInt8] {
    let body = token[bodyStart...]
    return switch self {
    case .crc32Base62: token + CRC32.checksum(of: body).base62
    case .crc32Hex: token + Hexadecimal.encode(CRC32.checksum(of: body))
    case .gitlabRoutable: Self.routable(token, bodyStart: bodyStart)
    case .grafanaServiceAccount:
      token + [UInt8(ascii: "_")]
        + Hexadecimal.encode(CRC32.checksum(of: token).byteSwapped)
    case .atlassian: token + Hexadecimal.encode(CRC32.checksum(of: token), isUpperCase: true)
    case .zuplo: token + [UInt8(ascii: "_")] + Hexadecimal.encode(CRC32.checksum(of: body))
    case .confluent:
      token + Base64.encode(CRC32.checksum(of: body).littleEndianBytes).prefix(6)
    case .azureMarvin32: Self.identifiable(token)
    case .azureDevOps: Self.devOps(token)
    case .bech32: token + Self.bech32(token)
    case .base58Check: Self.base58(token, .bitcoin)
    case .base58CheckXRP: Self.base58(token, .ripple)
    case .strkey, .nkey: Self.withCRC16(token)
    case .bip39: Self.phrase(token)
    case .luhn: token + Self.digit(of: token) { (10 - Self.luhnSum($0) % 10) % 10 }
    case .aba: token + Self.digit(of: token, Self.abaDigit)
    case .iban: Self.account(token)
    }
  }
}
