package import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketRules

/// The pages of a directory of rules, in Markdown.
package struct RuleDocs {
  /// A page: its path from the root of all pages, and its text.
  package struct Page: Hashable, Sendable {
    package var path: String
    package var text: String
  }

  /// The index, and then a page for each file of rules.
  package let pages: [Page]

  /// Makes the pages of rule files.
  ///
  /// - Parameters:
  ///   - files: the files.
  ///   - root: the directory that their names start with.
  /// - Throws: `RuleErrors` with every fault of every file.
  package init(_ files: [RuleSource], root: String) throws(RuleErrors) {
    let sources = try RuleLoader.compile(files, strictness: .builtIn).sources
    var pages: [(path: String, name: String, rules: [Rule])] = []
    for file in files {
      let rules = sources.filter { $0.file == file.name }.map(\.rule)
      guard !rules.isEmpty, file.name.hasPrefix(root) else { continue }
      let path = file.name.dropFirst(root.count).drop { $0 == "/" }.dropLast(".toml".count)
      let name = path.split(separator: "/").last.map(String.init) ?? ""
      pages.append((path + ".md", name, rules))
    }
    let count = pages.reduce(0) { $0 + $1.rules.count }
    self.pages =
      [Page(path: "README.md", text: Self.index(pages, count: count))]
      + pages.map { Page(path: $0.path, text: Self.page($0.name, $0.rules)) }
  }

  private static let notice = "<!-- Written by `make docs` from `patterns/`. -->\n"

  private static func index(
    _ pages: [(path: String, name: String, rules: [Rule])], count: Int
  ) -> String {
    let counts = "\(Quantity.count(count, "rule")) on \(Quantity.count(pages.count, "page"))"
    var text = "\(notice)\n# Rules\n\n\(counts).\n"
    var directory: String?
    for page in pages {
      let parts = page.path.split(separator: "/")
      let next = parts.dropLast().joined(separator: "/")
      if next != directory {
        directory = next
        text += "\n## \(next.isEmpty ? "Others" : next)\n\n| page | rules |\n|---|---|\n"
      }
      let ids = page.rules.map { "[`\($0.id)`](\(page.path)#\($0.id))" }
      text += "| [\(page.name)](\(page.path)) | \(ids.joined(separator: ", ")) |\n"
    }
    return text
  }

  private static func page(_ name: String, _ rules: [Rule]) -> String {
    "\(notice)\n# \(name)\n\n" + rules.map(section).joined(separator: "\n")
  }

  private static func section(_ rule: Rule) -> String {
    var facts = [
      "severity **\(rule.severity.rawValue)**", "confidence \(rule.confidence.rawValue)",
      rule.category.rawValue,
    ]
    if let cwe = rule.cwe {
      facts.append("[CWE-\(cwe)](https://cwe.mitre.org/data/definitions/\(cwe).html)")
    }
    if !rule.stride.isEmpty { facts.append("STRIDE \(rule.stride)") }
    facts += rule.controls
    if !rule.aliases.isEmpty { facts.append("also " + rule.aliases.joined(separator: ", ")) }
    let variants = rule.variants.map { "- \($0.severity.rawValue): \(escaped($0.message))" }
    let parts = [
      // The id is the anchor that other pages and reports link to.
      "## \(rule.id)", "**\(escaped(rule.name))** · " + facts.joined(separator: " · "),
      escaped(rule.why), variants.joined(separator: "\n"), "Fix: " + escaped(rule.fix),
      block("Found:", rule.examples), block("Not found:", rule.counterexamples),
      rule.references.map { "- <\($0)>" }.joined(separator: "\n"),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
  }

  /// Returns examples, masked, as a block that shows them as they are.
  private static func block(_ title: String, _ examples: [RuleExample]) -> String {
    guard !examples.isEmpty else { return "" }
    let lines = examples.flatMap { example in
      example.masked.split(separator: "\n", omittingEmptySubsequences: false).map {
        "    \(String($0).harmless)"
      }
    }
    return "\(title)\n\n" + lines.joined(separator: "\n")
  }

  /// Returns text on one line that Markdown takes for nothing but text.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for character in text.split(whereSeparator: \.isNewline).joined(separator: " ") {
      if "\\`*_[]<>|#".contains(character) { result.append("\\") }
      result.append(character)
    }
    return result
  }
}
