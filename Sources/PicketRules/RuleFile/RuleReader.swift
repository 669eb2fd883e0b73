internal import PicketFormats
internal import PicketModel

/// Reads one `[[rules]]`.
struct RuleReader {
  var keys: KeyReader
  let strictness: RuleFile.Strictness
  var pattern: PatternPlaces?

  /// The keys that every rule of the catalogue has.
  private static let catalogueKeys = [
    "name", "category", "severity", "confidence", "why", "fix", "examples",
  ]

  private static let allKeys = [
    "id", "name", "category", "severity", "confidence", "action", "impact", "likelihood", "aliases",
    "regex", "path", "check", "command", "near", "secretGroup", "keywords", "entropy", "proof",
    "judge", "companions", "variants", "stride", "cwe", "controls", "why", "fix", "references",
    "examples", "counterexamples",
  ]

  init(
    _ value: TOMLValue, file: String, lines: SourceLines, strictness: RuleFile.Strictness
  ) {
    keys = KeyReader(value, file: file, lines: lines)
    self.strictness = strictness
    if value.table == nil {
      keys.note(
        .wrongType(key: "rules", expected: "a table, `[[rules]]`", found: value.kind),
        at: value.place)
    }
  }

  /// Returns the rule; `nil` where its id or its matcher is missing or faulty.
  mutating func read() -> ParsedRule? {
    guard keys.errors.isEmpty else { return nil }
    keys.allow(only: Self.allKeys)
    keys.require(strictness == .builtIn ? ["id"] + Self.catalogueKeys : ["id"])
    let id = keys.text("id", where: RuleName.isKebabCase, RuleName.kebabCaseAdvice)
    let matcher = readMatcher()
    var rule = Rule(
      id: id ?? "", name: keys.text("name") ?? id ?? "",
      category: keys.word("category") ?? Self.category(of: matcher),
      severity: keys.word("severity") ?? .high, confidence: keys.word("confidence") ?? .medium,
      action: keys.word("action") ?? .ask, matcher: matcher ?? .check(""))
    readTexts(into: &rule)
    readRisk(into: &rule)
    rule.companions = keys.texts(
      "companions", where: RuleName.isKebabCase, "the id of the rule of the other half")
    rule.variants = readVariants()
    rule.examples = readExamples("examples")
    rule.counterexamples = readExamples("counterexamples")
    if strictness == .builtIn, keys.table["examples"]?.array?.isEmpty == true {
      keys.refuse("examples", "at least one example")
    }
    guard id != nil, matcher != nil else { return nil }
    var keywords: [String] = []
    if case .check = rule.matcher { keywords = keys.texts("keywords", Self.keywordAdvice) }
    return ParsedRule(
      rule, keywords: keywords, file: keys.file, place: keys.place.position,
      valuePlaces: valuePlaces, pattern: pattern)
  }

  /// The field of a rule that does not say it.
  private static func category(of matcher: Matcher?) -> Category {
    if case .command = matcher { .shell } else { .secret }
  }

  private var valuePlaces: [String: TextPosition] {
    var places = keys.table.entries.map { ($0.key.name, $0.value.place.position) }
    for key in ["examples", "counterexamples"] {
      for (index, element) in (keys.table[key]?.array ?? []).enumerated() {
        places.append(("\(key)[\(index)]", element.place.position))
      }
    }
    return Dictionary(places, uniquingKeysWith: { first, _ in first })
  }

  private mutating func readTexts(into rule: inout Rule) {
    rule.why = keys.text("why") ?? ""
    rule.fix = keys.text("fix") ?? ""
    rule.aliases = keys.texts(
      "aliases", where: RuleName.isAlias, "letters, digits, '-', '_' and '.' such as \"SH01\"")
    rule.references = keys.texts(
      "references", where: { $0.hasPrefix("https://") || $0.hasPrefix("http://") },
      "an address that starts with https://")
  }

  private mutating func readRisk(into rule: inout Rule) {
    rule.impact = keys.word("impact")
    rule.likelihood = keys.word("likelihood")
    rule.stride =
      keys.text(
        "stride", where: RuleName.isSTRIDE, "letters of STRIDE, each once and in that order") ?? ""
    rule.cwe = keys.integer("cwe", in: 1...99_999)
    rule.controls = keys.texts(
      "controls", where: { $0.utf8.contains(UInt8(ascii: ":")) },
      "a standard and its control such as \"pci-dss:3.4\"")
  }

  private mutating func readVariants() -> [RuleVariant] {
    var seen: Set<String> = []
    return keys.elements("variants").compactMap { element in
      guard element.table != nil else {
        return keys.wrongType("variants", element, "a table, `[[rules.variants]]`")
      }
      var variant = keys.nested(element)
      variant.allow(only: ["key", "severity", "message"])
      variant.require(["key", "severity", "message"])
      let key = variant.text("key", where: RuleName.isKebabCase, RuleName.kebabCaseAdvice)
      let (severity, message): (Severity?, String?) = (
        variant.word("severity"), variant.text("message")
      )
      if let key, !seen.insert(key).inserted {
        variant.note(.duplicateVariant(key), at: element.place)
      }
      keys.errors += variant.errors
      guard let key, let severity, let message else { return nil }
      return RuleVariant(key: key, severity: severity, message: message)
    }
  }
}
