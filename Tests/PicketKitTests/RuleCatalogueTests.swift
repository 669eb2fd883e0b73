import PicketKit
import PicketModel
import PicketRules
import PicketTable
import Testing

/// What `patterns/` promises about itself.
struct RuleCatalogueTests {
  private static let sources = catalogueFiles()

  static let rules: [ParsedRule] = RuleFile.parse(
    sources.map { RuleFile(name: $0.name, bytes: $0.bytes) }, strictness: .builtIn
  ).rules

  /// One for all tests: making it costs more than scanning an example.
  private static let scanner = Result { try Scanner() }

  @Test func `compiles without a fault`() throws {
    #expect(throws: Never.self) {
      try RuleLoader.compile(Self.sources, strictness: .builtIn)
    }
  }

  @Test func `is what the executable holds`() throws {
    let fresh = try RuleLoader.compile(Self.sources, strictness: .builtIn).table
    #expect(fresh == BuiltInRules.bytes, "run 'make table'")
  }

  @Test(arguments: rules.map(\.rule))
  func `finds every example and no counterexample`(rule: Rule) throws {
    let scanner = try Self.scanner.get()
    for example in rule.examples {
      let found = try findings(in: example, scanner)
      #expect(found.contains { $0.rule == rule.id }, "\(rule.id) misses \(shown(example))")
    }
    for example in rule.counterexamples {
      // A published value may stand among the counterexamples: it is told as what it is.
      let found = try findings(in: example, scanner).filter { !$0.isExampleValue }
      #expect(!found.contains { $0.rule == rule.id }, "\(rule.id) finds \(shown(example))")
    }
  }

  private func findings(in example: RuleExample, _ scanner: Scanner) throws -> [Finding] {
    switch example {
    case .text(let text):
      let bytes = try ExampleTemplate(text).expanded
      return scanner.scan(bytes.span, path: BytePath("example")).findings
    case .entry(let path, _, _, let text):
      let bytes = try ExampleTemplate(text ?? "").expanded
      return scanner.scan(bytes.span, path: BytePath(path)).findings
    case .command, .event:
      Issue.record("no rule over commands or events is tested yet")
      return []
    }
  }

  /// The example without its secret, for the log of a failure.
  private func shown(_ example: RuleExample) -> String {
    guard case .text(let text) = example else { return "\(example)" }
    return (try? ExampleTemplate(text).masked) ?? text
  }
}

extension Finding {
  fileprivate var isExampleValue: Bool {
    evidence.contains { $0.name == "example-value" }
  }
}
