package import PicketModel

/// The commands that rules of users are about.
package struct OwnCommands: Hashable, Sendable {
  private var byVerb: [String: [Entry]] = [:]

  fileprivate struct Entry: Hashable {
    var rule: String
    var pattern: CommandPattern
  }

  /// The check of all such rules, as rule files name it.
  package static let check = "shell/command"

  /// The check of one such rule, by which its findings are told from those of the others.
  package static func check(ofRule id: String) -> String {
    "\(check):\(id)"
  }

  /// Joins the patterns of some rules, given by their ids.
  package init(_ patterns: [(rule: String, pattern: CommandPattern)] = []) {
    for (rule, pattern) in patterns {
      byVerb[pattern.verb, default: []].append(Entry(rule: rule, pattern: pattern))
    }
  }

  package var isEmpty: Bool { byVerb.isEmpty }

  fileprivate func entries(of verb: String) -> [Entry] {
    byVerb[verb] ?? []
  }
}

/// A command that a rule of a user is about.
package struct OwnCommandFinding: Hashable, Sendable {
  /// The id of the rule.
  package var rule: String
  package var range: Range<Int>
}

extension ShellRun {
  /// Judges a command by the rules of users, whether or not it runs another one.
  mutating func judgeOwn(_ call: ShellCall) {
    for entry in setting.ownCommands.entries(of: call.name) where holds(entry.pattern, for: call) {
      report(OwnCommandFinding(rule: entry.rule, range: call.range))
    }
  }

  private func holds(_ pattern: CommandPattern, for call: ShellCall) -> Bool {
    let words = call.arguments.filter { !$0.text.hasPrefix("-") }
    guard words.count >= pattern.subcommand.count,
      zip(words, pattern.subcommand).allSatisfy({ $0.text == $1 }),
      pattern.options.isEmpty || pattern.options.contains(where: { call.hasOption($0) })
    else { return false }
    guard let expected = pattern.arguments else { return true }
    return words.dropFirst(pattern.subcommand.count).contains { names(expected, $0) }
  }

  private func names(_ expected: CommandPattern.ArgumentClass, _ word: ShellArgument) -> Bool {
    switch expected {
    case .secret: return isSecret(word)
    case .unknown: return !word.value.isConstant
    case .remote: return word.text.holds("://") || word.isHostAndPath
    default: break
    }
    return switch (expected, place(of: word.value)) {
    case (.root, .root), (.root, .topLevel), (.home, .home), (.system, .system),
      (.device, .device), (.inProject, .inProject), (.outsideProject, .root),
      (.outsideProject, .topLevel), (.outsideProject, .home), (.outsideProject, .system),
      (.outsideProject, .device), (.outsideProject, .outside):
      true
    default: false
    }
  }
}

extension ShellCall {
  /// Whether an option is given: by itself, with a value, or, if it has one letter, in a cluster.
  fileprivate func hasOption(_ option: String) -> Bool {
    let letter = option.count == 2 && option.hasPrefix("-") ? option.last : nil
    return arguments.prefix { $0.text != "--" }.contains { argument in
      let text = argument.text
      if text == option || text.hasPrefix(option + "=") { return true }
      guard let letter, text.hasPrefix("-"), !text.hasPrefix("--") else { return false }
      return text.contains { $0 == letter }
    }
  }
}

extension ShellArgument {
  /// Whether it is written `host:path`, as for `scp`.
  fileprivate var isHostAndPath: Bool {
    guard let colon = text.utf8.firstIndex(of: UInt8(ascii: ":")) else { return false }
    return colon != text.startIndex && !text[..<colon].utf8.contains(UInt8(ascii: "/"))
      && text[..<colon].utf8.count > 1
  }
}
