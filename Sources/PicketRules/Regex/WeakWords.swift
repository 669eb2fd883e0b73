/// Words that stand in every other file, so that a rule led by one looks for a value behind it first.
///
/// `token` alone is no sign of a credential, `token = "8f3a…"` is. An anchor on such a word counts
/// only where an operator and then a value follow it. This is part of what a rule means, and holds
/// whether the scanner filters or not.
package enum WeakWords {
  /// The words, without joints; compared in lower case.
  private static let words: Set<String> = [
    "access", "account", "admin", "api", "apikey", "apisecret", "apitoken", "auth",
    "authentication", "authorization", "authtoken", "accesskey", "accesstoken", "bearer", "client",
    "clientid", "clientkey", "clientsecret", "cred", "credential", "credentials", "creds", "id",
    "key", "keys", "login", "pass", "passphrase", "passwd", "password", "passwords", "private",
    "privatekey", "pw", "pwd", "secret", "secretkey", "secrets", "session", "token", "tokens", "url",
    "user", "username",
  ]
  /// The bytes that join two words into one, as in `api_key`.
  private static let joints = ByteSet("_-".utf8)

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

  /// Tells whether a literal is such a word, or several with a joint between each two.
  static func contains(_ literal: [UInt8]) -> Bool {
    let parts = literal.split(omittingEmptySubsequences: false, whereSeparator: joints.contains)
    guard parts.allSatisfy({ !$0.isEmpty && $0.allSatisfy(ByteSet.letters.contains) }) else {
      return false
    }
    let names = parts.map { String(decoding: $0.map { $0 | 0x20 }, as: UTF8.self) }
    return words.contains(names.joined()) || names.allSatisfy(words.contains)
  }

  /// Tells whether an operator and a value follow a word.
  ///
  /// The first operator at or behind `start` counts, if it stands within `reach` bytes; a run of
  /// `leastValueLength` value bytes has to start within `reach` bytes behind it. What stands between
  /// them does not matter. The scanner's kernel gives the same answer.
  ///
  /// - Parameter start: The position behind the word.
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
