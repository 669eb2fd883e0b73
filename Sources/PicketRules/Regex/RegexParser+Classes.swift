extension RegexParser {
  /// A member of a class: one byte, which can start or end a range, or a set.
  private enum Member {
    case byte(UInt8)
    case set(ByteSet)
  }

  /// Parses a class from its `[`.
  mutating func characterClass() throws(RegexError) -> ByteSet {
    let start = position
    if posixNameEnd(from: start) != nil { throw RegexError(.unknownClassName, at: start) }
    position += 1
    let isNegated = isAt("^")
    if isNegated { position += 1 }
    var result = ByteSet()
    var isFirst = true
    while try hasMember(isFirst: isFirst, from: start) {
      isFirst = false
      result = result.union(try range())
    }
    position += 1
    if flags.isCaseless { result = result.caseFolded }
    return isNegated ? result.inverted : result
  }

  /// Skips the marks `\Q` and `\E`, and tells whether a member stands before the `]`; the first may
  /// be a `]`.
  private mutating func hasMember(isFirst: Bool, from start: Int) throws(RegexError) -> Bool {
    skipQuotingMarks()
    guard position < pattern.count else {
      throw RegexError(.missingClosingBracket, at: pattern.count)
    }
    return isQuoting || isFirst || !isAt("]")
  }

  private mutating func skipQuotingMarks() {
    while isAt("\\E", from: position) || !isQuoting && isAt("\\Q", from: position) {
      isQuoting = isAt("\\Q", from: position)
      position += 2
    }
  }

  /// Parses a member, and the rest of its range if it starts one.
  private mutating func range() throws(RegexError) -> ByteSet {
    let first = try member()
    guard hasRangeEnd else { return set(of: first) }
    let hyphen = position
    guard case .byte(let low) = first else { throw RegexError(.invalidRange, at: hyphen) }
    position += 1
    skipQuotingMarks()
    guard position < pattern.count else {
      throw RegexError(.missingClosingBracket, at: pattern.count)
    }
    guard case .byte(let high) = try member() else { throw RegexError(.invalidRange, at: hyphen) }
    guard low <= high else { throw RegexError(.rangeOutOfOrder, at: hyphen) }
    return ByteSet(low...high)
  }

  /// Whether a hyphen at the place makes a range, because it is not the last of its class.
  private var hasRangeEnd: Bool {
    mutating get {
      skipQuotingMarks()
      guard !isQuoting, isAt("-") else { return false }
      var next = position + 1
      while isAt("\\E", from: next) { next += 2 }
      return next < pattern.count && pattern[next] != UInt8(ascii: "]")
    }
  }

  private func set(of member: Member) -> ByteSet {
    switch member {
    case .byte(let byte): ByteSet([byte])
    case .set(let set): set
    }
  }

  private mutating func member() throws(RegexError) -> Member {
    let byte = pattern[position]
    if isQuoting || !isAt("[") && !isAt("\\") {
      position += 1
      return .byte(byte)
    }
    return isAt("[") ? try bracket() : try escapedMember()
  }

  private mutating func escapedMember() throws(RegexError) -> Member {
    guard let byte = escapedByte else {
      throw RegexError(.missingClosingBracket, at: pattern.count)
    }
    if let set = namedSet(byte) {
      position += 2
      return .set(set)
    }
    if byte == UInt8(ascii: "b") {
      position += 2
      return .byte(0x08)
    }
    return .byte(try escapedLiteral())
  }

  // MARK: POSIX names

  private mutating func bracket() throws(RegexError) -> Member {
    guard posixNameEnd(from: position) != nil else {
      position += 1
      return .byte(UInt8(ascii: "["))
    }
    let start = position
    guard let close = posixNameEnd(from: start), pattern[start + 1] == UInt8(ascii: ":") else {
      throw RegexError(.unknownClassName, at: start)
    }
    var name = pattern[(start + 2)..<(close - 1)]
    let isNegated = name.first == UInt8(ascii: "^")
    if isNegated { name = name.dropFirst() }
    guard var set = ByteSet.named(name) else { throw RegexError(.unknownClassName, at: start) }
    if flags.isCaseless, set == .upperCase || set == .lowerCase { set = .letters }
    position = close + 1
    return .set(isNegated ? set.inverted : set)
  }

  /// The position of the `]` of `[:…:]`, `[.….]` or `[=…=]`; `nil` if none starts at a place.
  ///
  /// Follows PCRE2 to the letter: what looks like a name is refused when it is none.
  private func posixNameEnd(from start: Int) -> Int? {
    guard start + 1 < pattern.count else { return nil }
    let mark = pattern[start + 1]
    guard ByteSet(":.=".utf8).contains(mark) else { return nil }
    var index = start + 2
    while index + 1 < pattern.count {
      let (byte, next) = (pattern[index], pattern[index + 1])
      if byte == mark, next == UInt8(ascii: "]") { return index + 1 }
      if byte == UInt8(ascii: "]") || byte == UInt8(ascii: "[") && next == mark { return nil }
      let isEscape = byte == UInt8(ascii: "\\") && ByteSet("]\\".utf8).contains(next)
      index += isEscape ? 2 : 1
    }
    return nil
  }
}
