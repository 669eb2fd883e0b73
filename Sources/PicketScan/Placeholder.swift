/// Tells what stands for a secret in examples and templates from secrets.
///
/// A word or a run of characters counts only if it hardly stands in a random text of the same
/// length and characters: `EXAMPLE` hardly does, `test` does.
package enum Placeholder {
  /// How sure it is that a text is no secret.
  package enum Verdict: Hashable {
    /// It says so.
    case certain(String)
    /// It consists of words of which people make examples, and bad passwords.
    case likely(String)
    case none
  }

  /// The chance of a random text at which a word in it counts as chance, too.
  private static let highestChance = 1e-6
  /// The longest text that is judged, in bytes: chance makes anything of more.
  private static let maximumLength = 2_000

  /// Judges a secret.
  ///
  /// - Complexity: O(*n*), for *n* bytes.
  package static func verdict(on secret: ArraySlice<UInt8>) -> Verdict {
    guard !secret.isEmpty, secret.count <= maximumLength,
      secret.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else { return .none }
    let alphabet = GuessedAlphabet(secret)
    let lower = secret.map(\.lowerCased)
    if words.contains(where: { lower.holds($0) && alphabet.chance(of: $0) < highestChance }) {
      // Which word is not said: it is a piece of what may be a secret all the same.
      let reason = "it holds a word of examples"
      // In an address the word may name a host or a person.
      let isAddress = secret.contains(UInt8(ascii: "/")) && secret.contains(UInt8(ascii: "."))
      return isAddress ? .likely(reason) : .certain(reason)
    }
    if let reason = pattern(in: secret, lower, alphabet) { return .certain(reason) }
    return consistsOfWeakWords(lower) ? .likely("it consists of words of examples") : .none
  }

  /// Words that say that a value is none, in lower case.
  private static let words = [
    "example", "sample", "dummy", "placeholder", "changeme", "change_me", "change-me", "changethis",
    "replaceme", "replace_", "replace-", "insert_", "insert-", "insertyour", "your_", "your-",
    "yourapi", "yourkey", "yourtoken", "yoursecret", "yourpass", "youraccess", "redacted", "masked",
    "hidden", "foobar", "deadbeef", "cafebabe", "loremipsum", "fixme", "undefined", "notreal",
    "not_a_real", "not-a-real", "not_real", "not-real", "fake_", "fake-", "_fake", "-fake",
    "fakekey", "faketoken", "fakesecret", "test_key", "test-key", "testkey", "test_token",
    "testtoken", "mock_", "mock-", "_here", "-here", "keyhere", "tokenhere", "secrethere",
    "passwordhere",
  ].map { Array($0.utf8) }

  // MARK: Runs

  /// Tells whether two thirds of the letters and digits are the same one, as in an empty UUID.
  private static func isNearlyOneCharacter(_ secret: ArraySlice<UInt8>) -> Bool {
    var counts = [Int](repeating: 0, count: 128)
    for byte in secret where byte >= 0x30 { counts[Int(byte)] += 1 }
    let most = counts.max() ?? 0
    return most * 3 >= secret.count { $0 >= 0x30 } * 2
  }

  private static func pattern(
    in secret: ArraySlice<UInt8>, _ lower: [UInt8], _ alphabet: GuessedAlphabet
  ) -> String? {
    if secret.count >= 8, Set(secret).count <= 2 {
      return "it has two different characters at most"
    }
    if secret.count >= 16, isNearlyOneCharacter(secret) { return "one character makes most of it" }
    if namesConstant(secret) { return "it is the name of a constant" }
    if countsUp(secret) { return "its bytes count up" }
    let equal = longestRun(Array(secret)) { $0 == $1 }
    let mask = UInt8(ascii: "x")
    if equal.length >= 4, equal.length * 2 >= secret.count {
      return "one character again and again"
    }
    if equal.length >= 3, [UInt8(ascii: "*"), UInt8(ascii: ".")].contains(equal.byte) {
      return "it is masked"
    }
    let isRare = alphabet.chanceOfRun(equal.length) < highestChance
    if equal.byte.lowerCased == mask, isRare { return "it is masked" }
    let rising = longestRun(lower) { $1 == $0 &+ 1 || $0 == 0x39 && $1 == 0x30 }
    guard rising.length >= 6, alphabet.chanceOfRun(rising.length - 1) < highestChance else {
      return nil
    }
    return "its characters count up"
  }

  /// Tells whether a text is a name of secrets in upper case, such as `SHOP_DBPASS`.
  private static func namesConstant(_ secret: ArraySlice<UInt8>) -> Bool {
    guard secret.count >= 6,
      secret.allSatisfy({ (0x41...0x5A).contains($0) || $0 == UInt8(ascii: "_") })
    else { return false }
    let text = Array(secret)
    return wordsOfConstants.contains { text.holds($0) }
  }

  private static let wordsOfConstants = ["PASS", "SECRET", "TOKEN", "API_KEY", "_KEY"].map {
    Array($0.utf8)
  }

  /// Tells whether hexadecimal digits give bytes of which each is one more than that before, or
  /// eleven in hexadecimal: `000102…`, `112233…`.
  private static func countsUp(_ secret: ArraySlice<UInt8>) -> Bool {
    guard secret.count >= 16, secret.count.isMultiple(of: 2) else { return false }
    let text = Array(secret)
    let bytes = stride(from: 0, to: text.count, by: 2).map { start in
      UInt8(String(decoding: text[start..<(start + 2)], as: UTF8.self), radix: 16)
    }
    guard bytes.allSatisfy({ $0 != nil }) else { return false }
    let steps = zip(bytes, bytes.dropFirst()).map { ($1 ?? 0) &- ($0 ?? 0) }
    return [1, 0x11].contains { step in steps.count { $0 == step } * 4 >= steps.count * 3 }
  }

  /// Returns the longest run in which each byte goes on from the one before, and its first byte.
  private static func longestRun(
    _ bytes: [UInt8], _ goesOn: (UInt8, UInt8) -> Bool
  ) -> (byte: UInt8, length: Int) {
    var longest = (byte: UInt8(0), length: 0)
    var start = 0
    for index in bytes.indices {
      if index > start, !goesOn(bytes[index - 1], bytes[index]) { start = index }
      if index - start + 1 > longest.length { longest = (bytes[start], index - start + 1) }
    }
    return longest
  }

  // MARK: Weak words

  /// Tells whether nothing but words of examples stands in a text, and short numbers.
  private static func consistsOfWeakWords(_ lower: [UInt8]) -> Bool {
    let pieces = lower.split { !isLetter($0) && !(0x30...0x39).contains($0) }
    guard !pieces.isEmpty else { return false }
    return pieces.allSatisfy { piece in
      let word = piece.prefix(while: isLetter)
      let number = piece.dropFirst(word.count)
      guard number.count <= 4, number.isEmpty || number.isNumber else { return false }
      return weakWords.contains(String(decoding: word, as: UTF8.self))
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static let weakWords: Set<String> = [
    "", "a", "abc", "access", "account", "admin", "api", "app", "auth", "bar", "baz", "client",
    "credential", "credentials", "db", "default", "demo", "dev", "fake", "foo", "github", "guest",
    "id", "invalid", "is", "key", "letmein", "local", "long", "mock", "my", "mypassword",
    "mysecret",
    "mysql", "none", "not", "null", "pass", "passphrase", "password", "passwd", "postgres",
    "private",
    "public", "pwd", "qwerty", "random", "real", "root", "secret", "some", "sth", "string", "super",
    "supersecret", "temp", "test", "testing", "the", "this", "todo", "token", "user", "username",
    "value", "very",
  ]
}

/// The characters that a secret was made of, guessed from those that are in it.
private struct GuessedAlphabet {
  private let size: Double
  /// In how many ways a letter can be written.
  private let waysOfLetter: Double
  private let length: Int

  init(_ secret: ArraySlice<UInt8>) {
    length = secret.count
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    let hasUpper = secret.contains { (0x41...0x5A).contains($0) }
    let hasLower = secret.contains { (0x61...0x7A).contains($0) }
    let others = Set(
      secret.filter { !digits.contains($0) && !(0x61...0x7A).contains($0.lowerCased) })
    let isHexadecimal = secret.allSatisfy {
      digits.contains($0) || (0x61...0x66).contains($0.lowerCased) || $0 == UInt8(ascii: "-")
    }
    let (letters, numbers) = isHexadecimal ? (6.0, 10.0) : (26, 10)
    let hasDigits = isHexadecimal || secret.contains(where: digits.contains)
    waysOfLetter = hasUpper && hasLower ? 2 : 1
    size =
      (hasUpper || hasLower ? letters * waysOfLetter : 0) + (hasDigits ? numbers : 0)
      + Double(others.count)
  }

  /// Returns the chance that a word stands anywhere in a random text of the same length, at most.
  func chance(of word: [UInt8]) -> Double {
    word.reduce(Double(max(0, length - word.count + 1))) { chance, byte in
      chance * ((0x61...0x7A).contains(byte) ? waysOfLetter : 1) / size
    }
  }

  /// Returns the chance that one of the characters stands so often in a row, at most.
  func chanceOfRun(_ count: Int) -> Double {
    (0..<count).reduce(Double(length)) { chance, _ in chance / size }
  }
}

extension [UInt8] {
  /// Tells whether a word stands anywhere in the bytes.
  fileprivate func holds(_ word: [UInt8]) -> Bool {
    guard count >= word.count else { return false }
    return (0...(count - word.count)).contains { start in
      self[start] == word[0] && self[start..<(start + word.count)].elementsEqual(word)
    }
  }
}

extension UInt8 {
  /// The letter in lower case; every other byte as it is.
  fileprivate var lowerCased: UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) ? self | 0x20 : self
  }
}
