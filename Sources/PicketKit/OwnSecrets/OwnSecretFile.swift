internal import PicketFormats
internal import PicketModel

/// Takes the secrets out of the files where programs keep them.
enum OwnSecretFile {
  /// Returns the values of settings whose names promise secrets, and the passwords of addresses.
  ///
  /// Takes what `.env`, INI, YAML and JSON have in common: a name, `=` or `:`, and a value.
  static func settings(in text: [UInt8], isJSON: Bool) -> [[UInt8]] {
    let pieces = text.split { byte in
      byte == 0x0A || byte == 0x0D || isJSON && (byte == 0x2C || byte == 0x7B || byte == 0x7D)
    }
    return pieces.flatMap { values(ofSetting: $0) }
  }

  private static func values(ofSetting line: ArraySlice<UInt8>) -> [[UInt8]] {
    let start = line.first { $0 > 0x20 }
    guard start != UInt8(ascii: "#") else { return [] }
    // Settings of npm have colons in their names: `//host/:_authToken=…`.
    let isOfHost = start == UInt8(ascii: "/")
    let mark = line.firstIndex { byte in
      byte == UInt8(ascii: "=") || !isOfHost && byte == UInt8(ascii: ":")
    }
    guard let mark else { return [] }
    let name = line[..<mark].drop { $0 <= 0x20 || $0 == 0x22 || $0 == 0x27 }
    let value = unquoted(line[(mark + 1)...])
    if let password = password(ofAddress: value) { return [password] }
    guard promisesSecret(name) else { return [] }
    // Docker keeps `user:password` in Base64.
    let decoded = Base64.decode(value[...]).map { $0.split(separator: 0x3A, maxSplits: 1) }
    let inner = decoded.flatMap { $0.count == 2 ? [Array($0[1])] : nil } ?? []
    return [value]
      + (String(decoding: name, as: UTF8.self).lowercased().hasPrefix("auth") ? inner : [])
  }

  private static func unquoted(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var text = text.drop { $0 <= 0x20 }
    while let last = text.last, last <= 0x20 { text = text.dropLast() }
    if let quote = text.first, quote == 0x22 || quote == 0x27 {
      return Array(text.dropFirst().prefix { $0 != quote })
    }
    return Array(text.prefix { $0 > 0x20 })
  }

  /// The password in `scheme://user:password@host`.
  private static func password(ofAddress text: [UInt8]) -> [UInt8]? {
    let mark = "://".utf8
    guard let scheme = text.indices.first(where: { text[$0...].starts(with: mark) }) else {
      return nil
    }
    let rest = text[(scheme + mark.count)...].prefix { $0 != UInt8(ascii: "/") }
    guard let at = rest.lastIndex(of: UInt8(ascii: "@")),
      let colon = rest[..<at].firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    return Array(rest[(colon + 1)..<at])
  }

  private static let secretWords = [
    "pass", "pwd", "secret", "token", "key", "auth", "credential", "private", "cookie",
  ]
  private static let otherWords = [
    "public", "path", "file", "_dir", "_url", "_id", "host", "sock",
  ]

  private static func promisesSecret(_ name: ArraySlice<UInt8>) -> Bool {
    let lower = String(decoding: name, as: UTF8.self).lowercased()
    return secretWords.contains { lower.holds($0) } && !otherWords.contains { lower.holds($0) }
  }

  /// The passwords of a `.netrc`: words behind the word `password`.
  static func netrc(_ text: [UInt8]) -> [[UInt8]] {
    let words = text.split { $0 <= 0x20 }
    return zip(words, words.dropFirst()).filter { $0.0.elementsEqual("password".utf8) }
      .map { Array($0.1) }
  }

  /// The passwords of a `.pgpass`: the fifth field of each line, with `\` before `:` and `\`.
  static func pgpass(_ text: [UInt8]) -> [[UInt8]] {
    text.split { $0 == 0x0A || $0 == 0x0D }.compactMap { line in
      guard line.first != UInt8(ascii: "#") else { return nil }
      var fields: [[UInt8]] = [[]]
      var isEscaped = false
      for byte in line {
        if !isEscaped, byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if !isEscaped, byte == 0x3A, fields.count < 5 {
          fields.append([])
        } else {
          fields[fields.count - 1].append(byte)
          isEscaped = false
        }
      }
      return fields.count == 5 ? fields[4] : nil
    }
  }
}
