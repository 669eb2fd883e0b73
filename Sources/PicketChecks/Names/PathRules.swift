internal import PicketGlob
package import PicketModel

/// The rules that judge an entry by its path alone, asked all at once.
package struct PathRules: Sendable {
  private let patterns: IgnoreStack
  /// The number of the rule of each pattern.
  private let rules: [Int]

  /// Makes the rules from their numbers and patterns, which are in gitignore's syntax and match in
  /// any case.
  package init(_ rules: [(rule: Int, pattern: String)]) {
    self.rules = rules.map(\.rule)
    var lines: [UInt8] = []
    for rule in rules {
      lines += rule.pattern.utf8
      lines.append(UInt8(ascii: "\n"))
    }
    patterns = IgnoreStack(foldsCase: true).pushing(
      IgnoreFile(lines, foldsCase: true), directory: BytePath([]))
  }

  /// Returns the number of the rule that an entry's path matches; of several, the last.
  ///
  /// Allocates nothing.
  package func rule(for path: BytePath, isDirectory: Bool) -> Int? {
    guard !rules.isEmpty else { return nil }
    let bytes = path.bytes
    let nameStart = bytes.count - path.lastComponent.count
    let match = patterns.match(path: bytes.span, nameStart: nameStart, isDirectory: isDirectory)
    return match.map { rules[$0.line - 1] }
  }
}
