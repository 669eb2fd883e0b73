internal import PCRE2
internal import PicketGlob
internal import PicketModel

/// Findings that a configuration allows, and why.
struct Allowlist: Sendable {
  /// What a pattern is compared with.
  enum Target: String, CaseIterable, Sendable {
    case secret
    case match
    case line
  }

  /// Whether one of paths, patterns and stopwords is enough.
  enum Condition: String, CaseIterable, Sendable {
    case or = "OR"
    case and = "AND"
  }

  var reason: String
  /// The rules that it is about, by id or alias; empty for all.
  var rules: [Placed<String>]
  var paths: IgnoreStack?
  var patterns: [Pattern]
  var target: Target
  /// A secret that holds one of them, in any case, is allowed.
  let stopwords: [[UInt8]]
  /// Whether each of paths, patterns and stopwords that is given has to match.
  var needsAll: Bool

  init(
    reason: String, rules: [Placed<String>], paths: IgnoreStack?, patterns: [Pattern],
    target: Target, stopwords: [String], needsAll: Bool
  ) {
    self.reason = reason
    self.rules = rules
    self.paths = paths
    self.patterns = patterns
    self.target = target
    self.stopwords = stopwords.map { Self.folded(Array($0.utf8)) }
    self.needsAll = needsAll
  }

  /// Whether it allows nothing, or everything.
  var isEmpty: Bool {
    paths == nil && patterns.isEmpty && stopwords.isEmpty
  }

  /// Tells whether it allows a finding of one of its rules.
  func allows(_ finding: Finding, _ texts: [Target: Secret], with matcher: PCRE2.Matcher) -> Bool {
    var answers: [Bool] = []
    if let paths {
      answers.append(paths.isIgnored(finding.path, isDirectory: false))
    }
    if !patterns.isEmpty {
      answers.append(texts[target].map { matches($0, with: matcher) } ?? false)
    }
    if !stopwords.isEmpty {
      answers.append(texts[.secret].map(holdsStopword) ?? false)
    }
    return needsAll ? answers.allSatisfy { $0 } : answers.contains(true)
  }

  private func matches(_ text: Secret, with matcher: PCRE2.Matcher) -> Bool {
    let bytes = text.bytes
    // Where a limit bites nobody knows, and the finding stays.
    return patterns.contains { (try? matcher.matches($0, in: bytes.span, from: 0)) == true }
  }

  private func holdsStopword(_ secret: Secret) -> Bool {
    let bytes = Self.folded(secret.bytes)
    return stopwords.contains { word in
      bytes.count >= word.count
        && (0...(bytes.count - word.count)).contains { bytes[$0...].starts(with: word) }
    }
  }

  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) ? $0 | 0x20 : $0 }
  }
}
