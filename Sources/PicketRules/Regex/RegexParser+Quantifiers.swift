extension RegexParser {
  /// Skips what means nothing: comments, the blanks of `(?x)`, and the marks `\Q` and `\E`.
  mutating func skipIgnored() throws(RegexError) {
    while position < pattern.count {
      if isAt("\\E", from: position) {
        isQuoting = false
        position += 2
      } else if isQuoting {
        return
      } else if isAt("\\Q", from: position) {
        isQuoting = true
        position += 2
      } else if try !skipComment() {
        return
      }
    }
  }

  private mutating func skipComment() throws(RegexError) -> Bool {
    if isAt("(?#", from: position) {
      guard let end = index(of: ")", from: position) else {
        throw RegexError(.missingClosingParenthesis, at: pattern.count)
      }
      position = end + 1
      return true
    }
    guard flags.isExtended else { return false }
    if isAt("#") {
      position = (index(of: "\n", from: position) ?? pattern.count - 1) + 1
      return true
    }
    guard ByteSet.space.contains(pattern[position]) else { return false }
    position += 1
    return true
  }

  /// Returns an item, repeated as the quantifier behind it says.
  mutating func quantified(_ item: RegexSyntax) throws(RegexError) -> RegexSyntax {
    try skipIgnored()
    let start = position
    guard !isQuoting, let count = try takeQuantifier() else { return item }
    if case .assertion = item { throw RegexError(.nothingToRepeat, at: start) }
    let mode = takeRepeatMode()
    try skipIgnored()
    if !isQuoting, try quantifier() != nil {
      throw RegexError(.nothingToRepeat, at: position)
    }
    return .repetition(item, count, mode)
  }

  private mutating func takeRepeatMode() -> RegexSyntax.RepeatMode {
    if isAt("+") {
      position += 1
      return .possessive
    }
    guard isAt("?") else { return flags.isLazyByDefault ? .lazy : .greedy }
    position += 1
    return flags.isLazyByDefault ? .greedy : .lazy
  }

  private mutating func takeQuantifier() throws(RegexError) -> RepeatCount? {
    guard let (count, end) = try quantifier() else { return nil }
    position = end
    return count
  }

  /// The quantifier at the place and the position behind it, or `nil` if there is none.
  func quantifier() throws(RegexError) -> (count: RepeatCount, end: Int)? {
    if isAt("*") { return (RepeatCount(0, nil), position + 1) }
    if isAt("+") { return (RepeatCount(1, nil), position + 1) }
    if isAt("?") { return (RepeatCount(0, 1), position + 1) }
    return isAt("{") ? try braces() : nil
  }

  /// Parses `{n}`, `{n,}` or `{n,m}`; other braces are literals.
  private func braces() throws(RegexError) -> (count: RepeatCount, end: Int)? {
    let nearby = pattern[(position + 1)...].prefix(64)
    guard let close = nearby.firstIndex(of: UInt8(ascii: "}")) else { return nil }
    let inside = nearby[..<close]
    let parts = inside.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    guard inside.contains(where: ByteSet.digits.contains), parts.count <= 2,
      inside.allSatisfy({ ByteSet.digits.contains($0) || $0 == 0x2C || $0 == 0x20 || $0 == 0x09 })
    else { return nil }
    guard !parts[0].isEmpty, !inside.contains(0x20), !inside.contains(0x09) else {
      throw RegexError(
        .notSupported("'{,n}' and blanks in braces; write {0,n} or \\{"), at: position)
    }
    let minimum = try count(parts[0])
    let maximum = parts.count == 1 ? minimum : parts[1].isEmpty ? nil : try count(parts[1])
    if let maximum, maximum < minimum { throw RegexError(.repeatOutOfOrder, at: close) }
    return (RepeatCount(minimum, maximum), close + 1)
  }

  private func count(_ digits: ArraySlice<UInt8>) throws(RegexError) -> Int {
    guard let count = Int(String(decoding: digits, as: UTF8.self)), count <= RepeatCount.limit
    else {
      throw RegexError(.repeatTooLarge, at: digits.startIndex)
    }
    return count
  }
}
