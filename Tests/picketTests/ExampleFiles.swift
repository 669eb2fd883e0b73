import Foundation
import PicketKit
import PicketModel
import PicketRules
import PicketTestSupport

/// The first examples of all rules as files, each in a directory of its own, and the secrets in them.
struct ExampleFiles {
  let directory = TemporaryDirectory()
  /// The paths of the examples whose text a rule finds.
  private(set) var found: [String] = []
  /// What templates stand for, and what picket finds.
  private(set) var secrets: [[UInt8]] = []
  /// Those parts of them that are made up, without what all secrets of their kind have.
  private(set) var randomParts: [[UInt8]] = []
  /// What stands around them, and what rules say.
  private(set) var plain: [[UInt8]] = []
  private(set) var rules: [Rule] = []
  private var files: [String: (bytes: [UInt8], secrets: [[UInt8]])] = [:]

  init() throws {
    rules = try Scanner().rules
    for (number, rule) in rules.enumerated() {
      plain += Self.words(of: rule).map { Array($0.utf8) }
      // Pages show all examples, without what templates make up.
      for example in rule.examples + rule.counterexamples {
        plain.append(Array(try Self.shown(example).utf8))
      }
      for (index, example) in (rule.examples.prefix(1) + rule.counterexamples.prefix(1))
        .enumerated()
      {
        let root = "r\(number)/e\(index)"
        let isFound = index < rule.examples.prefix(1).count
        switch example {
        case .text(let text): try add(text, at: "\(root)/example", isFound)
        case .entry(let path, _, _, let text):
          // What a mode or a link says is not in the text.
          try add(text ?? "", at: "\(root)/\(path)", false)
        case .command, .event: break
        }
      }
    }
  }

  private static func shown(_ example: RuleExample) throws -> String {
    switch example {
    case .text(let text): try ExampleTemplate(text).masked
    case .entry(let path, let mode, let target, _):
      "\(mode ?? "") \(path) \(target ?? "")"
    case .command(let text, _, _), .event(let text): text
    }
  }

  private mutating func add(_ text: String, at path: String, _ isFound: Bool) throws {
    let bytes = try ExampleTemplate(text).expanded
    try directory.write(bytes, to: path)
    if isFound { found.append(path) }
    var own: [[UInt8]] = []
    var rest = text[...]
    while let template = rest.firstMatch(of: #/\{\{.*?\}\}/#) {
      rest = rest[template.range.upperBound...]
      let template = try ExampleTemplate(String(template.0))
      guard !template.expanded.starts(with: Self.publicKey) else { continue }
      own.append(template.expanded)
      randomParts += Self.randomParts(of: template)
    }
    files[path] = (bytes, own)
    plain.append(Array(path.utf8))
  }

  /// Returns the same with what picket says of the files.
  ///
  /// That is where secrets stand, also those without templates; whatever else is there is plain.
  func taking(_ findings: [JSONFinding]) -> ExampleFiles {
    var copy = self
    copy.take(findings)
    return copy
  }

  private mutating func take(_ findings: [JSONFinding]) {
    let ranges = Dictionary(grouping: findings.filter { $0.category == "secret" }, by: \.path)
    for (path, (bytes, own)) in files.sorted(by: { $0.key < $1.key }) {
      var hidden = (ranges[path] ?? []).compactMap(\.range)
      // Where a finding stands in a template, the rest is what people see beside a secret.
      hidden += own.compactMap { bytes.firstRange(of: $0) }.filter { template in
        !hidden.contains { $0.overlaps(template) }
      }
      var start = 0
      for range in hidden.sorted(by: { $0.lowerBound < $1.lowerBound }) {
        if start < range.lowerBound { plain.append(Array(bytes[start..<range.lowerBound])) }
        start = max(start, range.upperBound)
      }
      plain.append(Array(bytes[min(start, bytes.count)...]))
      secrets += hidden.map { Array(bytes[$0]) }
    }
  }

  /// How the public halves of keys for age start: random, and no secrets.
  private static let publicKey = Array("age1".utf8)

  /// Returns what a page that shows the template hides.
  private static func randomParts(of template: ExampleTemplate) -> [[UInt8]] {
    var (parts, rest) = ([[UInt8]](), template.expanded[...])
    for literal in template.masked.split(separator: "…", omittingEmptySubsequences: false) {
      let next = literal.isEmpty ? nil : rest.firstRange(of: Array(literal.utf8))
      parts.append(Array(rest[..<(next?.lowerBound ?? rest.startIndex)]))
      rest = rest[(next?.upperBound ?? rest.startIndex)...]
    }
    return parts + [Array(rest)]
  }

  private static func words(of rule: Rule) -> [String] {
    var words = [rule.id, rule.name, rule.why, rule.fix] + rule.aliases + rule.references
    // As they stand in reports.
    words += ["\(rule.name):", "cwe-\(rule.cwe ?? 0)", "CWE-\(rule.cwe ?? 0)"]
    words += rule.controls + rule.variants.flatMap { [$0.key, $0.message] }
    switch rule.matcher {
    case .regex(let regex): words += [regex.pattern] + regex.keywords
    case .near(let near): words += near.words + [near.value]
    case .command(let command): words += [command.verb] + command.subcommand + command.options
    case .path(let text), .check(let text): words.append(text)
    }
    return words
  }
}

/// A finding as JSON Lines tell it.
struct JSONFinding: Decodable {
  var path: String
  var category: String
  var fingerprint: String
  var line: Int?
  var offset: Int?
  var length: Int?

  var range: Range<Int>? {
    guard let offset, let length else { return nil }
    return offset..<(offset + length)
  }

  /// Reads a report.
  static func read(_ report: String) throws -> [JSONFinding] {
    try report.split(separator: "\n").map {
      try JSONDecoder().decode(JSONFinding.self, from: Data($0.utf8))
    }
  }
}
