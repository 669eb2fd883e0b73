/// Completions for bash.
enum BashCompletions {
  static var script: String {
    """
    # Completions of picket for bash.
    _picket() {
      local cur prev verb words
      # Bash takes '=' for the end of a word: `--format=s` comes as three.
      cur="${COMP_WORDS[COMP_CWORD]}"
      prev="${COMP_WORDS[COMP_CWORD-1]}"
      if [[ $cur == "=" ]]; then cur=""; elif [[ $prev == "=" ]]; then prev="${COMP_WORDS[COMP_CWORD-2]}"; fi
      COMPREPLY=()
      verb="${COMP_WORDS[1]}"
      case "$verb" in
        \(Completions.groups.joined(separator: "|"))) verb="$verb ${COMP_WORDS[2]}" ;;
      esac
      if [[ $COMP_CWORD -eq 1 ]]; then
        COMPREPLY=($(compgen -W "\(words(Completions.firstWords)) --help --version" -- "$cur"))
        return
      fi
    \(Completions.groups.map(groupCase).joined(separator: "\n"))
      case "$verb" in
    \(Verb.shown.map(verbCase).joined(separator: "\n"))
      esac
    }
    complete -F _picket picket

    """
  }

  private static func words(_ words: [(word: String, summary: String)]) -> String {
    words.map(\.word).joined(separator: " ")
  }

  private static func groupCase(_ group: String) -> String {
    """
      if [[ $COMP_CWORD -eq 2 && ${COMP_WORDS[1]} == \(group) ]]; then
        COMPREPLY=($(compgen -W "\(words(Completions.secondWords(of: group))) --help" -- "$cur"))
        return
      fi
    """
  }

  private static func verbCase(_ verb: Verb) -> String {
    var lines = ["    \"\(verb.name.rawValue)\")", "      case \"$prev\" in"]
    for option in verb.shownOptions {
      guard case .needed(_, let hint) = option.value else { continue }
      let names = [option.long] + (option.short.map { ["-\($0)"] } ?? [])
      lines.append("        \(names.joined(separator: "|"))) \(reply(hint)); return ;;")
    }
    lines.append("      esac")
    let options = verb.shownOptions.flatMap { [$0.long] + ($0.short.map { ["-\($0)"] } ?? []) }
    lines.append(
      "      if [[ $cur == -* ]]; then COMPREPLY=($(compgen -W \""
        + options.joined(separator: " ") + "\" -- \"$cur\")); return; fi")
    lines.append("      \(verb.operand.map { reply($0.hint) } ?? ":") ;;")
    return lines.joined(separator: "\n")
  }

  private static func reply(_ hint: ValueHint) -> String {
    switch hint {
    case .text: ":"
    case .file: "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -f -- \"$cur\"))"
    case .directory: "compopt -o filenames 2>/dev/null; COMPREPLY=($(compgen -d -- \"$cur\"))"
    case .rule: compgen("$(\(Completions.ruleIDs))")
    case .rules: compgen("$(\(Completions.ruleIDs)) \(Completions.categories)")
    case .choice(let list): compgen(list.words.joined(separator: " "))
    }
  }

  private static func compgen(_ words: String) -> String {
    "COMPREPLY=($(compgen -W \"\(words)\" -- \"$cur\"))"
  }
}
