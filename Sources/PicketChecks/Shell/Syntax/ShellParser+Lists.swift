/// Lists and pipelines.
extension ShellParser {
  /// Words that end a list, where they stand as the first word of a command.
  static let closers: Set<String> = [
    "then", "else", "elif", "fi", "do", "done", "esac", "}",
  ]

  /// Reads commands up to the end, a `)`, a `;;` or a closing keyword, which stay.
  mutating func parseList() -> ShellScript {
    var script = ShellScript()
    while true {
      skipSpace(andLines: true)
      guard offset < end else { return script }
      switch bytes[offset] {
      case UInt8(ascii: ";"):
        if peek(1) == UInt8(ascii: ";") || peek(1) == UInt8(ascii: "&") { return script }
        offset += 1
      case UInt8(ascii: "&"):
        // `&>file` opens a command; `&`, `&&` join two.
        if peek(1) == UInt8(ascii: ">") {
          append(parsePipeline(), to: &script)
        } else {
          offset += peek(1) == UInt8(ascii: "&") ? 2 : 1
        }
      case UInt8(ascii: "|"): offset += peek(1) == UInt8(ascii: "|") ? 2 : 1
      case UInt8(ascii: ")"): return script
      default:
        if let word = keyword(), Self.closers.contains(word) { return script }
        append(parsePipeline(), to: &script)
      }
    }
  }

  private func append(_ command: ShellCommand?, to script: inout ShellScript) {
    if let command { script.commands.append(command) }
  }

  private mutating func parsePipeline() -> ShellCommand? {
    var commands: [ShellCommand] = []
    while true {
      while let word = keyword(), word == "!" || word == "time" || word == "coproc" {
        offset += word.utf8.count
        skipSpace(andLines: false)
        if word == "time", text(at: offset, is: "-p ") { offset += 3 }
      }
      let start = offset
      if let command = parseCommand() { commands.append(command) }
      skipSpace(andLines: false)
      guard offset < end, bytes[offset] == UInt8(ascii: "|"), peek(1) != UInt8(ascii: "|") else {
        if offset == start, offset < end, !isListEnd { passOver() }
        break
      }
      offset += peek(1) == UInt8(ascii: "&") ? 2 : 1
      skipSpace(andLines: true)
    }
    return commands.count > 1 ? .pipeline(commands) : commands.first
  }

  /// Whether what comes next ends a command.
  private var isListEnd: Bool {
    switch bytes[offset] {
    case UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: ")"),
      UInt8(ascii: "\n"):
      true
    default: keyword().map(Self.closers.contains) ?? false
    }
  }

  private mutating func passOver() {
    noteFault()
    offset += 1
  }
}
