/// Completions for zsh.
enum ZshCompletions {
  static var script: String {
    """
    #compdef picket
    # Completions of picket for zsh.
    _picket() {
      local -a words_here
      if (( CURRENT == 2 )); then
        words_here=(\(described(Completions.firstWords)))
        _describe 'command' words_here
        _arguments '--help[Print this help]' '--version[Print the version]'
        return
      fi
      local verb=$words[2]
      case $verb in
    \(Completions.groups.map(groupCase).joined(separator: "\n"))
      esac
      case $verb in
    \(Verb.shown.map(verbCase).joined(separator: "\n"))
      esac
    }
    if [ "$funcstack[1]" = "_picket" ]; then _picket "$@"; else compdef _picket picket; fi

    """
  }

  private static func described(_ words: [(word: String, summary: String)]) -> String {
    words.map { "'\($0.word):\(quoted($0.summary))'" }.joined(separator: " ")
  }

  private static func groupCase(_ group: String) -> String {
    """
        \(group))
          if (( CURRENT == 3 )); then
            words_here=(\(described(Completions.secondWords(of: group))))
            _describe 'command' words_here
            return
          fi
          verb="$verb $words[3]"
          shift words
          (( CURRENT-- )) ;;
    """
  }

  private static func verbCase(_ verb: Verb) -> String {
    var arguments = verb.shownOptions.flatMap { option in
      ([option.long] + (option.short.map { ["-\($0)"] } ?? [])).map { argument($0, option) }
    }
    if let operand = verb.operand {
      arguments.append("'*:\(quoted(operand.name)):\(action(operand.hint))'")
    }
    return """
          '\(verb.name.rawValue)')
            shift words; (( CURRENT-- ))
            _arguments -s \\
              \(arguments.joined(separator: " \\\n        ")) ;;
      """
  }

  private static func argument(_ name: String, _ option: OptionSpec) -> String {
    let again = option.isRepeatable ? "*" : ""
    let help = "[\(quoted(option.help))]"
    switch option.value {
    case .none: return "'\(again)\(name)\(help)'"
    case .needed(let value, let hint):
      let joint = name.hasPrefix("--") ? "=" : "+"
      return "'\(again)\(name)\(joint)\(help):\(quoted(value)):\(action(hint))'"
    case .possible(let value, let hint):
      return "'\(again)\(name)=-\(help)::\(quoted(value)):\(action(hint))'"
    }
  }

  private static func action(_ hint: ValueHint) -> String {
    switch hint {
    case .text: " "
    case .file: "_files"
    case .directory: "_files -/"
    case .rule: "($(\(Completions.ruleIDs)))"
    case .rules: "($(\(Completions.ruleIDs)) \(Completions.categories))"
    case .choice(let list): "(\(list.words.joined(separator: " ")))"
    }
  }

  /// Returns text for the inside of single quotes, where brackets and colons have a meaning.
  private static func quoted(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "'": result += "'\\''"
      case "[", "]", ":", "\\": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }
}
