/// Completions for fish.
enum FishCompletions {
  static var script: String {
    var lines = [
      "# Completions of picket for fish.",
      "complete -c picket -f",
      "complete -c picket -n __fish_use_subcommand -s h -l help -d 'Print this help'",
      "complete -c picket -n __fish_use_subcommand -s V -l version -d 'Print the version'",
    ]
    for (word, summary) in Completions.firstWords {
      lines.append("complete -c picket -n __fish_use_subcommand -a \(word) -d \(quoted(summary))")
    }
    for group in Completions.groups {
      let words = Completions.secondWords(of: group)
      let condition =
        "__fish_seen_subcommand_from \(group); and not __fish_seen_subcommand_from "
        + words.map(\.word).joined(separator: " ")
      for (word, summary) in words {
        lines.append("complete -c picket -n \(quoted(condition)) -a \(word) -d \(quoted(summary))")
      }
    }
    for verb in Verb.shown { lines += self.lines(of: verb) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(of verb: Verb) -> [String] {
    let condition = verb.name.rawValue.split(separator: " ").map {
      "__fish_seen_subcommand_from \($0)"
    }.joined(separator: "; and ")
    let head = "complete -c picket -n \(quoted(condition))"
    let operand = verb.operand.map { ["\(head)\(arguments($0.hint))"] } ?? []
    return operand
      + verb.shownOptions.map { option in
        let short = option.short.map { " -s \($0)" } ?? ""
        let name = "\(head)\(short) -l \(option.name.rawValue)"
        let value =
          switch option.value {
          case .none: ""
          case .needed(_, let hint): (hint.isFile ? " -r" : " -x") + arguments(hint)
          case .possible(_, let hint): arguments(hint)
          }
        return "\(name)\(value) -d \(quoted(option.help))"
      }
  }

  private static func arguments(_ hint: ValueHint) -> String {
    switch hint {
    case .text: ""
    case .file: " -F"
    case .directory: " -a '(__fish_complete_directories)'"
    case .rule: " -a \(quoted("(\(Completions.ruleIDs))"))"
    case .rules: " -a \(quoted("(\(Completions.ruleIDs)) \(Completions.categories)"))"
    case .choice(let list): " -a \(quoted(list.words.joined(separator: " ")))"
    }
  }

  private static func quoted(_ text: String) -> String {
    var result = "'"
    for character in text {
      if character == "'" || character == "\\" { result += "\\" }
      result.append(character)
    }
    return result + "'"
  }
}

extension ValueHint {
  fileprivate var isFile: Bool {
    switch self {
    case .file, .directory: true
    case .text, .rule, .rules, .choice: false
    }
  }
}
