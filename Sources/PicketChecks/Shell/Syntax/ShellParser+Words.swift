/// Words, assignments and what stands in them.
extension ShellParser {
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  // MARK: Assignments

  /// Reads `name=value`, `name+=value` and `name=(…)`.
  mutating func parseAssignment() -> ShellAssignment? {
    let start = offset
    guard let (name, appends) = takeAssignmentName() else { return nil }
    if offset < end, bytes[offset] == UInt8(ascii: "(") {
      let values = nested([]) { $0.parseArray() }
      return ShellAssignment(
        name: name, values: values, isArray: true, appends: appends, range: place(from: start))
    }
    let value = parseWord() ?? ShellWord(parts: [], range: place(from: start))
    return ShellAssignment(
      name: name, values: [value], isArray: false, appends: appends, range: place(from: start))
  }

  private mutating func takeAssignmentName() -> (name: String, appends: Bool)? {
    var place = offset
    guard place < end, Self.isNameByte(bytes[place]), !Self.isDigit(bytes[place]) else {
      return nil
    }
    while place < end, Self.isNameByte(bytes[place]) { place += 1 }
    let nameEnd = place
    if place < end, bytes[place] == UInt8(ascii: "[") {
      while place < end, bytes[place] != UInt8(ascii: "]"), !Self.endsWord(bytes[place]) {
        place += 1
      }
      guard place < end, bytes[place] == UInt8(ascii: "]") else { return nil }
      place += 1
    }
    let appends = place < end && bytes[place] == UInt8(ascii: "+")
    if appends { place += 1 }
    guard place < end, bytes[place] == UInt8(ascii: "=") else { return nil }
    let name = String(decoding: bytes[offset..<nameEnd], as: UTF8.self)
    offset = place + 1
    return (name, appends)
  }

  private mutating func parseArray() -> [ShellWord] {
    offset += 1
    var values: [ShellWord] = []
    while true {
      skipSpace(andLines: true)
      guard offset < end else {
        noteFault()
        return values
      }
      if bytes[offset] == UInt8(ascii: ")") {
        offset += 1
        return values
      }
      if let word = parseWord() {
        values.append(word)
      } else {
        noteFault()
        offset += 1
      }
    }
  }

  /// Reads the `(…)` behind `local a=`, where bash takes an array.
  mutating func parseDeclaredArray(_ words: [ShellWord]) -> ShellAssignment? {
    guard offset < end, bytes[offset] == UInt8(ascii: "("), words.count > 1,
      let last = words.last, let text = last.constant, text.hasSuffix("="),
      let command = words[0].bare,
      ["local", "declare", "typeset", "readonly", "export"].contains(command)
    else { return nil }
    let values = nested([]) { $0.parseArray() }
    return ShellAssignment(
      name: String(text.dropLast()), values: values, isArray: true, appends: false,
      range: last.range)
  }

  // MARK: Words

  /// Reads a word; `nil` if none stands here.
  mutating func parseWord() -> ShellWord? {
    let start = offset
    var parts: [ShellPart] = []
    var text: [UInt8] = []
    func flush() {
      guard !text.isEmpty else { return }
      parts.append(.text(String(decoding: text, as: UTF8.self), isQuoted: false))
      text.removeAll(keepingCapacity: true)
    }
    loop: while offset < end {
      let byte = bytes[offset]
      switch byte {
      case UInt8(ascii: "\\"):
        if let length = continuation(at: offset) {
          offset += length
          continue
        }
        flush()
        parts.append(.text(takeEscaped(), isQuoted: true))
      case UInt8(ascii: "'"):
        flush()
        parts.append(.text(takeSingleQuoted(), isQuoted: true))
      case UInt8(ascii: "\""):
        flush()
        parts += takeDoubleQuoted()
      case UInt8(ascii: "$"):
        if let dollar = takeDollar(isQuoted: false) {
          flush()
          parts += dollar
        } else {
          text.append(byte)
          offset += 1
        }
      case UInt8(ascii: "`"):
        flush()
        parts.append(takeBackticks(isQuoted: false))
      case UInt8(ascii: "<"), UInt8(ascii: ">"):
        guard peek(1) == UInt8(ascii: "(") else { break loop }
        flush()
        parts.append(takeProcess(isInput: byte == UInt8(ascii: "<")))
      case UInt8(ascii: "("):
        // A pattern of bash such as `!(a|b)`.
        guard let before = text.last, "?*+@!".utf8.contains(before) else { break loop }
        let pattern = nested([]) { $0.takePattern() }
        text += pattern
      default:
        if Self.endsWord(byte), byte != UInt8(ascii: "\r") || isLineEnd { break loop }
        text.append(byte)
        offset += 1
      }
    }
    guard offset > start else { return nil }
    flush()
    return ShellWord(parts: parts, range: place(from: start))
  }

  private var isLineEnd: Bool {
    offset + 1 >= end || bytes[offset + 1] == UInt8(ascii: "\n")
  }

  private mutating func takePattern() -> [UInt8] {
    let start = offset
    var depth = 0
    while offset < end, bytes[offset] != UInt8(ascii: "\n") {
      if bytes[offset] == UInt8(ascii: "(") { depth += 1 }
      if bytes[offset] == UInt8(ascii: ")") { depth -= 1 }
      offset += 1
      if depth == 0 { break }
    }
    return Array(bytes[start..<offset])
  }

  private mutating func takeEscaped() -> String {
    offset += 1
    let start = offset
    offset = min(end, offset + 1)
    while offset < end, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
    // A backslash at the very end stands for itself.
    return start == offset ? "\\" : String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  private mutating func takeSingleQuoted() -> String {
    offset += 1
    let start = offset
    while offset < end, bytes[offset] != UInt8(ascii: "'") { offset += 1 }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if offset < end { offset += 1 } else { noteFault() }
    return text
  }

  private mutating func takeDoubleQuoted() -> [ShellPart] {
    offset += 1
    let parts = nested([]) { $0.parseQuotedParts(until: UInt8(ascii: "\"")) }
    if offset < end { offset += 1 } else { noteFault() }
    // An empty string is still a word.
    return parts.isEmpty ? [.text("", isQuoted: true)] : parts
  }

  /// Reads text in which only `$`, backticks and backslashes mean something, up to a byte, which stays,
  /// or to the end.
  mutating func parseQuotedParts(until close: UInt8?) -> [ShellPart] {
    var parts: [ShellPart] = []
    var text: [UInt8] = []
    func flush() {
      guard !text.isEmpty else { return }
      parts.append(.text(String(decoding: text, as: UTF8.self), isQuoted: true))
      text.removeAll(keepingCapacity: true)
    }
    while offset < end, bytes[offset] != close {
      switch bytes[offset] {
      case UInt8(ascii: "\\"):
        takeQuotedEscape(into: &text, close)
      case UInt8(ascii: "$"):
        if let dollar = takeDollar(isQuoted: true) {
          flush()
          parts += dollar
        } else {
          text.append(bytes[offset])
          offset += 1
        }
      case UInt8(ascii: "`"):
        flush()
        parts.append(takeBackticks(isQuoted: true))
      default:
        text.append(bytes[offset])
        offset += 1
      }
    }
    flush()
    return parts
  }

  private mutating func takeQuotedEscape(into text: inout [UInt8], _ close: UInt8?) {
    if let length = continuation(at: offset) {
      offset += length
      return
    }
    let next = peek(1)
    offset += 1
    switch next {
    case UInt8(ascii: "$"), UInt8(ascii: "`"), UInt8(ascii: "\\"):
      text.append(bytes[offset])
      offset += 1
    case let next? where next == close:
      text.append(next)
      offset += 1
    default: text.append(UInt8(ascii: "\\"))
    }
  }

  // MARK: Substitutions

  private mutating func takeProcess(isInput: Bool) -> ShellPart {
    offset += 2
    let script = nested(ShellScript()) { parser in
      let script = parser.parseList()
      parser.takeClosing(UInt8(ascii: ")"))
      return script
    }
    return .process(script, isInput: isInput)
  }

  private mutating func takeBackticks(isQuoted: Bool) -> ShellPart {
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

  /// Reads what stands behind a `$`; `nil` where it stands for itself.
  private mutating func takeDollar(isQuoted: Bool) -> [ShellPart]? {
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

  // MARK: Parameters

  private mutating func takeBraced(isQuoted: Bool) -> ShellPart {
    let start = offset
    offset += 2
    var expansion = ShellExpansion(name: "")
    if peek(0) == UInt8(ascii: "#"), let next = peek(1), next != UInt8(ascii: "}") {
      // A length is a number.
      skipBraced()
      return .arithmetic([])
    }
    if peek(0) == UInt8(ascii: "!") {
      expansion.isIndirect = true
      offset += 1
    }
    let nameStart = offset
    if let first = peek(0), "@*#?$!-".utf8.contains(first) {
      offset += 1
    } else {
      while offset < end, Self.isNameByte(bytes[offset]) { offset += 1 }
    }
    expansion.name = String(decoding: bytes[nameStart..<offset], as: UTF8.self)
    if peek(0) == UInt8(ascii: "[") { skipIndex() }
    takeOperation(into: &expansion)
    expansion.operand = nested([]) { $0.parseOperand(isQuoted: isQuoted) }
    if offset < end { offset += 1 } else { noteFault() }
    if offset == start { offset += 1 }
    return .expansion(expansion, isQuoted: isQuoted)
  }

  private mutating func skipBraced() {
    while offset < end, bytes[offset] != UInt8(ascii: "}") { offset += 1 }
    if offset < end { offset += 1 } else { noteFault() }
  }

  private mutating func skipIndex() {
    while offset < end, bytes[offset] != UInt8(ascii: "]"), bytes[offset] != UInt8(ascii: "}") {
      offset += 1
    }
    if peek(0) == UInt8(ascii: "]") { offset += 1 }
  }

  private mutating func takeOperation(into expansion: inout ShellExpansion) {
    let start = offset
    if peek(0) == UInt8(ascii: ":") { offset += 1 }
    if let next = peek(0), "-=?+".utf8.contains(next) {
      offset += 1
    } else if offset == start, let next = peek(0), "#%/^,@".utf8.contains(next) {
      offset += 1
      if peek(0) == next { offset += 1 }
    }
    expansion.operation = String(decoding: bytes[start..<offset], as: UTF8.self)
  }

  /// Reads up to the brace that closes, which stays.
  private mutating func parseOperand(isQuoted: Bool) -> [ShellPart] {
    var parts: [ShellPart] = []
    var text: [UInt8] = []
    func flush() {
      guard !text.isEmpty else { return }
      parts.append(.text(String(decoding: text, as: UTF8.self), isQuoted: isQuoted))
      text.removeAll(keepingCapacity: true)
    }
    while offset < end, bytes[offset] != UInt8(ascii: "}") {
      switch bytes[offset] {
      case UInt8(ascii: "\\"):
        flush()
        parts.append(.text(takeEscaped(), isQuoted: true))
      case UInt8(ascii: "'") where !isQuoted:
        flush()
        parts.append(.text(takeSingleQuoted(), isQuoted: true))
      case UInt8(ascii: "\""):
        flush()
        parts += takeDoubleQuoted()
      case UInt8(ascii: "$"):
        if let dollar = takeDollar(isQuoted: isQuoted) {
          flush()
          parts += dollar
        } else {
          text.append(bytes[offset])
          offset += 1
        }
      case UInt8(ascii: "`"):
        flush()
        parts.append(takeBackticks(isQuoted: isQuoted))
      default:
        text.append(bytes[offset])
        offset += 1
      }
    }
    flush()
    return parts
  }
}
