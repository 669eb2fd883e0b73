/// The manual page, for `man`.
package enum ManPage {
  /// The page in roff, with man's macros.
  package static var text: String {
    var lines = [".TH PICKET 1 \"\" \"picket \(Version.number)\" \"User Commands\""]
    lines += section("NAME", ["picket \\- find secrets and risky changes"])
    lines += section("SYNOPSIS", synopsis)
    lines += section(
      "DESCRIPTION",
      paragraphs([
        "picket scans files for secrets and risky changes before they leave your machine. It never"
          + " talks to the network and runs nothing of what it scans.",
        "Without a command, what is staged is scanned, or else the work tree.",
      ]))
    lines.append(".SH COMMANDS")
    for verb in Verb.shown { lines += command(verb) }
    lines.append(".SH EXIT STATUS")
    for (status, meaning) in HelpPage.statuses { lines += term("\\fB\(status)\\fR", meaning) }
    lines.append(".SH ENVIRONMENT")
    for (name, meaning) in variables { lines += term("\\fB\(escaped(name))\\fR", meaning) }
    return lines.joined(separator: "\n") + "\n"
  }

  private static let variables = [
    ("NO_COLOR", "If it is not empty, no colours are used."),
    ("CLICOLOR_FORCE", "If it is neither empty nor 0, colours are used though no terminal shows."),
    ("TERM", "If it is empty or dumb, there are no colours and no line of progress."),
    ("COLUMNS", "The width of texts, where no terminal tells it."),
  ]

  private static var synopsis: [String] {
    ["\\fBpicket\\fR"]
      + Verb.shown.flatMap { verb -> [String] in
        let operand = verb.operand.map { " \\fI\(escaped($0.usage))\\fR" } ?? ""
        return [".br", "\\fBpicket \(verb.name.rawValue)\\fR [\\fIoption\\fR ...]\(operand)"]
      }
  }

  private static func command(_ verb: Verb) -> [String] {
    var lines = [".SS \"picket \(verb.name.rawValue)\""]
    lines += paragraphs([verb.summary + "."] + verb.about)
    for option in verb.shownOptions {
      lines += term("\\fB\(escaped(option.usage))\\fR", option.description + ".")
    }
    return lines
  }

  private static func section(_ name: String, _ lines: [String]) -> [String] {
    [".SH \(name)"] + lines
  }

  private static func paragraphs(_ texts: [String]) -> [String] {
    texts.enumerated().flatMap { ($0 > 0 ? [".PP"] : []) + [escaped($1)] }
  }

  private static func term(_ head: String, _ text: String) -> [String] {
    [".TP", head, escaped(text)]
  }

  /// Returns text that roff takes for nothing but text.
  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": result += "\\e"
      case "-": result += "\\-"
      case "…": result += "..."
      case "'" where result.isEmpty, "." where result.isEmpty: result += "\\&" + String(scalar)
      case "'": result += "\\(aq"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
