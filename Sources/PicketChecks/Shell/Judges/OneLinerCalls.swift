/// The calls in a piece of code, with the strings that they are given: a rough reading that many
/// languages share.
struct OneLinerCalls {
  /// A name with an opening parenthesis behind it.
  struct Call {
    /// With dots, such as `os.system`.
    var name: String
    /// The constant strings among its arguments, those of calls in it too.
    var strings: [String]
    /// Whether its first argument is a list.
    var isList: Bool
    /// The arguments without strings.
    var rawArguments: String
  }

  private(set) var calls: [Call] = []
  private(set) var strings: [String] = []
  /// The code with empty strings.
  private(set) var skeleton = ""

  private static let maximumCalls = 200

  init(_ code: String) {
    var word = ""
    var open: [Int] = []
    /// Parentheses that belong to no call.
    var depth = 0
    let characters = Array(code)
    var index = 0
    /// A word with blanks behind it, which is a call without parentheses in Perl and Ruby.
    var command: String?
    while index < characters.count {
      let character = characters[index]
      index += 1
      switch character {
      case "'", "\"", "`":
        let text = Self.string(characters, &index, character)
        strings.append(text)
        skeleton.append("''")
        for number in open { calls[number].strings.append(text) }
        if let name = command, open.isEmpty || character != "`" {
          add(Call(name: name, strings: [text], isList: false, rawArguments: ""))
        }
        if character == "`" {
          add(Call(name: "backtick", strings: [text], isList: false, rawArguments: ""))
        }
        command = nil
        word = ""
      case "(":
        skeleton.append(character)
        if !word.isEmpty || command != nil, calls.count < Self.maximumCalls, open.count < 20 {
          var next = index
          while next < characters.count, characters[next] == " " { next += 1 }
          calls.append(
            Call(
              name: word.isEmpty ? command ?? "" : word, strings: [],
              isList: next < characters.count && characters[next] == "[", rawArguments: ""))
          open.append(calls.count - 1)
        } else {
          depth += 1
        }
        word = ""
        command = nil
      case ")":
        skeleton.append(character)
        if depth > 0 { depth -= 1 } else if !open.isEmpty { open.removeLast() }
        word = ""
        command = nil
      case _ where character.isLetter || character.isNumber || "_.:$!".contains(character):
        skeleton.append(character)
        word.append(character)
        if word.count > 100 { word.removeFirst(50) }
        for number in open { calls[number].rawArguments.append(character) }
      default:
        skeleton.append(character)
        if character == " ", !word.isEmpty {
          command = word
        } else if character != " " {
          command = nil
        }
        word = ""
        for number in open { calls[number].rawArguments.append(character) }
      }
    }
  }

  private mutating func add(_ call: Call) {
    if calls.count < Self.maximumCalls { calls.append(call) }
  }

  private static func string(_ characters: [Character], _ index: inout Int, _ quote: Character)
    -> String
  {
    var text = ""
    // Three quotes open a string of several lines.
    let isTriple =
      index + 1 < characters.count && characters[index] == quote && characters[index + 1] == quote
      && quote != "`"
    if isTriple { index += 2 }
    while index < characters.count {
      let character = characters[index]
      index += 1
      if character == "\\", index < characters.count {
        let next = characters[index]
        index += 1
        text.append(next == "n" ? "\n" : next == "t" ? "\t" : next)
      } else if character == quote {
        if !isTriple { return text }
        if index + 1 < characters.count, characters[index] == quote, characters[index + 1] == quote
        {
          index += 2
          return text
        }
        text.append(character)
      } else {
        text.append(character)
      }
    }
    return text
  }
}
