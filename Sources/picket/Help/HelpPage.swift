package import PicketReport

/// What `--help` prints, laid out for a width.
package struct HelpPage {
  private let style: ReportStyle
  private var lines: [String] = []

  /// Makes the page of a topic.
  package init(_ topic: HelpTopic, _ style: ReportStyle) {
    self.style = style
    switch topic {
    case .overview: addOverview()
    case .group(let group): addGroup(group)
    case .verb(let name): addVerb(name.spec)
    }
  }

  /// The page, which ends in a line feed.
  package var text: String {
    lines.joined(separator: "\n") + "\n"
  }

  // MARK: Pages

  private mutating func addOverview() {
    add("picket finds secrets and risky changes before they leave your machine.")
    addUsage(["picket", "picket COMMAND [OPTION]…"])
    add("Without a command, what is staged is scanned, or else the work tree.", indent: 2)
    addHeading("Commands")
    addTable(Verb.shown.map { ($0.name.rawValue, $0.summary) })
    addHeading("Options")
    addTable([("-h, --help", "Print this help"), ("-V, --version", "Print the version")])
    addHeading("Exit status")
    addTable(Self.statuses)
    lines.append("")
    add("'picket COMMAND --help' tells more of a command, 'picket man' prints the manual.")
  }

  private mutating func addGroup(_ group: String) {
    let verbs = Verb.shown.filter { $0.name.group == group }
    addUsage(["picket \(group) COMMAND [OPTION]…"])
    addHeading("Commands")
    addTable(verbs.map { ($0.name.rawValue, $0.summary) })
    lines.append("")
    add("'picket \(group) COMMAND --help' tells more of a command.")
  }

  private mutating func addVerb(_ verb: Verb) {
    add(verb.summary + ".")
    addUsage(verb.usages)
    for paragraph in verb.about {
      lines.append("")
      add(paragraph)
    }
    for group in OptionSpec.Group.allCases {
      let options = verb.shownOptions.filter { $0.group == group }
      if options.isEmpty { continue }
      addHeading(group.rawValue)
      addTable(options.map { ($0.usage, $0.description) })
    }
  }

  // MARK: Parts

  /// What the exit statuses of scans mean.
  package static let statuses = [
    ("0", "Nothing fails the run, and everything in scope was read"),
    ("1", "Findings fail the run"),
    ("2", "The command line, the configuration or picket is at fault"),
    ("3", "Nothing fails the run, but something in scope was not read or judged"),
    ("130, 143", "SIGINT or SIGTERM ended the run"),
  ]

  private mutating func add(_ text: String, indent: Int = 0) {
    lines += style.lines(text, indent: indent)
  }

  private mutating func addHeading(_ text: String) {
    lines += ["", style.paint(.strong, text + ":")]
  }

  private mutating func addUsage(_ usages: [String]) {
    addHeading("Usage")
    for usage in usages { add(usage, indent: 2) }
  }

  /// Adds terms with what they mean: side by side where there is room, else one below the other.
  private mutating func addTable(_ rows: [(term: String, meaning: String)]) {
    let column = min((rows.map(\.term.count).max() ?? 0) + 4, max(style.proseWidth * 2 / 5, 16))
    for (term, meaning) in rows {
      var meanings = style.lines(meaning, indent: column)
      var head = "  " + style.paint(.help, term)
      if term.count + 4 <= column {
        head += meanings.removeFirst().dropFirst(term.count + 2)
      }
      lines.append(head)
      lines += meanings
    }
  }
}

extension Verb {
  /// The lines of its usage.
  package var usages: [String] {
    ["picket \(name.rawValue) [OPTION]…" + (operand.map { " " + $0.usage } ?? "")]
  }
}

extension OptionSpec {
  /// The option with its short name and its value, such as `-f, --format FORMAT`.
  package var usage: String {
    let head = short.map { "-\($0), \(long)" } ?? long
    switch value {
    case .none: return head
    case .needed(let name, _): return "\(head) \(name)"
    case .possible(let name, _): return "\(head)[=\(name)]"
    }
  }

  /// The help with the words that its value may be, and its default.
  package var description: String {
    var notes: [String] = []
    if case .needed(_, .choice(let list)) = value {
      notes.append("one of " + list.words.joined(separator: ", "))
    }
    if let fallback { notes.append("default: \(fallback)") }
    if isRepeatable { notes.append("may be given again") }
    return help + (notes.isEmpty ? "" : " (\(notes.joined(separator: "; ")))")
  }
}
