/// The assignments of a program, by function and name.
struct CodeAssignments {
  struct Assignment {
    /// The index of the token that assigns.
    var place: Int
    /// The tokens of the value.
    var value: Range<Int>
    /// Whether the value is put behind the one before.
    var appends: Bool
  }

  private struct Key: Hashable {
    var scope: Int
    var name: String
  }

  private var assignments: [Key: [Assignment]] = [:]
  /// Parameters; those whose type holds only numbers are true.
  private var parameters: [Key: Bool] = [:]
  private let parents: [Int]

  /// The most assignments of one name that are looked at.
  private static let mostAssignments = 12

  init(_ code: CodeText, _ scopes: CodeScopes) {
    parents = scopes.parents
    for (scope, range) in scopes.parameters.enumerated() where scope > 0 {
      for item in code.items(range) { noteParameter(item, scope, code) }
    }
    for index in code.tokens.indices {
      guard code.tokens[index].kind == .symbol else { continue }
      if code.partners[index] > index, let name = Self.builder(at: index, code) {
        assignments[Key(scope: scopes.scopes[index], name: name), default: []].append(
          Assignment(place: index, value: (index + 1)..<code.partners[index], appends: true))
      }
      guard code.tokens[index].role == .assignment, let name = Self.target(of: index, code) else {
        continue
      }
      let symbol = code.symbol(index)
      let end = CodeExpression(code).end(from: index + 1)
      assignments[Key(scope: scopes.scopes[index], name: name), default: []].append(
        Assignment(
          place: index, value: (index + 1)..<end,
          appends: symbol != "=" && symbol != ":=" && symbol != "||="))
    }
  }

  private mutating func noteParameter(_ item: Range<Int>, _ scope: Int, _ code: CodeText) {
    let names = item.filter { code.isName($0) }
    let isNumber = names.contains { CodeNames.isNumberType(code.word($0)) }
    for index in names { parameters[Key(scope: scope, name: code.word(index))] = isNumber }
  }

  /// The name of the builder that gets one more text: `builder.append(…)`.
  private static func builder(at index: Int, _ code: CodeText) -> String? {
    guard [.java, .kotlin, .csharp].contains(code.language), code.partners[index] > index + 1,
      ["append", "Append"].contains(code.word(index - 1)), code.symbol(index - 2) == "."
    else { return nil }
    let start = CodeExpression(code).operandStart(endingAt: index - 1)
    return code.isName(start) ? code.word(start) : nil
  }

  /// The name that the token at an index assigns to.
  private static func target(of index: Int, _ code: CodeText) -> String? {
    let symbol = code.symbol(index)
    guard
      symbol == "=" || symbol == ":=" || symbol == "+=" || symbol == ".=" || symbol == "||="
        || symbol == "<<" && code.language == .ruby
    else { return nil }
    let bracket = code.brackets[index]
    // In round brackets it names an argument or a default.
    guard bracket < 0 || code.symbol(bracket) == "{" else { return nil }
    var name = index - 1
    if symbol == "=", !code.isName(name) || code.symbol(name - 1) == ":" || code.symbol(name) == "]"
    {
      // A type stands between: `name: Type = value`.
      var place = name
      for _ in 0..<8 where place > 0 && code.symbol(place) != ":" { place -= 1 }
      if code.symbol(place) == ":", code.isName(place - 1) { name = place - 1 }
    }
    return CodeExpression(code).path(endingAt: name)?.joined(separator: ".")
  }

  /// What is known of where a name gets its value.
  enum Source {
    case assigned([Assignment])
    case parameter(isNumber: Bool)
  }

  /// How many assignments stand before a token; they are in the order of the program.
  private static func count(of all: [Assignment], before place: Int) -> Int {
    var (low, high) = (0, all.count)
    while low < high {
      let middle = (low + high) / 2
      if all[middle].place < place { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Finds where the name that a token uses gets its value: here or in a function around.
  func source(of name: String, at place: Int, in scope: Int) -> Source? {
    var scope = scope
    while true {
      let key = Key(scope: scope, name: name)
      if let all = assignments[key] {
        let before = Self.count(of: all, before: place)
        if before > 0 || scope == 0 {
          return .assigned(
            before == 0 ? [all[0]] : Array(all[..<before].suffix(Self.mostAssignments)))
        }
      }
      if let isNumber = parameters[key] { return .parameter(isNumber: isNumber) }
      if scope == 0 { return nil }
      scope = parents[scope]
    }
  }
}
