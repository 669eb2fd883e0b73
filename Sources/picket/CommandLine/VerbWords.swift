/// Finds the verb that words name.
enum VerbWords {
  enum Found {
    case verb(VerbName, wordCount: Int)
    case group(String)
  }

  /// Finds the verb at the start of a command line that is not empty.
  static func find(_ arguments: [[UInt8]]) throws(UsageError) -> Found {
    let first = arguments[0]
    for name in VerbName.allCases where name.group == nil && first.elementsEqual(name.rawValue.utf8)
    {
      return .verb(name, wordCount: 1)
    }
    let members = VerbName.allCases.filter { first.elementsEqual(($0.group ?? "").utf8) }
    guard let group = members.first?.group else {
      let words = Verb.shown.map { $0.name.group ?? $0.name.rawValue }
      throw UsageError(
        "there is no command '\(first.shown)'"
          + Guess.advice(
            for: first.shown, among: words,
            otherwise: "; to scan it, write 'picket scan \(first.shown)'"))
    }
    guard arguments.count > 1 else { throw missing(group) }
    let second = arguments[1]
    if second.elementsEqual("--help".utf8) || second.elementsEqual("-h".utf8) {
      return .group(group)
    }
    for name in members where (first + [0x20] + second).elementsEqual(name.rawValue.utf8) {
      return .verb(name, wordCount: 2)
    }
    throw UsageError(
      "\(group): there is no command '\(second.shown)'"
        + Guess.advice(for: second.shown, among: seconds(of: group), otherwise: list(group)))
  }

  /// Finds what help is asked for with some words.
  static func topic(_ words: [[UInt8]]) throws(UsageError) -> HelpTopic {
    guard !words.isEmpty else { return .overview }
    if words.count == 1,
      let group = VerbName.allCases.lazy.compactMap(\.group).first(where: {
        words[0].elementsEqual($0.utf8)
      })
    {
      return .group(group)
    }
    switch try find(words) {
    case .verb(let name, _): return .verb(name)
    case .group(let name): return .group(name)
    }
  }

  private static func missing(_ group: String) -> UsageError {
    UsageError("\(group) needs a command\(list(group))")
  }

  private static func seconds(of group: String) -> [String] {
    Verb.shown.filter { $0.name.group == group }.map {
      String($0.name.rawValue.dropFirst(group.count + 1))
    }
  }

  private static func list(_ group: String) -> String {
    ": one of " + seconds(of: group).joined(separator: ", ")
  }
}
