import Foundation
import PicketModel
import PicketRules
import Testing

/// The rules that ship: files that can be read, and examples that say something.
struct CatalogueTests {
  private static let directory = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "patterns")

  private static func files() throws -> [RuleFile] {
    let names = try FileManager.default.subpathsOfDirectory(atPath: directory.path)
    return try names.filter { $0.hasSuffix(".toml") }.sorted().map { name in
      let data = try Data(contentsOf: directory.appending(path: name))
      return RuleFile(name: "patterns/\(name)", bytes: Array(data))
    }
  }

  @Test func `has no fault`() throws {
    let (rules, errors) = RuleFile.parse(try Self.files(), strictness: .builtIn)
    #expect(errors.map(\.description) == [])
    #expect(!rules.isEmpty)
  }

  @Test func `shows with every rule what it must not find`() throws {
    for rule in RuleFile.parse(try Self.files(), strictness: .builtIn).rules {
      #expect(rule.rule.counterexamples.count >= 2, "\(rule.rule.id)")
    }
  }

  @Test func `keeps complete secrets out of pages`() throws {
    let rules = RuleFile.parse(try Self.files(), strictness: .builtIn).rules
    for rule in rules where rule.rule.category == .secret {
      for case .text(let text) in rule.rule.examples {
        let template = try ExampleTemplate(text)
        #expect(Array(template.masked.utf8) != template.expanded, "\(rule.rule.id): \(text)")
      }
    }
  }
}
