/// Works out what is known of an expression: its text, and whether anybody else has a say in it.
struct CodeEvaluator {
  let program: CodeProgram
  /// How many more expressions are looked at; what is beyond is not known.
  private var budget = 300
  private var depth = 0

  init(_ program: CodeProgram) {
    self.program = program
  }

  private var code: CodeText { program.code }

  /// The most bytes of a text that are kept.
  private static let longestText = 4_096
  private static let deepest = 24

  mutating func value(_ tokens: Range<Int>) -> CodeValue {
    guard budget > 0, depth < Self.deepest, !tokens.isEmpty else { return .unknown(tokens) }
    budget -= 1
    depth += 1
    defer { depth -= 1 }
    let tokens = stripped(tokens)
    let alternatives = alternatives(tokens)
    if alternatives.count > 1 {
      var result = value(alternatives[0])
      for other in alternatives.dropFirst() { result.join(value(other)) }
      return result
    }
    return joined(tokens)
  }

  /// Takes away brackets around, and what stands before a value and does not change it.
  private func stripped(_ tokens: Range<Int>) -> Range<Int> {
    var tokens = tokens
    while let first = tokens.first {
      if tokens.count > 2, code.symbol(first) == "(", code.partners[first] == tokens.upperBound - 1
      {
        tokens = (first + 1)..<(tokens.upperBound - 1)
      } else if tokens.count > 1,
        ["await", "new", "return", "async"].contains(code.word(first))
          || code.symbol(first) == "&" || code.symbol(first) == "..." || code.symbol(first) == "*"
      {
        tokens = (first + 1)..<tokens.upperBound
      } else if let last = tokens.last,
        code.symbol(last) == ";" || code.tokens[last].kind == .lineEnd
      {
        tokens = first..<last
      } else {
        return tokens
      }
    }
    return tokens
  }

  // MARK: Alternatives

  /// The values between which an expression chooses.
  private func alternatives(_ tokens: Range<Int>) -> [Range<Int>] {
    var places: [(index: Int, kind: CodeSymbol)] = []
    forEachOuter(tokens) { index in
      let symbol = code.symbol(index)
      if ["?", "||", "??", "?:", "&&"].contains(symbol) { places.append((index, symbol)) }
      if symbol == ":", places.contains(where: { $0.kind == "?" }) { places.append((index, ":")) }
      if code.language.endsLines {
        switch code.word(index) {
        case "or", "else", "and": places.append((index, "||"))
        case "if": places.append((index, "if"))
        default: break
        }
      }
    }
    guard !places.isEmpty else { return [tokens] }
    var result: [Range<Int>] = []
    var start = tokens.lowerBound
    for (index, kind) in places {
      // What decides is no value: `a ? b : c` and `b if a else c`.
      let isCondition =
        kind == "?" || kind == "&&"
        || places.first { $0.kind == "if" && $0.index < index && $0.index >= start - 1 } != nil
      if start < index, !isCondition || kind == "if" { result.append(start..<index) }
      start = index + 1
    }
    if start < tokens.upperBound { result.append(start..<tokens.upperBound) }
    return result.isEmpty ? [tokens] : result
  }

  private func forEachOuter(_ tokens: Range<Int>, _ body: (Int) -> Void) {
    var index = tokens.lowerBound
    while index < tokens.upperBound {
      body(index)
      index = code.partners[index] > index ? code.partners[index] + 1 : index + 1
    }
  }

  // MARK: Joined texts

  private mutating func joined(_ tokens: Range<Int>) -> CodeValue {
    let separator: CodeSymbol = code.language.joinsWithDot ? "." : "+"
    var parts = code.items(tokens, at: separator)
    // A sign in front is no join.
    if parts.count > 1, !code.language.joinsWithDot, parts.contains(where: \.isEmpty) {
      parts = [tokens]
    }
    guard parts.count > 1 else { return formatted(tokens) }
    var result = CodeValue()
    for part in parts {
      result.append(formatted(part))
      if result.text.count > Self.longestText {
        result.text.removeSubrange(Self.longestText...)
      }
    }
    return result
  }

  /// A value with `%` between a text and what is put in.
  private mutating func formatted(_ tokens: Range<Int>) -> CodeValue {
    let parts = code.items(tokens, at: "%")
    guard code.language.endsLines, parts.count == 2, !parts[1].isEmpty else {
      return operand(tokens)
    }
    let pattern = operand(parts[0])
    guard pattern.hasLiteral else { return pattern.isConstant ? .harmless : .unknown(tokens) }
    return CodeFormat.filled(pattern, with: list(parts[1]))
  }

  /// The values of a list in brackets, or of one expression.
  private mutating func list(_ tokens: Range<Int>) -> [CodeValue] {
    guard let first = tokens.first, ["(", "[", "{"].contains(code.symbol(first)),
      code.partners[first] == tokens.upperBound - 1
    else { return [value(tokens)] }
    return code.items(inside: first).map { item in
      // Of `name: value` only the value counts.
      let pair = code.items(item, at: ":")
      return value(pair.last ?? item)
    }
  }

  // MARK: Operands

  private mutating func operand(_ tokens: Range<Int>) -> CodeValue {
    let tokens = stripped(tokens)
    guard let first = tokens.first else { return CodeValue() }
    let limit = tokens.upperBound
    switch code.tokens[first].kind {
    case .number: return .harmless
    case .text:
      var result = CodeValue()
      var index = first
      while index < limit, let literal = code.literal(index) {
        result.append(text(literal))
        index += 1
      }
      return index == limit ? result : called(tokens, on: (first..<index, result))
    case .symbol where code.symbol(first) == "(" || code.symbol(first) == "[":
      let end = code.partners[first] + 1
      guard end > first, end <= limit else { return .unknown(tokens) }
      if end == limit { return group(tokens) }
      if end == first + 3, CodeNames.isNumberType(code.word(first + 1)) { return .harmless }
      if code.isName(end) || code.literal(end) != nil { return operand(end..<limit) }
      return called(tokens, on: (first..<end, group(first..<end)))
    case .symbol:
      return code.symbol(first) == "-" || code.symbol(first) == "!" ? .harmless : .unknown(tokens)
    case .name, .lineEnd:
      return named(tokens)
    }
  }

  /// A list: known if all of its values are.
  private mutating func group(_ tokens: Range<Int>) -> CodeValue {
    var result = CodeValue()
    for item in code.items(inside: tokens.lowerBound) {
      let words = item.firstIndex { code.word($0) == "for" && $0 > item.lowerBound }
      result.append(value(item.lowerBound..<(words ?? item.upperBound)))
    }
    return result
  }

  private mutating func text(_ literal: Int) -> CodeValue {
    var result = CodeValue(hasLiteral: true)
    var hole = 0
    for part in code.literals[literal].parts {
      switch part {
      case .plain(let range):
        result.text += code.bytes[range].prefix(Self.longestText)
      case .hole:
        guard hole < code.holes[literal].count else {
          result.append(.unknown(0..<0))
          continue
        }
        result.append(filling(code.holes[literal][hole]))
        hole += 1
      }
    }
    return result
  }

  /// The value that a place of a text is filled with.
  private mutating func filling(_ tokens: Range<Int>) -> CodeValue {
    // Behind a colon or an exclamation mark stands how it is written.
    let end = tokens.first { [":", "!"].contains(code.symbol($0)) && $0 > tokens.lowerBound }
    if code.language == .python || code.language == .csharp, let end,
      code.brackets[end] < 0
        || code.brackets[end] < tokens.lowerBound
    {
      return value(tokens.lowerBound..<end)
    }
    return value(tokens)
  }

  /// A name, a field, or a call.
  private mutating func named(_ tokens: Range<Int>) -> CodeValue {
    var end = tokens.lowerBound + 1
    var names = [code.word(tokens.lowerBound)]
    while end + 1 < tokens.upperBound, code.isAccess(end),
      code.isName(end + 1), !(code.symbol(end) == "." && code.language.joinsWithDot)
    {
      names.append(code.word(end + 1))
      end += 2
    }
    if end == tokens.upperBound { return variable(names, tokens) }
    if code.literal(end) != nil, end + 1 == tokens.upperBound, names.count <= 2 {
      // A tag makes of a template what the library sends apart from its values.
      return CodeTags.isPlain(names) ? value(end..<tokens.upperBound) : .harmless
    }
    return called(tokens, on: nil)
  }

  private mutating func variable(_ names: [String], _ tokens: Range<Int>) -> CodeValue {
    let name = names.joined(separator: ".")
    let last = names.last ?? ""
    if CodeNames.isTable(names, code.language) || CodeNames.isConstant(last) {
      return CodeValue(text: Array("c".utf8))
    }
    let place = tokens.lowerBound
    switch program.assignments.source(of: name, at: place, in: program.scopes.scopes[place]) {
    case .assigned(let all): return assigned(all, tokens)
    case .parameter(isNumber: true): return .harmless
    case .parameter, nil: return .unknown(tokens)
    }
  }

  private mutating func assigned(
    _ all: [CodeAssignments.Assignment], _ tokens: Range<Int>
  ) -> CodeValue {
    var result: CodeValue?
    for assignment in all {
      // A value that is made of itself is looked at once.
      guard !assignment.value.contains(tokens.lowerBound) else { continue }
      var next = program.known[assignment.place] ?? value(assignment.value)
      program.known[assignment.place] = next
      if assignment.appends, var whole = result {
        whole.append(next)
        next = whole
      } else if var other = result, !assignment.appends {
        other.join(next)
        next = other
      }
      result = next
    }
    return result ?? .unknown(tokens)
  }

  /// A call or a look-up, on a value or by name.
  private mutating func called(
    _ tokens: Range<Int>, on receiver: (tokens: Range<Int>, value: CodeValue)?
  ) -> CodeValue {
    guard let last = tokens.last, code.symbol(last) == ")", code.partners[last] > tokens.lowerBound
    else {
      if let last = tokens.last, code.isName(last), CodeNames.isConstant(code.word(last)) {
        return .harmless
      }
      return .unknown(tokens)
    }
    let open = code.partners[last]
    guard code.isName(open - 1) else { return .unknown(tokens) }
    let name = code.word(open - 1)
    let arguments = code.items(inside: open)
    let object = tokens.lowerBound..<max(tokens.lowerBound, open - 2)
    switch CodeCalls.kind(of: name) {
    case .harmless:
      return .harmless
    case .format:
      let isMethod =
        !object.isEmpty && (code.literal(object.lowerBound) != nil || arguments.isEmpty)
      let pattern = isMethod ? value(object) : arguments.first.map { value($0) } ?? CodeValue()
      let rest = isMethod ? arguments[...] : arguments.dropFirst()
      if !pattern.hasLiteral, !isMethod, !object.isEmpty, !pattern.isConstant {
        return .unknown(tokens)
      }
      return CodeFormat.filled(pattern, with: rest.map { value(named($0)) })
    case .keeps:
      return kept(object, arguments)
    case .fills:
      return arguments.first.map { value($0) } ?? .unknown(tokens)
    case .maps:
      guard let argument = arguments.first,
        let arrow = argument.first(where: { code.symbol($0) == "=>" || code.symbol($0) == "->" })
      else { return .unknown(tokens) }
      return value((arrow + 1)..<argument.upperBound)
    case .other:
      return .unknown(tokens)
    }
  }

  /// Of `name=value` only the value counts.
  private func named(_ argument: Range<Int>) -> Range<Int> {
    guard argument.count > 2, code.isName(argument.lowerBound),
      code.symbol(argument.lowerBound + 1) == "="
    else { return argument }
    return (argument.lowerBound + 2)..<argument.upperBound
  }

  /// The text of what a method is called on, and of its arguments.
  private mutating func kept(_ object: Range<Int>, _ arguments: [Range<Int>]) -> CodeValue {
    var result = CodeValue()
    let isModule =
      object.count == 1 && code.isName(object.lowerBound)
      && CodeNames.isModule(code.word(object.lowerBound))
    if !object.isEmpty, !isModule { result.append(value(object)) }
    for argument in arguments { result.append(value(named(argument))) }
    return result
  }
}
