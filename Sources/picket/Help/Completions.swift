internal import PicketModel

/// The shells that completions are made for.
package enum Shell: String, CaseIterable, Sendable {
  case bash
  case zsh
  case fish
}

/// Scripts that let a shell complete command lines.
package enum Completions {
  /// Returns the script of a shell.
  package static func script(for shell: Shell) -> String {
    switch shell {
    case .bash: BashCompletions.script
    case .zsh: ZshCompletions.script
    case .fish: FishCompletions.script
    }
  }

  /// Returns the script of the shell that an operand names.
  static func script(for operands: [[UInt8]]) -> String {
    // The table has checked that there is one, and that it is a shell.
    let shell = operands.first.flatMap { Shell(rawValue: String(decoding: $0, as: UTF8.self)) }
    return script(for: shell ?? .bash)
  }

  /// A command line that prints the ids of all rules.
  static let ruleIDs = "picket rules list --color=never 2>/dev/null | cut -d \" \" -f 1"

  /// The names of all categories.
  static var categories: String {
    Category.allCases.map(\.rawValue).joined(separator: " ")
  }

  /// Words that stand where a command is expected, each once.
  static var firstWords: [(word: String, summary: String)] {
    var words: [(word: String, summary: String)] = []
    for verb in Verb.shown {
      let word = verb.name.group ?? verb.name.rawValue
      guard !words.contains(where: { $0.word == word }) else { continue }
      words.append((word, verb.name.group == nil ? verb.summary : "Work with \(word)"))
    }
    return words
  }

  /// The second words of a group's commands.
  static func secondWords(of group: String) -> [(word: String, summary: String)] {
    Verb.shown.filter { $0.name.group == group }.map {
      (String($0.name.rawValue.dropFirst(group.count + 1)), $0.summary)
    }
  }

  /// The words that commands share.
  static var groups: [String] {
    firstWords.map(\.word).filter { word in Verb.shown.contains { $0.name.group == word } }
  }
}
