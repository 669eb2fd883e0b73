/// Assignments, before a command or alone.
extension ShellParser {
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
}
