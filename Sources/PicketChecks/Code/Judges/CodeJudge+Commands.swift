/// Commands that programs put together and give to a shell.
extension CodeJudge {
  /// Functions whose first argument a shell runs, with the names before theirs.
  private static let shells: [CodeLanguage: Set<String>] = [
    .python: [
      "os.system", "os.popen", "os.popen2", "os.popen3", "os.popen4", "popen2.popen2",
      "popen2.popen3", "popen2.popen4", "popen2.Popen3", "popen2.Popen4", "commands.getoutput",
      "commands.getstatusoutput", "subprocess.getoutput", "subprocess.getstatusoutput",
      "asyncio.create_subprocess_shell", "asyncio.subprocess.create_subprocess_shell",
      "loop.subprocess_shell", "platform.popen",
    ],
    .php: [
      "exec", "shell_exec", "system", "passthru", "popen", "proc_open", "pcntl_exec",
    ],
    .ruby: [
      "system", "exec", "spawn", "syscall", "IO.popen", "Kernel.system", "Kernel.exec",
      "Kernel.spawn", "Open3.capture2", "Open3.capture2e", "Open3.capture3", "Open3.popen2",
      "Open3.popen2e", "Open3.popen3", "Process.spawn", "Process.exec", "Open3.pipeline",
      "PTY.spawn", "Kernel.open",
    ],
  ]

  /// Functions of Python that run a program, and a shell where they are told to.
  private static let programs: Set<String> = [
    "call", "run", "Popen", "check_call", "check_output",
  ]

  private static let shellNames: Set<String> = [
    "sh", "bash", "zsh", "ksh", "dash", "/bin/sh", "/bin/bash", "/bin/zsh", "/usr/bin/sh",
    "/usr/bin/bash", "cmd", "cmd.exe", "powershell", "powershell.exe", "pwsh", "/bin/ksh",
    "/usr/bin/env", "/bin/dash",
  ]

  mutating func judgeCommand(_ call: CodeCall) {
    switch language {
    case .python: judgePythonCommand(call)
    case .javascript: judgeNodeCommand(call)
    case .java, .kotlin: judgeJavaCommand(call)
    case .go: judgeGoCommand(call)
    case .csharp: judgeDotNetCommand(call)
    case .php, .ruby:
      guard Self.shells[language]?.contains(call.path.joined(separator: ".")) ?? false else {
        return
      }
      // With several arguments Ruby starts the program without a shell.
      let isList = language == .ruby && call.values.count > 1 && call.object != "IO"
      if !isList || isShellList(call.arguments.map(\.tokens)) {
        judgeCommand(call.values, call)
      } else if let program = call.values.first, !value(program).isConstant {
        report("code/command-injection", call.tokens, variant: "program")
      }
    case .swift: break
    }
  }

  /// Reports a call whose command is not constant.
  private mutating func judgeCommand(_ arguments: [Range<Int>], _ call: CodeCall) {
    for argument in arguments {
      let value = program.value(argument)
      guard !value.isConstant else { continue }
      return report(
        "code/command-injection", call.tokens, variant: value.isBuilt ? nil : "variable")
    }
  }

  /// Whether arguments are a shell, `-c`, and a command.
  private func isShellList(_ items: [Range<Int>]) -> Bool {
    guard items.count >= 2, let first = items[0].first, let literal = code.literal(first) else {
      return false
    }
    return Self.shellNames.contains(code.plainText(literal))
  }

  private func listItems(_ tokens: Range<Int>) -> [Range<Int>]? {
    guard let first = tokens.first, ["[", "(", "{"].contains(code.symbol(first)),
      code.partners[first] == tokens.upperBound - 1
    else { return nil }
    return code.items(inside: first)
  }

  // MARK: Python

  private mutating func judgePythonCommand(_ call: CodeCall) {
    let path = resolved(call)
    let name = path.joined(separator: ".")
    if Self.shells[.python]?.contains(name) ?? false {
      return judgeCommand(call.arguments.first.map { [$0.tokens] } ?? [], call)
    }
    if path.first == "os", path.count == 2, let last = path.last,
      last.hasPrefix("exec") || last.hasPrefix("spawn") || last.hasPrefix("posix_spawn"),
      call.values.contains(where: { !value($0).isConstant })
    {
      return report("code/command-injection", call.tokens, variant: "program")
    }
    if name == "asyncio.create_subprocess_exec"
      || name == "asyncio.subprocess.create_subprocess_exec"
    {
      return judgePythonProgram(call, call.values)
    }
    let isProgram =
      path.first == "subprocess" && Self.programs.contains(call.name)
      || Self.programs.contains(call.name) && call.name != "run" && call.name != "call"
    guard isProgram, let command = call.value(named: "args") ?? call.values.first else { return }
    let shell = call.value(named: "shell")
    if let shell, !isWord(shell, "False", "0", "None") {
      judgeCommand([command], call)
    } else if let items = listItems(command) {
      judgePythonProgram(call, items)
    } else if !value(command).isConstant {
      report("code/command-injection", call.tokens, variant: "program")
    }
  }

  private mutating func judgePythonProgram(_ call: CodeCall, _ items: [Range<Int>]) {
    guard let first = items.first else { return }
    if isShellList(items), items.count > 2 {
      judgeCommand(Array(items.dropFirst()), call)
    } else if items.contains(where: { !value($0).isConstant }) {
      let isProgram = !value(first).isConstant
      report("code/command-injection", call.tokens, variant: isProgram ? "program" : "argument")
    }
  }

  // MARK: JavaScript

  private static let nodeFunctions: Set<String> = [
    "exec", "execSync", "spawn", "spawnSync", "execFile", "execFileSync", "execAsync",
    "execPromise",
  ]

  private mutating func judgeNodeCommand(_ call: CodeCall) {
    guard Self.nodeFunctions.contains(call.name), isChildProcess(call),
      let command = call.values.first
    else { return }
    let known = program.value(command)
    if call.name.hasPrefix("exec"), !call.name.hasPrefix("execFile") {
      return judgeCommand([command], call)
    }
    if let list = call.values.dropFirst().first, let items = listItems(list),
      isShellList([command] + items), items.contains(where: { !value($0).isConstant })
    {
      return report("code/command-injection", call.tokens)
    }
    if usesShell(call), call.values.contains(where: { isCommandPart($0) }) {
      return report("code/command-injection", call.tokens)
    }
    if !known.isConstant { report("code/command-injection", call.tokens, variant: "program") }
  }

  /// Whether an argument is not constant and no object of options.
  private func isCommandPart(_ tokens: Range<Int>) -> Bool {
    guard let first = tokens.first, code.symbol(first) != "{" else { return false }
    return !value(tokens).isConstant
  }

  private func usesShell(_ call: CodeCall) -> Bool {
    guard let options = call.values.last, let first = options.first, code.symbol(first) == "{"
    else {
      return false
    }
    return options.contains {
      code.word($0) == "shell" && code.symbol($0 + 1) == ":" && code.word($0 + 2) != "false"
    }
  }

  /// Whether a call is of Node's module, and not of a regular expression.
  private func isChildProcess(_ call: CodeCall) -> Bool {
    let path = resolved(call)
    if path.count == 1 { return imports.has("child_process") || imports.has("shelljs") }
    if path.first == "require", path.count == 2 { return imports.has("child_process") }
    return ["child_process", "cp", "childProcess", "shelljs", "shell", "proc", "execa"].contains(
      path[path.count - 2])
  }

  // MARK: Java, Go, C#

  private mutating func judgeJavaCommand(_ call: CodeCall) {
    if call.name == "exec", call.path.contains("getRuntime") || isRuntime(call) {
      guard let command = call.values.first else { return }
      if let items = listItems(command) ?? javaArray(command) {
        return judgeCommand(isShellList(items) ? Array(items.dropFirst()) : items, call)
      }
      return judgeCommand([command], call)
    }
    guard call.name == "ProcessBuilder" || call.name == "command" && isBuilder(call) else { return }
    let items = call.values.first.flatMap(listed) ?? call.values
    if isShellList(items) {
      judgeCommand(Array(items.dropFirst()), call)
    } else if let first = items.first, !value(first).isConstant {
      report("code/command-injection", call.tokens, variant: "program")
    }
  }

  /// The items of `Arrays.asList(…)`, `List.of(…)` or `new String[] {…}`.
  private func listed(_ tokens: Range<Int>) -> [Range<Int>]? {
    if let items = javaArray(tokens) { return items }
    guard let last = tokens.last, code.symbol(last) == ")", code.partners[last] > tokens.lowerBound,
      ["asList", "of", "listOf", "arrayOf"].contains(code.word(code.partners[last] - 1))
    else { return nil }
    return code.items(inside: code.partners[last])
  }

  private func javaArray(_ tokens: Range<Int>) -> [Range<Int>]? {
    guard let last = tokens.last, code.symbol(last) == "}", code.partners[last] > tokens.lowerBound
    else { return nil }
    return code.items(inside: code.partners[last])
  }

  private func isRuntime(_ call: CodeCall) -> Bool {
    ["rt", "runtime", "r", "Runtime"].contains(call.object)
  }

  private func isBuilder(_ call: CodeCall) -> Bool {
    ["pb", "builder", "processBuilder", "ProcessBuilder"].contains(call.object)
  }

  private mutating func judgeGoCommand(_ call: CodeCall) {
    guard call.object == "exec" || call.object == "syscall" else { return }
    var arguments = call.values
    switch call.name {
    case "Command": break
    case "CommandContext": arguments = Array(arguments.dropFirst())
    case "Exec", "ForkExec", "StartProcess": break
    default: return
    }
    if isShellList(arguments) {
      judgeCommand(Array(arguments.dropFirst()), call)
    } else if let first = arguments.first, !value(first).isConstant {
      report("code/command-injection", call.tokens, variant: "program")
    } else if arguments.dropFirst().contains(where: { !value($0).isConstant }) {
      report("code/command-injection", call.tokens, variant: "argument")
    }
  }

  private mutating func judgeDotNetCommand(_ call: CodeCall) {
    let isStart = call.object == "Process" && call.name == "Start"
    guard isStart || call.name == "ProcessStartInfo" else { return }
    if isShellList(call.values) { return judgeCommand(Array(call.values.dropFirst()), call) }
    guard call.values.contains(where: { !value($0).isConstant }), !call.values.isEmpty else {
      return
    }
    // What was set up elsewhere is judged there.
    if isStart, call.values.count == 1, !value(call.values[0]).isBuilt { return }
    report("code/command-injection", call.tokens, variant: "program")
  }

  /// Judges backticks and `%x`.
  mutating func judgeCommandText(_ literal: Int, _ index: Int) {
    let value = program.value(index..<(index + 1))
    guard !value.isConstant else { return }
    report("code/command-injection", index..<(index + 1), variant: nil)
  }
}
