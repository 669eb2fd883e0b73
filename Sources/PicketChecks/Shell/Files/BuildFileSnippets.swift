import PicketModel

/// Commands in Makefiles, Dockerfiles, tables of cron, units of systemd and texts for people.
enum BuildFileSnippets {
  // MARK: Make

  /// Recipe lines: each is given to a shell of its own.
  static func ofMakefile(_ text: [UInt8]) -> [ShellSnippet] {
    var snippets: [ShellSnippet] = []
    var lines = FileLines(text)
    while let line = lines.read() {
      guard line.count > 1, text[line.lowerBound] == UInt8(ascii: "\t") else { continue }
      var snippet = ShellSnippet()
      var start = line.lowerBound + 1
      while start < line.upperBound, "@-+ \t".utf8.contains(text[start]) { start += 1 }
      var part = start..<line.upperBound
      while true {
        appendRecipe(text, part, to: &snippet)
        guard part.last.map({ text[$0] == UInt8(ascii: "\\") }) == true, let next = lines.read()
        else { break }
        snippet.append("\n", at: part.upperBound)
        part = next
      }
      if !snippet.bytes.isEmpty { snippets.append(snippet) }
    }
    return snippets
  }

  /// `$$` is a dollar, and `$(NAME)` is a value that make puts in.
  private static func appendRecipe(
    _ text: [UInt8], _ range: Range<Int>, to snippet: inout ShellSnippet
  ) {
    var index = range.lowerBound
    while index < range.upperBound {
      guard text[index] == UInt8(ascii: "$"), index + 1 < range.upperBound else {
        snippet.append(text[index], at: index)
        index += 1
        continue
      }
      switch text[index + 1] {
      case UInt8(ascii: "$"):
        snippet.append(UInt8(ascii: "$"), at: index)
        index += 2
      case UInt8(ascii: "("), UInt8(ascii: "{"):
        snippet.append(ShellSnippet.value, at: index)
        index = end(of: text, index + 1, range)
      default:
        snippet.append(ShellSnippet.value, at: index)
        index += 2
      }
    }
  }

  private static func end(of text: [UInt8], _ start: Int, _ range: Range<Int>) -> Int {
    let open = text[start]
    let close = open == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "}")
    var depth = 0
    for index in start..<range.upperBound {
      if text[index] == open { depth += 1 }
      if text[index] == close { depth -= 1 }
      if depth == 0 { return index + 1 }
    }
    return range.upperBound
  }

  // MARK: Docker

  /// `RUN`, `CMD` and `ENTRYPOINT`, in both forms.
  static func ofDockerfile(_ text: [UInt8]) -> [ShellSnippet] {
    var snippets: [ShellSnippet] = []
    var lines = FileLines(text)
    while let line = lines.read() {
      let start = line.lowerBound + text.indentation(of: line)
      let word = text[start..<line.upperBound].prefix { !($0 == 0x20 || $0 == 0x09) }
      guard
        ["RUN", "CMD", "ENTRYPOINT", "HEALTHCHECK", "ONBUILD"].contains(
          String(decoding: word, as: UTF8.self).uppercased())
      else { continue }
      var snippet = ShellSnippet(isContained: true)
      var part = skipFlags(text, word.endIndex..<line.upperBound)
      if let first = text[part].first, first == UInt8(ascii: "[") {
        appendWords(text, part, to: &snippet)
      } else {
        while true {
          snippet.append(text.span, part)
          snippet.append("\n", at: max(part.lowerBound, part.upperBound - 1))
          let isContinued = part.last.map { text[$0] == UInt8(ascii: "\\") } ?? false
          let isComment =
            snippet.bytes.count > 1
            && text[part].drop(while: { $0 == 0x20 || $0 == 0x09 }).first == UInt8(ascii: "#")
          guard isContinued || isComment || text.isBlank(part) && snippet.bytes.count > 1,
            let next = lines.read()
          else { break }
          part = next
        }
        appendDocument(text, &lines, to: &snippet)
      }
      snippets.append(snippet)
    }
    return snippets
  }

  /// The body of `RUN <<EOF`.
  private static func appendDocument(
    _ text: [UInt8], _ lines: inout FileLines, to snippet: inout ShellSnippet
  ) {
    let line = String(decoding: snippet.bytes, as: UTF8.self)
    guard let mark = line.range(ofFirst: "<<") else { return }
    let word = line[mark.upperBound...].drop { $0 == "-" || $0 == "'" || $0 == "\"" }.prefix {
      $0.isLetter || $0.isNumber || $0 == "_"
    }
    guard !word.isEmpty else { return }
    let isWhole = line[..<mark.lowerBound].allSatisfy { $0 == " " || $0 == "\t" }
    if isWhole { snippet = ShellSnippet(isContained: true) }
    while let next = lines.read() {
      let isEnd = text[next].drop { $0 == 0x09 || $0 == 0x20 }.elementsEqual(word.utf8)
      if !isEnd || !isWhole {
        snippet.append(text.span, next)
        snippet.append("\n", at: max(next.lowerBound, next.upperBound - 1))
      }
      if isEnd { return }
    }
  }

  private static func skipFlags(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    while true {
      while start < range.upperBound, text[start] == 0x20 || text[start] == 0x09 { start += 1 }
      guard text[start..<range.upperBound].prefix(2).elementsEqual("--".utf8) else { break }
      while start < range.upperBound, text[start] != 0x20 { start += 1 }
    }
    return start..<range.upperBound
  }

  /// The strings of `["a", "b"]` as words in quotes.
  private static func appendWords(
    _ text: [UInt8], _ range: Range<Int>, to snippet: inout ShellSnippet
  ) {
    var isInside = false
    var index = range.lowerBound
    while index < range.upperBound {
      let byte = text[index]
      if byte == UInt8(ascii: "\"") {
        isInside.toggle()
        snippet.append(isInside ? " '" : "'", at: index)
      } else if isInside {
        if byte == UInt8(ascii: "\\"), index + 1 < range.upperBound { index += 1 }
        if text[index] == UInt8(ascii: "'") {
          snippet.append("'\\''", at: index)
        } else {
          snippet.append(text[index], at: index)
        }
      }
      index += 1
    }
  }

  // MARK: cron and systemd

  static func ofCron(_ text: [UInt8], hasUser: Bool) -> [ShellSnippet] {
    var snippets: [ShellSnippet] = []
    var lines = FileLines(text)
    while let line = lines.read() {
      let start = line.lowerBound + text.indentation(of: line)
      guard start < line.upperBound, text[start] != UInt8(ascii: "#") else { continue }
      let isNamed = text[start] == UInt8(ascii: "@")
      guard isNamed || "*0123456789".utf8.contains(text[start]) else { continue }
      var index = start
      for _ in 0..<((isNamed ? 1 : 5) + (hasUser ? 1 : 0)) {
        while index < line.upperBound, text[index] != 0x20, text[index] != 0x09 { index += 1 }
        while index < line.upperBound, text[index] == 0x20 || text[index] == 0x09 { index += 1 }
      }
      var snippet = ShellSnippet(isUnattended: true)
      snippet.append(text.span, index..<line.upperBound)
      if !snippet.bytes.isEmpty { snippets.append(snippet) }
    }
    return snippets
  }

  /// `ExecStart=` and its like.
  static func ofSystemd(_ text: [UInt8]) -> [ShellSnippet] {
    var snippets: [ShellSnippet] = []
    var lines = FileLines(text)
    while let line = lines.read() {
      guard text[line].starts(with: "Exec".utf8),
        let equals = text[line].firstIndex(of: UInt8(ascii: "="))
      else { continue }
      var start = equals + 1
      while start < line.upperBound, "-@:+! ".utf8.contains(text[start]) { start += 1 }
      var snippet = ShellSnippet(isUnattended: true)
      snippet.append(text.span, start..<line.upperBound)
      if !snippet.bytes.isEmpty { snippets.append(snippet) }
    }
    return snippets
  }

  // MARK: Documentation

  private static let languages: Set<String> = [
    "sh", "bash", "shell", "zsh", "console", "shell-session", "shellsession", "terminal",
  ]

  /// What stands in fences for shells; of sessions only what people type.
  static func ofDocumentation(_ text: [UInt8]) -> [ShellSnippet] {
    var snippets: [ShellSnippet] = []
    var lines = FileLines(text)
    while let line = lines.read() {
      let mark = text[line].drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
      guard mark.starts(with: "```".utf8) || mark.starts(with: "~~~".utf8) else { continue }
      let fence = mark.prefix(3)
      let language = mark.drop { $0 == fence.first }.drop { $0 == 0x20 }.prefix {
        ShellParser.isNameByte($0) || $0 == UInt8(ascii: "-")
      }
      let isShell = languages.contains(String(decoding: language, as: UTF8.self).lowercased())
      var snippet = ShellSnippet(isDocumentation: true)
      var body: [Range<Int>] = []
      while let next = lines.read() {
        if text[next].drop(while: { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }).starts(
          with: fence)
        {
          break
        }
        body.append(next)
      }
      guard isShell else { continue }
      let isSession = body.contains { prompt(text, $0) != nil }
      for line in body {
        guard let start = isSession ? prompt(text, line) : line.lowerBound else { continue }
        snippet.append(text.span, start..<line.upperBound)
        snippet.append("\n", at: max(line.lowerBound, line.upperBound - 1))
      }
      if !snippet.bytes.isEmpty { snippets.append(snippet) }
    }
    return snippets
  }

  /// Where the command behind `$ ` starts.
  private static func prompt(_ text: [UInt8], _ line: Range<Int>) -> Int? {
    let start = line.lowerBound + text.indentation(of: line)
    guard text[start..<line.upperBound].starts(with: "$ ".utf8) else { return nil }
    return start + 2
  }
}
