internal import PicketKit
internal import PicketModel
internal import PicketSystem

/// `picket rules show`: all that rules say, for people.
struct RuleShowCommand {
  private let pages: [RulePage]

  init(_ parsed: ParsedArguments) throws {
    let style = Terminal.style(of: .output, parsed.word(.color) ?? .auto)
    var settings = Settings()
    try ProjectChoice(parsed).read(scanning: [], into: &settings)
    let rules = try Scanner(settings).rules
    pages = try parsed.operands.map { name in
      guard let rule = rules.first(named: name.shown) else {
        throw parsed.error(Self.advice(for: name.shown, rules))
      }
      return RulePage(rule, style, isLong: false)
    }
  }

  func run() throws -> ExitStatus {
    try Terminal.print(pages.map(\.text).joined(separator: "\n"))
  }

  /// Returns what to say about a name that no rule has.
  static func advice(for name: String, _ rules: [Rule]) -> String {
    "there is no rule '\(name)'"
      + Guess.advice(
        for: name, among: rules.flatMap { [$0.id] + $0.aliases },
        otherwise: "; 'picket rules list' lists them")
  }
}

extension [Rule] {
  /// Returns the rule with an id or an alias.
  func first(named name: String) -> Rule? {
    first { $0.id == name } ?? first { $0.aliases.contains(name) }
  }
}
