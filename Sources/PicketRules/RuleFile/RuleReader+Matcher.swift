internal import PicketFormats
internal import PicketModel

/// The one way in which a rule recognises a thing.
extension RuleReader {
  /// The keys of which a rule has exactly one.
  private static let matcherKeys = ["regex", "path", "check", "near"]
  static let keywordAdvice = "a word in quotes, not empty"
  /// The largest number of a group that may capture the secret.
  private static let maximumGroup = 99

  /// Returns the matcher; `nil` where there is none, several, or a faulty one.
  mutating func readMatcher() -> Matcher? {
    let found = Self.matcherKeys.filter { keys.table[$0] != nil }
    guard found.count == 1, let key = found.first else {
      guard !found.isEmpty || keys.misspelt.isDisjoint(with: Self.matcherKeys) else { return nil }
      let place = found.dropFirst().first.flatMap { keys.table.entry($0)?.key.place } ?? keys.place
      keys.note(.matcherCount(found), at: place)
      return nil
    }
    noteMisplacedKeys(besides: key)
    return switch key {
    case "regex": readRegex().map(Matcher.regex)
    case "near": readNear().map(Matcher.near)
    case "path": keys.text("path").map(Matcher.path)
    default:
      keys.text("check", where: RuleName.isCheck, "a check as \"family/name\"").map(Matcher.check)
    }
  }

  private mutating func noteMisplacedKeys(besides matcher: String) {
    let needs: [(key: String, matchers: [String])] = [
      ("secretGroup", ["regex"]), ("keywords", ["regex", "check"]), ("entropy", ["regex", "near"]),
      ("proof", ["regex", "near"]), ("judge", ["regex"]),
    ]
    for (key, matchers) in needs where !matchers.contains(matcher) {
      guard let entry = keys.table.entry(key) else { continue }
      let names = matchers.map { "'\($0)'" }.joined(separator: " or ")
      keys.note(.misplacedKey(key, needs: names), at: entry.key.place)
    }
  }

  private mutating func readRegex() -> RegexMatcher? {
    let string = keys.string("regex")
    let group = keys.integer("secretGroup", in: 0...Self.maximumGroup) ?? 0
    let keywords = keys.texts("keywords", Self.keywordAdvice)
    let judgement = readJudgement()
    guard let string else { return nil }
    pattern = PatternPlaces(string: string, lines: keys.lines)
    return RegexMatcher(
      pattern: string.text, secretGroup: group, keywords: keywords, judgement: judgement)
  }

  private mutating func readNear() -> NearMatcher? {
    let judgement = readJudgement()
    guard let value = keys.table["near"] else { return nil }
    guard value.table != nil else {
      return keys.wrongType("near", value, "a table, `{words = […], within = 40, value = \"…\"}`")
    }
    var near = keys.nested(value)
    near.allow(only: ["words", "within", "value"])
    near.require(["words", "within", "value"])
    let words = near.texts("words", "a word in quotes, not empty")
    if near.table["words"]?.array?.isEmpty == true { near.refuse("words", "at least one word") }
    let within = near.integer("within", in: 1...255)
    let string = near.string("value")
    keys.errors += near.errors
    guard !words.isEmpty, let within, let string else { return nil }
    pattern = PatternPlaces(string: string, lines: keys.lines)
    return NearMatcher(words: words, within: within, value: string.text, judgement: judgement)
  }

  private mutating func readJudgement() -> Judgement {
    Judgement(
      // A byte holds at most 8 bits.
      minimumEntropy: keys.number("entropy", in: 0...8),
      proof: keys.text("proof", where: RuleName.isKebabCase, RuleName.kebabCaseAdvice),
      model: keys.word("judge"))
  }
}
