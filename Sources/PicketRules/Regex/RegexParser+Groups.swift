extension RegexParser {
  /// Parses a group from its `(`; `nil` is a change of flags, which holds to the end of the group
  /// around it.
  mutating func group() throws(RegexError) -> RegexSyntax? {
    let start = position
    guard !isAt("(*", from: start) else {
      throw RegexError(.notSupported("verbs such as (*UTF)"), at: start)
    }
    guard isAt("(?", from: start) else {
      position += 1
      return try capture(from: start)
    }
    position += 2
    if let body = try lookOrAtomic(from: start) { return body }
    if let name = try groupName() {
      guard groupNames.insert(name).inserted else {
        throw RegexError(.duplicateGroupName, at: start)
      }
      return try capture(from: start)
    }
    try rejectSpecialGroup(from: start)
    return try flagGroup(from: start)
  }

  private mutating func capture(from start: Int) throws(RegexError) -> RegexSyntax {
    captureCount += 1
    let number = captureCount
    return .capture(try body(from: start), number: number)
  }

  /// Parses branches and the `)` behind them; flags that change inside do not leave it.
  private mutating func body(from start: Int) throws(RegexError) -> RegexSyntax {
    guard depth < Self.maximumDepth else { throw RegexError(.tooDeep, at: start) }
    depth += 1
    let outside = flags
    let syntax = try choice()
    flags = outside
    depth -= 1
    guard isAt(")") else { throw RegexError(.missingClosingParenthesis, at: pattern.count) }
    position += 1
    return syntax
  }

  private mutating func lookOrAtomic(from start: Int) throws(RegexError) -> RegexSyntax? {
    if take(">") { return .atomic(try body(from: start)) }
    if take("=") { return .look(.ahead, isNegative: false, try body(from: start)) }
    if take("!") { return .look(.ahead, isNegative: true, try body(from: start)) }
    if take("<=") { return try lookbehind(isNegative: false, from: start) }
    if take("<!") { return try lookbehind(isNegative: true, from: start) }
    return nil
  }

  private mutating func lookbehind(
    isNegative: Bool, from start: Int
  ) throws(RegexError) -> RegexSyntax {
    let body = try body(from: start)
    let branches = if case .choice(let branches) = body { branches } else { [body] }
    for branch in branches {
      guard let length = branch.fixedLength, length <= RepeatCount.limit else {
        throw RegexError(.lookbehindWithoutFixedLength, at: start)
      }
    }
    return .look(.behind, isNegative: isNegative, body)
  }

  private mutating func take(_ text: String) -> Bool {
    guard isAt(text, from: position) else { return false }
    position += text.utf8.count
    return true
  }

  // MARK: Names

  /// Parses `<n>`, `P<n>` or `'n'`; `nil` if the group has no name.
  private mutating func groupName() throws(RegexError) -> [UInt8]? {
    let close: Unicode.Scalar
    if take("<") || take("P<") {
      close = ">"
    } else if take("'") {
      close = "'"
    } else {
      return nil
    }
    let start = position
    guard let end = index(of: close, from: start) else {
      throw RegexError(.invalidGroupName, at: start)
    }
    let name = Array(pattern[start..<end])
    guard let first = name.first, name.count <= 32, !ByteSet.digits.contains(first),
      name.allSatisfy(ByteSet.word.contains)
    else { throw RegexError(.invalidGroupName, at: start) }
    position = end + 1
    return name
  }

  private func rejectSpecialGroup(from start: Int) throws(RegexError) {
    guard position < pattern.count else {
      throw RegexError(.missingClosingParenthesis, at: position)
    }
    let byte = pattern[position]
    switch Character(Unicode.Scalar(byte)) {
    case "|": throw RegexError(.notSupported("branch reset (?|"), at: start)
    case "(": throw RegexError(.notSupported("conditional groups (?("), at: start)
    case "R", "&", "P", "+", "0"..."9":
      throw RegexError(.notSupported("recursion and references to groups"), at: start)
    case "C": throw RegexError(.notSupported("callouts (?C"), at: start)
    case "J", "n", "^", "a":
      throw RegexError(.notSupported("flags other than i, s, m, x and U"), at: start)
    default: return
    }
  }

  // MARK: Flags

  /// Parses `(?i-s)` and `(?i-s:…)` from behind the `?`.
  private mutating func flagGroup(from start: Int) throws(RegexError) -> RegexSyntax? {
    var changed = flags
    var isOn = true
    while position < pattern.count {
      let byte = pattern[position]
      position += 1
      switch Character(Unicode.Scalar(byte)) {
      case ")":
        flags = changed
        return nil
      case ":":
        return try body(from: start, with: changed)
      case "-" where isOn: isOn = false
      default: try set(byte, isOn, in: &changed)
      }
    }
    throw RegexError(.missingClosingParenthesis, at: position)
  }

  private mutating func body(from start: Int, with inner: Flags) throws(RegexError) -> RegexSyntax {
    let outside = flags
    flags = inner
    let syntax = try body(from: start)
    flags = outside
    // PCRE2 repeats a group at greater cost than a byte, so the group stays in sight.
    if case .set = syntax { return .sequence([syntax]) }
    return syntax
  }

  private func set(_ flag: UInt8, _ isOn: Bool, in flags: inout Flags) throws(RegexError) {
    switch Character(Unicode.Scalar(flag)) {
    case "i": flags.isCaseless = isOn
    case "m": flags.isMultiline = isOn
    case "s": flags.dotMatchesNewline = isOn
    case "U": flags.isLazyByDefault = isOn
    case "x":
      guard !isAt("x") else { throw RegexError(.notSupported("(?xx)"), at: position) }
      flags.isExtended = isOn
    case "J", "n", "^", "a":
      throw RegexError(.notSupported("flags other than i, s, m, x and U"), at: position - 1)
    default: throw RegexError(.unknownGroup, at: position - 1)
    }
  }
}
