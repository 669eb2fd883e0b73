import PicketModel
import PicketRules
import Testing

struct RuleFileTests {
  static let complete = """
    [[rules]]
    id = "acme-api-key"
    aliases = ["SH01"]
    name = "Acme API key"
    category = "secret"
    severity = "critical"
    impact = "high"
    likelihood = "medium"
    confidence = "high"
    action = "deny"
    regex = '''\\bacme_([a-z0-9]{32})\\b'''
    secretGroup = 1
    keywords = ["acme"]
    entropy = 3
    proof = "acme-crc32"
    stride = "ID"
    cwe = 798
    controls = ["pci-dss:3.4"]
    why = "It opens the account."
    fix = "Revoke it."
    references = ["https://acme.test/keys"]
    examples = ["key: {{acme_ + lalnum*32}}", {path = ".env", mode = "0644", text = ""}]
    counterexamples = [{command = "ls", cwd = "/"}, {event = "{}"}]
    [[rules.variants]]
    key = "test-key"
    severity = "low"
    message = "A test key."
    """

  private func parse(
    _ text: String, _ strictness: RuleFile.Strictness = .user
  ) -> (rules: [ParsedRule], errors: [RuleFileError]) {
    RuleFile.parse([RuleFile(name: "a.toml", bytes: Array(text.utf8))], strictness: strictness)
  }

  @Test func `reads every key`() throws {
    let (rules, errors) = parse(Self.complete, .builtIn)
    #expect(errors.isEmpty, "\(errors)")
    let rule = try #require(rules.first?.rule)
    var expected = Rule(
      id: "acme-api-key", name: "Acme API key", category: .secret, severity: .critical,
      confidence: .high, action: .deny,
      matcher: .regex(
        RegexMatcher(
          pattern: #"\bacme_([a-z0-9]{32})\b"#, secretGroup: 1, keywords: ["acme"],
          judgement: Judgement(minimumEntropy: 3, proof: "acme-crc32"))))
    expected.aliases = ["SH01"]
    expected.impact = .high
    expected.likelihood = .medium
    expected.stride = "ID"
    expected.cwe = 798
    expected.controls = ["pci-dss:3.4"]
    expected.why = "It opens the account."
    expected.fix = "Revoke it."
    expected.references = ["https://acme.test/keys"]
    expected.examples = [
      .text("key: {{acme_ + lalnum*32}}"),
      .entry(path: ".env", mode: "0644", target: nil, text: ""),
    ]
    expected.counterexamples = [.command("ls", cwd: "/", project: nil), .event("{}")]
    expected.variants = [RuleVariant(key: "test-key", severity: .low, message: "A test key.")]
    #expect(rule == expected)
  }

  @Test func `gives a user's rule its defaults`() throws {
    let rule = try #require(parse("[[rules]]\nid = 'x'\nregex = 'y'\n").rules.first?.rule)
    #expect(rule.name == "x")
    #expect(rule.category == .secret)
    #expect(rule.severity == .high)
    #expect(rule.confidence == .medium)
    #expect(rule.action == .ask)
  }

  @Test(arguments: [
    (
      "near = {words = ['aws'], within = 40, value = '[A-Z]{40}'}",
      Matcher.near(NearMatcher(words: ["aws"], within: 40, value: "[A-Z]{40}"))
    ),
    ("path = '*.pem'", .path("*.pem")),
    (
      "check = 'shell/download-and-run'",
      .check("shell/download-and-run")
    ),
  ])
  func `reads the other matchers`(line: String, expected: Matcher) {
    #expect(parse("[[rules]]\nid = 'x'\n\(line)\n").rules.first?.rule.matcher == expected)
  }

  @Test func `points into a pattern`() throws {
    let text = "[[rules]]\nid = 'x'\nregex = \"\"\"\\\n  a\\\\d\\\n  b\"\"\"\n"
    let rule = try #require(parse(text).rules.first)
    #expect((0...4).map { rule.position(ofPatternByte: $0).line } == [4, 4, 4, 5, 5])
    #expect((0...4).map { rule.position(ofPatternByte: $0).column } == [3, 4, 6, 3, 4])
    let error = rule.patternError("a group is open; close it", atPatternByte: 1)
    #expect(
      error.description
        == "a.toml:4:4: the pattern cannot be used, a group is open; close it")
  }

  @Test func `accepts other keys only in a configuration`() {
    let text = "fail-on = 'low'\n[[rules]]\nid = 'x'\nregex = 'y'\n"
    #expect(parse(text).errors.count == 1)
    let file = RuleFile(name: "c.toml", bytes: Array(text.utf8))
    let result = RuleFile.parse([file], strictness: .user, allowingOtherTopLevelKeys: true)
    #expect(result.errors.isEmpty)
    #expect(result.rules.count == 1)
  }

  @Test func `names both places of an id that is taken`() {
    let files = ["a.toml", "b.toml"].map { name in
      RuleFile(name: name, bytes: Array("\n[[rules]]\nid = 'x'\nregex = 'y'\n".utf8))
    }
    let (rules, errors) = RuleFile.parse(files, strictness: .user)
    #expect(rules.map(\.file) == ["a.toml"])
    #expect(
      errors.map(\.description) == [
        "b.toml:3:6: 'x' is taken by the rule at a.toml:3; choose another name"
      ])
  }
}
