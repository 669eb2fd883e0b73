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
    default: readCheck()
    }
  }

  private mutating func readCheck() -> Matcher? {
    let name = keys.text("check", where: RuleName.isCheck, "a check as \"family/name\"")
    if name == Self.commandCheck { return readCommand().map(Matcher.command) }
    if let entry = keys.table.entry("command") {
      keys.note(
        .misplacedKey("command", needs: "'check = \"\(Self.commandCheck)\"'"), at: entry.key.place)
    }
    return name.map(Matcher.check)
  }

  /// The check of rules that name a command.
  private static let commandCheck = "shell/command"
  private static let commandKeys = ["verb", "subcommand", "options", "arguments"]

  private mutating func readCommand() -> CommandPattern? {
    keys.require(["command"])
    guard let value = keys.table["command"] else { return nil }
    guard value.table != nil else {
      return keys.wrongType("command", value, "a table, `{verb = \"…\", options = [\"…\"]}`")
    }
    var command = keys.nested(value)
    command.allow(only: Self.commandKeys)
    command.require(["verb"])
    let verb = command.text(
      "verb", where: Self.isName, "the name of a command, without its directory and arguments")
    var pattern = CommandPattern(verb: verb ?? "")
    pattern.subcommand = command.texts("subcommand", where: Self.isName, "a word without blanks")
    pattern.options = command.texts(
      "options", where: Self.isOption, "an option without its value, such as \"--force\"")
    pattern.arguments = command.word("arguments")
    keys.errors += command.errors
    return verb == nil || !command.errors.isEmpty ? nil : pattern
  }

  private static func isName(_ text: String) -> Bool {
    !text.isEmpty && !text.hasPrefix("-")
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "/") }
  }

  private static func isOption(_ text: String) -> Bool {
    text.utf8.count > 1 && text.hasPrefix("-")
      && text.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "=") }
  }

  private mutating func noteMisplacedKeys(besides matcher: String) {
    let needs: [(key: String, matchers: [String])] = [
      ("secretGroup", ["regex"]), ("command", ["check"]), ("keywords", ["regex", "check"]),
      ("entropy", ["regex", "near"]),
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
