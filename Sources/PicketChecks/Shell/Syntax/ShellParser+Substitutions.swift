/// Commands and numbers that stand in words.
extension ShellParser {
  mutating func takeProcess(isInput: Bool) -> ShellPart {
    offset += 2
    let script = nested(ShellScript()) { parser in
      let script = parser.parseList()
      parser.takeClosing(UInt8(ascii: ")"))
      return script
    }
    return .process(script, isInput: isInput)
  }

  mutating func takeBackticks(isQuoted: Bool) -> ShellPart {
    let start = offset
    offset += 1
    var hasEscape = false
    while offset < end, bytes[offset] != UInt8(ascii: "`") {
      if bytes[offset] == UInt8(ascii: "\\"), offset + 1 < end {
        hasEscape = true
        offset += 1
      }
      offset += 1
    }
    offset = min(offset, end)
    let close = offset
    if offset < end { offset += 1 } else { noteFault() }
    let next = offset
    let script = nested(ShellScript()) { parser in
      parser.parseBackticked((start + 1)..<close, hasEscape, isQuoted)
    }
    offset = isTooDeep ? end : next
    return .commands(script, isQuoted: isQuoted)
  }

  private mutating func parseBackticked(
    _ range: Range<Int>, _ hasEscape: Bool, _ isQuoted: Bool
  ) -> ShellScript {
    guard hasEscape else {
      let outer = end
      (offset, end) = (range.lowerBound, range.upperBound)
      var script = parseList()
      while offset < end, !isTooDeep {
        noteFault()
        offset += 1
        script.commands += parseList().commands
      }
      end = outer
      return script
    }
    // Each level takes one backslash away, so the copies shrink and the depth is small.
    var text: [UInt8] = []
    var place = range.lowerBound
    while place < range.upperBound {
      if bytes[place] == UInt8(ascii: "\\"), place + 1 < range.upperBound {
        let next = bytes[place + 1]
        let isEscape = "$`\\".utf8.contains(next) || isQuoted && next == UInt8(ascii: "\"")
        if isEscape { place += 1 }
      }
      text.append(bytes[place])
      place += 1
    }
    return parseCopy(text, place: self.place(from: range.lowerBound - 1))
  }

  /// Reads a `$` and what stands behind it.
  mutating func takeDollar(isQuoted: Bool, into parts: inout ShellPartBuffer) {
    if let dollar = takeDollar(isQuoted: isQuoted) {
      parts.append(dollar)
    } else {
      parts.append(byte: bytes[offset])
      offset += 1
    }
  }

  /// Reads what stands behind a `$`; `nil` where it stands for itself.
  mutating func takeDollar(isQuoted: Bool) -> [ShellPart]? {
    guard let next = peek(1) else { return nil }
    switch next {
    case UInt8(ascii: "("): return [takeDollarParenthesis(isQuoted: isQuoted)]
    case UInt8(ascii: "{"): return [takeBraced(isQuoted: isQuoted)]
    case UInt8(ascii: "'"):
      guard !isQuoted else { return nil }
      offset += 1
      return [.text(takeANSI(), isQuoted: true)]
    case UInt8(ascii: "\""):
      guard !isQuoted else { return nil }
      offset += 1
      return takeDoubleQuoted()
    case UInt8(ascii: "["):
      // The old way to write arithmetic.
      offset += 2
      let parts = nested([]) { $0.parseQuotedParts(until: UInt8(ascii: "]")) }
      offset = min(end, offset + 1)
      return [.arithmetic(parts)]
    case _ where Self.isNameByte(next):
      offset += 1
      let start = offset
      offset += 1
      if !Self.isDigit(next) {
        while offset < end, Self.isNameByte(bytes[offset]) { offset += 1 }
      }
      let name = String(decoding: bytes[start..<offset], as: UTF8.self)
      return [.expansion(ShellExpansion(name: name), isQuoted: isQuoted)]
    case _ where "@*#?$!-".utf8.contains(next):
      offset += 2
      let name = String(decoding: [next], as: UTF8.self)
      return [.expansion(ShellExpansion(name: name), isQuoted: isQuoted)]
    default: return nil
    }
  }

  private mutating func takeDollarParenthesis(isQuoted: Bool) -> ShellPart {
    let start = offset
    if text(at: offset, is: "$(("), !subshells.contains(offset + 1) {
      offset += 1
      if let parts = nested([], { $0.parseArithmetic() }) { return .arithmetic(parts) }
    }
    offset = start + 2
    let script = nested(ShellScript()) { parser in
      let script = parser.parseList()
      parser.takeClosing(UInt8(ascii: ")"))
      return script
    }
    return .commands(script, isQuoted: isQuoted)
  }

  /// Reads `((…))`; goes back and returns `nil` if it is a subshell in a subshell.
  mutating func parseArithmetic() -> [ShellPart]? {
    let start = offset
    var parts: [ShellPart] = []
    var depth = 0
    offset += 2
    while offset < end {
      switch bytes[offset] {
      case UInt8(ascii: "("):
        depth += 1
        offset += 1
      case UInt8(ascii: ")"):
        if depth == 0 {
          if peek(1) == UInt8(ascii: ")") {
            offset += 2
            return parts
          }
          subshells.insert(start)
          offset = start
          return nil
        }
        depth -= 1
        offset += 1
      case UInt8(ascii: "$"):
        if let dollar = takeDollar(isQuoted: true) { parts += dollar } else { offset += 1 }
      case UInt8(ascii: "`"): parts.append(takeBackticks(isQuoted: true))
      case UInt8(ascii: "'"):
        // Quotes tell of commands: numbers have none, but indices of tables may.
        _ = takeSingleQuoted()
      case UInt8(ascii: "\""): parts += takeDoubleQuoted()
      case UInt8(ascii: "\\"): offset = min(end, offset + 2)
      default: offset += 1
      }
    }
    guard !isTooDeep else { return parts }
    subshells.insert(start)
    offset = start
    return nil
  }
}
