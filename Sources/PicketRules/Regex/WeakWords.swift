/// Words that stand in every other file, so that a rule led by one looks for a value behind it first.
///
/// `token` alone is no sign of a credential, `token = "8f3a…"` is. An anchor on such a word counts
/// only where an operator and then a value follow it. This is part of what a rule means, and holds
/// whether the scanner filters or not.
package enum WeakWords {
  /// The words, in lower case.
  private static let words: Set<String> = [
    "access", "account", "admin", "api", "app", "auth", "authentication", "authorization", "bearer",
    "client", "code", "cred", "credential", "credentials", "creds", "id", "key", "keys", "login",
    "name", "pass", "passphrase", "passwd", "password", "passwords", "private", "public", "pwd",
    "refresh", "secret", "secrets", "session", "sign", "signing", "token", "tokens", "url", "user",
  ]
  private static let longestWord = words.map(\.utf8.count).max() ?? 0
  /// The bytes that join two words into one, as in `api_key`; `apikey` needs none.
  private static let joints = ByteSet("_-. ".utf8)

  /// The number of bytes behind the word in which the operator has to stand, and again behind the
  /// operator in which the value has to start.
  package static let reach = 40
  /// The least number of bytes in a value.
  package static let leastValueLength = 6
  /// What sets a name apart from its value.
  package static let operators = ByteSet("=:>,(|".utf8)
  /// What a value is made of: all that is visible but quotes, brackets, commas and semicolons.
  package static let valueBytes = ByteSet(0x21...0x7E).union(ByteSet(0x80...0xFF))
    .subtracting(ByteSet("\"'`()[]{}<>,;".utf8))

  /// Tells whether a literal consists of such words alone, in any case, with or without joints.
  static func contains(_ literal: [UInt8]) -> Bool {
    guard literal.count <= LiteralText.maximumLength else { return false }
    // ends[n]: whether the first n bytes are whole words; a joint may stand between two.
    var ends = [true]
    for end in literal.indices.map({ $0 + 1 }) {
      let isWordEnd = (max(0, end - longestWord)..<end).contains { start in
        let isStart =
          ends[start] || start > 1 && joints.contains(literal[start - 1]) && ends[start - 1]
        return isStart && isWord(literal[start..<end])
      }
      ends.append(isWordEnd)
    }
    return !literal.isEmpty && ends[literal.count]
  }

  private static func isWord(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard bytes.allSatisfy(ByteSet.letters.contains) else { return false }
    return words.contains(String(decoding: bytes.map { $0 | 0x20 }, as: UTF8.self))
  }

  /// Tells whether an operator and a value follow a word.
  ///
  /// The first operator at or behind `start` counts, if it stands within `reach` bytes; a run of
  /// `leastValueLength` value bytes has to start within `reach` bytes behind it. What stands between
  /// them does not matter. The scanner's kernel gives the same answer.
  ///
  /// - Complexity: O(1).
  package static func isFollowedByValue(bytes: Span<UInt8>, from start: Int) -> Bool {
    let end = min(bytes.count, start + reach)
    var index = start
    while index < end, !operators.contains(bytes[index]) { index += 1 }
    guard index < end else { return false }
    return TailShape(set: valueBytes, gap: reach - 1, count: leastValueLength)
      .holds(in: bytes, at: index + 1)
  }
}
