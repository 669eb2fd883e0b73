import PicketKit
import PicketRules
import PicketTable
import Testing

/// What `patterns/` promises about itself.
struct RuleCatalogueTests {
  private static let sources = catalogueFiles()

  @Test func `compiles without a fault`() throws {
    #expect(throws: Never.self) {
      try RuleLoader.compile(Self.sources, strictness: .builtIn)
    }
  }

  @Test func `is what the executable holds`() throws {
    let fresh = try RuleLoader.compile(Self.sources, strictness: .builtIn).table
    #expect(fresh == BuiltInRules.bytes, "run 'make table'")
  }

  @Test func `finds every example and no counterexample`() throws {
    let test = try RuleTest(Self.sources)
    #expect(test.ruleCount > 50 && test.exampleCount > 2 * test.ruleCount)
    #expect(test.faults == [])
  }
}
