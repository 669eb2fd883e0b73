/// The one way in which a rule recognises a thing.
public enum Matcher: Hashable, Sendable {
  /// A regular expression over the bytes of a text.
  case regex(RegexMatcher)
  /// A pattern, in gitignore's syntax, over the path of an entry.
  case path(String)
  /// A check in code, named `<family>/<name>`.
  case check(String)
  /// A value that is told only by a word that stands before it.
  case near(NearMatcher)
  /// A command of a shell, in files and before it runs.
  case command(CommandPattern)
}

/// A regular expression, and what has to be true of the secret that it captures.
public struct RegexMatcher: Hashable, Sendable {
  /// The expression, in PCRE2's syntax.
  public var pattern: String
  /// The number of the group that captures the secret; 0 is the whole match.
  public var secretGroup: Int
  /// Words of which one has to stand in the match, in any case; empty asks for none.
  public var keywords: [String]
  /// What the captured secret has to withstand; the default lets everything pass.
  public var judgement: Judgement

  /// Makes a matcher from a pattern in PCRE2's syntax.
  public init(
    pattern: String, secretGroup: Int = 0, keywords: [String] = [],
    judgement: Judgement = Judgement()
  ) {
    self.pattern = pattern
    self.secretGroup = secretGroup
    self.keywords = keywords
    self.judgement = judgement
  }
}

/// A context word, and a value of a given alphabet and length that follows it.
public struct NearMatcher: Hashable, Sendable {
  /// The words, of which one has to stand before the value, in any case.
  public var words: [String]
  /// The largest number of bytes between the end of the word and the value.
  public var within: Int
  /// The value, as a regular expression for one kind of character and its count.
  public var value: String
  /// What the value has to withstand; the default lets everything pass.
  public var judgement: Judgement

  /// Makes a matcher from context words and the shape of the value.
  public init(words: [String], within: Int, value: String, judgement: Judgement = Judgement()) {
    self.words = words
    self.within = within
    self.value = value
    self.judgement = judgement
  }
}

/// What a captured secret has to withstand before it becomes a finding.
public struct Judgement: Hashable, Sendable {
  /// The least Shannon entropy of the secret, in bits per byte.
  public var minimumEntropy: Double?
  /// The name of a proof that needs no network, such as a checksum.
  public var proof: String?
  /// The model that judges the secret by its name, its form and its place.
  public var model: Model?

  /// A way to judge a secret by more than itself; it sets the confidence of the finding, too.
  public enum Model: String, CaseIterable, Hashable, Sendable {
    /// A value is judged by the name that it has in the text around.
    case namedValue = "named-value"
  }

  /// Makes a judgement; without arguments it lets everything pass.
  public init(minimumEntropy: Double? = nil, proof: String? = nil, model: Model? = nil) {
    self.minimumEntropy = minimumEntropy
    self.proof = proof
    self.model = model
  }
}
