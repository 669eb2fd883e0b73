/// Code that nobody has seen before it runs.
extension ShellRun {
  /// Judges text that a shell evaluates by where it came from.
  mutating func judgeCode(_ call: ShellCall, _ code: [ShellText]) {
    var marks: ShellMarks = []
    for text in code { marks.formUnion(text.marks) }
    if marks.contains(.cut) { exhaust() }
    guard !marks.contains(.verified) else { return }
    if marks.contains(.download) {
      report(.downloadRunBySubstitution, call.range)
    } else if marks.contains(.decoded) {
      report(.decodeThenRun, call.range)
    } else if marks.contains(.external),
      call.name == "eval"
        || !code.allSatisfy({ $0.text.contains { $0 != ShellText.hole && $0 != " " } })
    {
      report(.evaluationOfInput, call.range)
    } else if setting.isLive, call.name == "eval", !marks.contains(.shellSetup),
      code.contains(where: { text in
        text.text.first == ShellText.hole && text.holes.first?.name != nil
      }), code.count == 1
    {
      report(.evaluationOfInput, call.range, "the value of a variable is run")
    }
  }

  /// Judges what is piped into an interpreter.
  mutating func judgePiped(_ input: ShellFlow, _ call: ShellCall) {
    if input.marks.contains(.cut) { exhaust() }
    guard !input.marks.contains(.verified) else { return }
    if input.marks.contains(.download) {
      report(.downloadPipedToInterpreter, call.range)
    } else if input.marks.contains(.decoded) {
      report(.decodeThenRun, call.range)
    } else if input.marks.contains(.external), setting.isLive {
      report(.evaluationOfInput, call.range)
    }
  }

  /// A shell whose streams lead to another machine.
  mutating func judgeInteractive(_ call: ShellCall) {
    if call.opensNetwork || !networkDescriptors.isEmpty && call.has("-i") {
      report(.reverseShell, call.range, "a shell is connected to another machine")
    }
  }

  /// `sudo` and its like, whatever they run.
  mutating func judgeWrapper(_ call: ShellCall) {
    guard ["sudo", "doas", "su", "pkexec"].contains(call.name) else { return }
    report(.commandAsRoot, call.range)
    if setting.isLive, call.name == "sudo" || call.name == "su" || call.name == "doas" {
      let options = ShellOptions(call.arguments, valued: "CDghpRrTtUu", stopsAtOperand: true)
      let isShell = options.has("i", "s") && options.operands.isEmpty
      let becomes =
        call.name == "su" && !options.has("c")
        && options.operands.allSatisfy { $0.text == "-" || $0.text == "root" }
      if isShell || becomes {
        report(.accountOrPrivilegeChange, call.range, "a shell of root is opened")
      }
    }
  }

  /// Judges a command whose name is not known, by arguments that are dangerous for any.
  mutating func judgeUnknownCommand(_ call: ShellCall) {
    judgeSettings(call.assignments, call.range)
    let marks = call.command.value.marks
    if marks.contains(.download) { return report(.downloadRunBySubstitution, call.range) }
    if marks.contains(.decoded) { return report(.decodeThenRun, call.range) }
    guard setting.isLive else { return }
    let isRecursive = call.arguments.contains { argument in
      let text = argument.text
      return text == "--recursive" || text == "--no-preserve-root"
        || text.hasPrefix("-") && !text.hasPrefix("--")
          && (text.contains("r") || text.contains("R")) && text.count < 5
    }
    let isVital = call.arguments.contains { argument in
      guard !argument.text.hasPrefix("-") else { return false }
      return switch place(of: argument.value) {
      case .root, .topLevel, .home, .device: true
      default: false
      }
    }
    if isVital, isRecursive || call.arguments.contains(where: { $0.text.hasPrefix("of=/dev/") }) {
      report(.unknownCommandWithDangerousArguments, call.range)
    }
  }
}
