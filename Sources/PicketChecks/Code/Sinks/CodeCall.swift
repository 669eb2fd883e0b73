/// A call of a function or a constructor.
struct CodeCall {
  struct Argument {
    /// The name before the value: `shell=True`, `shell: true`.
    var name: String?
    /// The tokens of the value.
    var tokens: Range<Int>
  }

  /// The names from the object to the function: `Runtime`, `getRuntime`, `exec`.
  let path: [String]
  /// The index of the first token.
  let start: Int
  /// The indices of the round brackets.
  let open: Int
  let close: Int
  let arguments: [Argument]

  var name: String { path.last ?? "" }
  /// The name before that of the function.
  var object: String { path.count > 1 ? path[path.count - 2] : "" }
  var tokens: Range<Int> { start..<(close + 1) }

  /// The values of the arguments without names, in order.
  var values: [Range<Int>] { arguments.filter { $0.name == nil }.map(\.tokens) }

  /// The value of the argument with a name.
  func value(named name: String) -> Range<Int>? {
    arguments.first { $0.name == name }?.tokens
  }

  /// Reads the call whose round bracket opens at a token.
  init?(_ code: CodeText, at open: Int) {
    guard let name = Self.name(at: open, code) else { return nil }
    self.open = open
    close = code.partners[open]
    (path, start) = Self.path(code, endingAt: name)
    arguments = code.items(inside: open).map { Self.argument($0, code) }
  }

  /// The name of the function whose round bracket opens at a token; `nil` where that is no call.
  static func name(at open: Int, _ code: CodeText) -> Int? {
    guard code.symbol(open) == "(", code.partners[open] > open else { return nil }
    var name = open - 1
    // Types between angle brackets stand before the round one.
    if code.symbol(name) == ">" {
      var index = name
      for _ in 0..<12 where index > 0 && code.symbol(index) != "<" { index -= 1 }
      if code.symbol(index) == "<" { name = index - 1 }
    }
    if code.symbol(name) == "!" || code.symbol(name) == "?." { name -= 1 }
    guard code.isName(name), !code.isDeclared(name) else { return nil }
    return name
  }

  /// How far the arguments of a call without brackets are read: the rest of a hostile line is a call
  /// behind each word of it.
  private static let mostBareTokens = 200

  /// Reads a call of Ruby without brackets, whose name stands at a token: `system "ls"`.
  init?(bare name: Int, _ code: CodeText) {
    let next = name + 1
    guard name < code.main.upperBound, next < code.main.upperBound,
      code.isName(next) || code.literal(next) != nil || code.symbol(next) == ":",
      !["=", "do", "if", "unless", "and", "or"].contains(code.word(next))
    else { return nil }
    var end = next
    let limit = min(code.main.upperBound, next + Self.mostBareTokens)
    while end < limit, code.tokens[end].kind != .lineEnd,
      !["do", "if", "unless"].contains(code.word(end)),
      ![")", "]", "}"].contains(code.symbol(end))
    {
      end = code.partners[end] > end ? code.partners[end] + 1 : end + 1
    }
    open = name
    close = end - 1
    (path, start) = Self.path(code, endingAt: name)
    arguments = code.items(next..<end).map { Self.argument($0, code) }
  }

  private static func path(_ code: CodeText, endingAt name: Int) -> ([String], Int) {
    var path = [code.word(name)]
    var index = name
    while path.count < 8, code.isAccess(index - 1) {
      if code.symbol(index - 1) == ".", code.language.joinsWithDot { break }
      var before = index - 2
      while before > 0, code.partners[before] >= 0, code.partners[before] < before {
        before = code.partners[before] - 1
        if code.symbol(before + 1) == "(", !code.isName(before) { break }
      }
      guard code.isName(before) else {
        // It is called on something that has no name.
        path.insert("", at: 0)
        break
      }
      path.insert(code.word(before), at: 0)
      index = before
    }
    return (path, index)
  }

  private static func argument(_ item: Range<Int>, _ code: CodeText) -> Argument {
    let first = item.lowerBound
    let separator = code.symbol(first + 1)
    let isNamed =
      item.count > 2 && code.isName(first)
      && (separator == "=" || separator == ":" && code.language != .java && code.language != .go
        || separator == "=>" && code.language == .ruby)
    // `a: b` of JavaScript and `a ? b : c` are no names; a literal object has brackets.
    guard isNamed, !(code.language == .javascript && separator == ":") else {
      return Argument(name: nil, tokens: item)
    }
    return Argument(name: code.word(first), tokens: (first + 2)..<item.upperBound)
  }
}
