/// What the command line asks for.
package enum Request: Sendable {
  /// Nothing was said: what is at hand is scanned.
  case nothing
  case run(ParsedArguments)
  /// The help of a verb, of the verbs of a group, or of all.
  case help(HelpTopic)
  case version
}

/// What help is asked for.
package enum HelpTopic: Hashable, Sendable {
  case overview
  case group(String)
  case verb(VerbName)
}

/// Takes a command line apart by the table of verbs.
package enum CommandLineParser {
  /// Understands the arguments of the process, without its name.
  ///
  /// - Throws: `UsageError` that says which argument is at fault, and what would do.
  package static func parse(_ arguments: [[UInt8]]) throws(UsageError) -> Request {
    guard let first = arguments.first else { return .nothing }
    if first.elementsEqual("--help".utf8) || first.elementsEqual("-h".utf8) {
      return .help(.overview)
    }
    if first.elementsEqual("--version".utf8) || first.elementsEqual("-V".utf8) { return .version }
    if first.first == UInt8(ascii: "-") {
      throw UsageError("'\(first.shown)' stands before a command; write 'picket scan' first")
    }
    switch try VerbWords.find(arguments) {
    case .verb(let name, let wordCount):
      return try parse(arguments[wordCount...], of: name)
    case .group(let name):
      return .help(.group(name))
    }
  }

  private static func parse(
    _ arguments: ArraySlice<[UInt8]>, of name: VerbName
  ) throws(UsageError) -> Request {
    var reader = ArgumentReader(name.spec, arguments)
    do throws(UsageError) {
      guard let parsed = try reader.read() else { return .help(.verb(name)) }
      switch name {
      case .help: return .help(try VerbWords.topic(parsed.operands))
      case .version: return .version
      default: return .run(parsed)
      }
    } catch {
      throw UsageError("\(name.rawValue): \(error.text)", verb: name)
    }
  }
}

/// Reads the arguments of one verb.
private struct ArgumentReader {
  private let verb: Verb
  private let arguments: ArraySlice<[UInt8]>
  private var position: Int
  private var result: ParsedArguments

  init(_ verb: Verb, _ arguments: ArraySlice<[UInt8]>) {
    self.verb = verb
    self.arguments = arguments
    position = arguments.startIndex
    result = ParsedArguments(verb: verb.name)
  }

  /// Returns what the arguments say; `nil` if they ask for help.
  mutating func read() throws(UsageError) -> ParsedArguments? {
    let dash = UInt8(ascii: "-")
    var onlyOperands = false
    while position < arguments.endIndex {
      let argument = arguments[position]
      position += 1
      if onlyOperands || argument.first != dash || argument.count == 1 {
        try add(operand: argument)
      } else if argument.count == 2, argument[1] == dash {
        onlyOperands = true
      } else {
        let asksForHelp =
          argument[1] == dash ? try readLong(argument) : try readShort(argument.dropFirst())
        if asksForHelp { return nil }
      }
    }
    if let operand = verb.operand, result.operands.count < operand.least {
      throw UsageError("name a \(operand.name)" + Self.list(operand.hint.choices))
    }
    return result
  }

  // MARK: Options

  private mutating func readLong(_ argument: [UInt8]) throws(UsageError) -> Bool {
    let end = argument.firstIndex(of: UInt8(ascii: "=")) ?? argument.endIndex
    let name = argument[2..<end]
    guard let option = verb.options.first(where: { name.elementsEqual($0.name.rawValue.utf8) })
    else {
      let known = verb.shownOptions.map(\.long)
      let word = Array(argument[..<end]).shown
      throw UsageError(
        "there is no option '\(word)'" + Guess.advice(for: word, among: known, otherwise: ""))
    }
    let value = end < argument.endIndex ? Array(argument[(end + 1)...]) : nil
    return try add(option, value: value, shownAs: option.long)
  }

  /// Reads a cluster of short options; the last may have its value behind it.
  private mutating func readShort(_ letters: ArraySlice<UInt8>) throws(UsageError) -> Bool {
    for (index, letter) in zip(letters.indices, letters) {
      guard let option = verb.options.first(where: { $0.short?.value == UInt32(letter) }) else {
        throw UsageError("there is no option '-\(Array(letters[index...].prefix(1)).shown)'")
      }
      let rest = letters[(index + 1)...]
      let shown = "-" + String(UnicodeScalar(letter))
      guard case .needed = option.value, !rest.isEmpty else {
        if try add(option, value: nil, shownAs: shown) { return true }
        continue
      }
      let equals = rest.first == UInt8(ascii: "=")
      return try add(option, value: Array(equals ? rest.dropFirst() : rest), shownAs: shown)
    }
    return false
  }

  /// Adds an option; tells whether it asks for help.
  private mutating func add(
    _ option: OptionSpec, value given: [UInt8]?, shownAs shown: String
  ) throws(UsageError) -> Bool {
    guard option.name != .help else { return true }
    var value = given ?? []
    switch option.value {
    case .none:
      guard given == nil else { throw UsageError("\(shown) takes no value") }
    case .needed(let name, let hint):
      if given == nil { value = try takeValue(of: option, shown, name) }
      try check(value, hint, shown)
    case .possible(_, let hint):
      if given != nil { try check(value, hint, shown) }
    }
    guard option.isRepeatable || !result.has(option.name) else {
      throw UsageError("\(shown) is given twice")
    }
    result.add(option.name, value)
    return false
  }

  private mutating func takeValue(
    of option: OptionSpec, _ shown: String, _ name: String
  ) throws(UsageError) -> [UInt8] {
    guard position < arguments.endIndex else { throw UsageError("\(shown) needs a value, \(name)") }
    let value = arguments[position]
    guard value.first != UInt8(ascii: "-") || value.count == 1 else {
      throw UsageError(
        "\(shown) needs a value, \(name); one that starts with '-' is written"
          + " \(option.long)=\(value.shown)")
    }
    position += 1
    return value
  }

  private func check(
    _ value: [UInt8], _ hint: ValueHint, _ shown: String
  ) throws(UsageError) {
    guard let choices = hint.choices, !choices.contains(where: { value.elementsEqual($0.utf8) })
    else { return }
    throw UsageError(
      "\(shown) cannot be '\(value.shown)'"
        + Guess.advice(for: value.shown, among: choices, otherwise: Self.list(choices)))
  }

  // MARK: Operands

  private mutating func add(operand: [UInt8]) throws(UsageError) {
    guard let expected = verb.operand else {
      throw UsageError("'\(operand.shown)' is too much: nothing stands here but options")
    }
    guard result.operands.count < expected.most else {
      throw UsageError("'\(operand.shown)' is too much: name one \(expected.name)")
    }
    try check(operand, expected.hint, expected.name)
    result.operands.append(operand)
  }

  private static func list(_ choices: [String]?) -> String {
    choices.map { ": one of " + $0.joined(separator: ", ") } ?? ""
  }
}
