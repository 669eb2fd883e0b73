/// Strings that code of other languages gives to a shell.
struct CodeSnippets {
  private let text: [UInt8]

  /// Calls whose first string is a line of shell.
  private static let calls: Set<String> = [
    "os.system", "os.popen", "subprocess.getoutput", "subprocess.getstatusoutput",
    "commands.getoutput",
    "execSync", "child_process.exec", "child_process.execSync", "shell_exec", "passthru", "popen",
    "system", "exec", "sh", "shell.exec", "Runtime.getRuntime().exec", "shelljs.exec", "os.execute",
    "IO.popen",
    "Process.spawn", "Kernel.system", "create_subprocess_shell", "asyncio.create_subprocess_shell",
  ]
  /// Calls whose string is a line of shell where they say so.
  private static let optional: Set<String> = [
    "subprocess.run", "subprocess.call", "subprocess.Popen", "subprocess.check_call",
    "subprocess.check_output", "run", "Popen", "check_call", "check_output", "spawn", "spawnSync",
  ]
  /// Calls whose strings are words: `sh`, `-c` and a line.
  private static let words: Set<String> = [
    "exec.Command", "exec.CommandContext", "ProcessBuilder", "Command::new",
  ]

  static func snippets(in text: [UInt8]) -> [ShellSnippet] {
    CodeSnippets(text: text).read()
  }

  private func read() -> [ShellSnippet] {
    var snippets: [ShellSnippet] = []
    var word = 0..<0
    var index = 0
    while index < text.count {
      let byte = text[index]
      if ShellParser.isNameByte(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: ":") {
        word = word.upperBound == index ? word.lowerBound..<(index + 1) : index..<(index + 1)
        index += 1
      } else if byte == UInt8(ascii: "("), word.upperBound == index, word.count < 60, word.count > 1
      {
        if let snippet = snippet(of: text.text(word), index + 1) { snippets.append(snippet) }
        index += 1
      } else if byte == UInt8(ascii: "#")
        || byte == UInt8(ascii: "/") && index + 1 < text.count && text[index + 1] == byte
      {
        // A comment, or what looks like one: nothing is called there.
        while index < text.count, text[index] != UInt8(ascii: "\n") { index += 1 }
      } else {
        index += 1
      }
    }
    return snippets
  }

  private func snippet(of name: String, _ start: Int) -> ShellSnippet? {
    let isWords = Self.words.contains(name)
    let isOptional = Self.optional.contains(name)
    guard
      isWords || isOptional || Self.calls.contains(name)
        || name.hasSuffix(".exec") && name.hasPrefix("cp")
    else { return nil }
    var place = start
    skipBlanks(&place)
    if isWords {
      // The string behind "-c".
      let end = min(text.count, start + 400)
      guard let mark = firstMark("\"-c\"", start..<end) else { return nil }
      place = mark
      while place < end,
        text[place] == UInt8(ascii: ",") || text[place] == 0x20 || text[place] == 0x0A
      { place += 1 }
    }
    guard place < text.count, let snippet = string(&place) else { return nil }
    if isOptional {
      let end =
        text[place...].prefix(300).firstIndex(of: UInt8(ascii: "\n"))
        ?? min(text.count, place + 300)
      let far = min(text.count, max(end, place + 300))
      guard firstMark("shell=True", place..<far) ?? firstMark("shell: true", place..<far) != nil
      else { return nil }
    }
    return snippet
  }

  private func skipBlanks(_ place: inout Int) {
    while place < text.count, [0x20, 0x09, 0x0A, 0x0D].contains(text[place]) { place += 1 }
    // Prefixes of Python's strings.
    while place + 1 < text.count, "frbuFRBU".utf8.contains(text[place]),
      "frbuFRBU\"'".utf8.contains(text[place + 1])
    {
      place += 1
    }
  }

  private func firstMark(_ mark: StaticString, _ range: Range<Int>) -> Int? {
    let mark = Array(mark.description.utf8)
    guard range.count >= mark.count else { return nil }
    for start in range.lowerBound...(range.upperBound - mark.count)
    where text[start] == mark[0] && text[start..<(start + mark.count)].elementsEqual(mark) {
      return start + mark.count
    }
    return nil
  }

  /// Reads a string, with what is put into it as a value.
  private func string(_ place: inout Int) -> ShellSnippet? {
    let quote = text[place]
    guard "\"'`".utf8.contains(quote) else { return nil }
    let isTriple = text[place...].prefix(3).elementsEqual([quote, quote, quote])
    let isFormatted = quote == UInt8(ascii: "`") || place > 0 && "fF".utf8.contains(text[place - 1])
    place += isTriple ? 3 : 1
    var snippet = ShellSnippet()
    while place < text.count {
      let byte = text[place]
      if byte == quote, !isTriple || text[place...].prefix(3).elementsEqual([quote, quote, quote]) {
        place += 1
        return snippet.bytes.isEmpty ? nil : snippet
      }
      if byte == UInt8(ascii: "\n"), !isTriple, quote != UInt8(ascii: "`") { return nil }
      if byte == UInt8(ascii: "\\"), place + 1 < text.count {
        place += 1
        snippet.append(text[place] == UInt8(ascii: "n") ? 0x0A : text[place], at: place)
        place += 1
      } else if let end = interpolation(place, isFormatted) {
        snippet.append(ShellSnippet.value, at: place)
        place = end
      } else {
        snippet.append(byte, at: place)
        place += 1
      }
    }
    return nil
  }

  /// The end of `{…}`, `${…}` or `#{…}`; `nil` if none starts here.
  private func interpolation(_ place: Int, _ isFormatted: Bool) -> Int? {
    var open = place
    if text[place] == UInt8(ascii: "$") || text[place] == UInt8(ascii: "#") {
      open += 1
    } else if !isFormatted {
      return nil
    }
    guard open < text.count, text[open] == UInt8(ascii: "{"),
      text[place] != UInt8(ascii: "$") || isFormatted
    else { return nil }
    guard let close = text[open...].prefix(200).firstIndex(of: UInt8(ascii: "}")) else {
      return nil
    }
    return close + 1
  }
}
