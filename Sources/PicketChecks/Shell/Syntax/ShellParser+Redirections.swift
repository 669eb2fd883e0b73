/// Redirections of the streams of a command.
extension ShellParser {
  mutating func parseRedirection() -> ShellRedirection? {
    guard offset < end else { return nil }
    let start = offset
    var descriptor: Int?
    skipDescriptor(&descriptor)
    guard offset < end, let kind = takeRedirectionMark() else {
      offset = start
      return nil
    }
    skipSpace(andLines: false)
    guard let word = parseWord() else {
      noteFault()
      return ShellRedirection(
        kind: kind == .hereDocument ? .read : kind, descriptor: descriptor,
        target: ShellWord(parts: [], range: place(from: start)))
    }
    var result = ShellRedirection(kind: kind, descriptor: descriptor, target: word)
    if kind == .hereDocument {
      result.document = expectDocument(delimiter: word, stripsTabs: isTabDocument(start))
    }
    if kind == .duplicate, let target = word.constant, target != "-", Int(target) == nil,
      !(target.hasSuffix("-") && Int(target.dropLast()) != nil)
    {
      // `>&file` writes both streams into a file.
      result.kind = .write
    }
    return result
  }

  private func isTabDocument(_ start: Int) -> Bool {
    guard let mark = bytes[start..<offset].firstIndex(of: UInt8(ascii: "<")) else { return false }
    return text(at: mark, is: "<<-")
  }

  private mutating func skipDescriptor(_ descriptor: inout Int?) {
    let start = offset
    if bytes[offset] == UInt8(ascii: "{") {
      var place = offset + 1
      while place < end, Self.isNameByte(bytes[place]) { place += 1 }
      guard place > offset + 1, place + 1 < end, bytes[place] == UInt8(ascii: "}"),
        bytes[place + 1] == UInt8(ascii: "<") || bytes[place + 1] == UInt8(ascii: ">")
      else { return }
      offset = place + 1
      return
    }
    while offset < end, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[offset]) {
      offset += 1
    }
    guard offset > start, offset < end,
      bytes[offset] == UInt8(ascii: "<") || bytes[offset] == UInt8(ascii: ">")
    else {
      offset = start
      return
    }
    descriptor = Int(String(decoding: bytes[start..<offset], as: UTF8.self))
  }

  private static let marks: [(StaticString, ShellRedirection.Kind)] = [
    ("<<<", .hereString), ("<<-", .hereDocument), ("<<", .hereDocument), ("<&", .duplicate),
    ("<>", .read), ("&>>", .append), ("&>", .write), (">>", .append), (">&", .duplicate),
    (">|", .write), ("<", .read), (">", .write),
  ]

  private mutating func takeRedirectionMark() -> ShellRedirection.Kind? {
    let byte = bytes[offset]
    guard byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "&") else {
      return nil
    }
    // `<(…)` is a word.
    if byte != UInt8(ascii: "&"), peek(1) == UInt8(ascii: "(") { return nil }
    for (mark, kind) in Self.marks where text(at: offset, is: mark) {
      offset += mark.utf8CodeUnitCount
      return kind
    }
    return nil
  }
}
