import PicketKit
import PicketModel
import PicketRules
import PicketScan
import Testing

/// Each rule over secrets in each syntax in which people write secrets, and changed secrets that none
/// may be taken for.
struct CatalogueMatrixTests {
  static let rules: [ParsedRule] = RuleFile.parse(
    catalogueFiles().map { RuleFile(name: $0.name, bytes: $0.bytes) }, strictness: .builtIn
  ).rules.filter { $0.rule.category == .secret }

  @Test(arguments: rules)
  func `finds a secret in every syntax`(rule: ParsedRule) throws {
    guard SyntaxExceptions.ofForm[rule.rule.id] == nil else { return }
    let found = try SecretSample(rule)
    let sample = try #require(found, "\(rule.rule.id) has no example of name and value")
    let impossible = SyntaxExceptions.ofSyntax[rule.rule.id] ?? []
    for syntax in SecretSyntax.all(sample) where !impossible.contains(syntax.label) {
      let isFound = sample.isFound(in: syntax.text)
      #expect(isFound, "\(rule.rule.id) misses its secret in: \(syntax.label)")
    }
  }

  @Test(arguments: rules)
  func `takes no changed token for one`(rule: ParsedRule) throws {
    guard let sample = try SecretSample(rule), let prefix = sample.fixedPrefix else { return }
    for mutant in sample.mutants(prefix: prefix) {
      #expect(!sample.finds(mutant.text), "\(rule.rule.id) finds a token that is \(mutant.label)")
    }
  }
}
