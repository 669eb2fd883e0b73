/// Commands that run other commands.
extension ShellRun {
  /// Takes the command inside a wrapper; `nil` for any other command.
  mutating func unwrap(_ call: ShellCall) -> ShellFlow? {
    if let grammar = ShellWrapper.simple[call.name] { return unwrap(call, grammar) }
    switch call.name {
    case "sh", "bash", "dash", "zsh", "ksh", "ash", "mksh", "fish", "rbash", "csh", "tcsh":
      return runShell(call)
    case "su", "runuser": return runAs(call)
    case "xargs", "parallel": return runForEach(call)
    case "find", "fd", "fdfind": return runFound(call)
    case "ssh", "autossh", "mosh": return runRemotely(call)
    case "docker", "podman", "nerdctl", "lxc", "kubectl", "oc", "docker-compose":
      return runInContainer(call)
    case "busybox", "toybox":
      guard let first = call.arguments.first else { return nil }
      return perform(call.replaced(first, Array(call.arguments.dropFirst())))
    case "watch", "entr", "script", "flock", "tmux", "screen", "nix-shell", "nix":
      return runCode(call)
    case "at", "batch":
      guard let code = call.input?.text else { return nil }
      return evaluate(code: code, call.range)
    default: return unwrapTool(call)
    }
  }

  // MARK: Plain wrappers

  private mutating func unwrap(_ call: ShellCall, _ grammar: ShellWrapper) -> ShellFlow? {
    if call.name == "command", call.has("-v", "-V") { return .unknown }
    var call = call
    let options = ShellOptions(
      call.arguments, valued: grammar.valued, longValued: grammar.longValued, stopsAtOperand: true)
    if let code = options.value("S", "split-string"), call.name == "env" {
      let rest = options.operands.map { $0.text.shellQuoted }.joined(separator: " ")
      return evaluate(code: code.text + " " + rest, call.range, call.input)
    }
    if call.name == "sudo", options.has("s", "i", "shell", "login"), !options.operands.isEmpty {
      judgeWrapper(call)
      let code = options.operands.map(\.text).joined(separator: " ")
      return evaluate(code: code, call.range, call.input)
    }
    var rest = options.operands[...]
    while grammar.takesAssignments, let first = rest.first,
      let equals = first.text.firstIndex(of: "="),
      equals != first.text.startIndex
    {
      var value = first.value
      value.text = String(first.text[first.text.index(after: equals)...])
      call.assignments.append((String(first.text[..<equals]), value))
      rest.removeFirst()
    }
    rest = rest.dropFirst(grammar.operandCount)
    judgeWrapper(call)
    guard let command = rest.first else {
      judgeSettings(call.assignments, call.range)
      if call.name == "env" { return ShellFlow(marks: .environment) }
      return nil
    }
    note("\(call.name) runs \(command.value.shown)")
    return perform(call.replaced(command, Array(rest.dropFirst())))
  }

  /// `npx`-like tools with a word before the command, and environments.
  private mutating func unwrapTool(_ call: ShellCall) -> ShellFlow? {
    guard let words = ShellWrapper.tools[call.name] else { return nil }
    for word in words where call.arguments.first?.text == word {
      var rest = call.arguments.dropFirst()
      if let dashes = rest.firstIndex(where: { $0.text == "--" }) {
        rest = rest[(dashes + 1)...]
      } else {
        while let first = rest.first, first.text.hasPrefix("-") {
          rest.removeFirst()
          if ["-n", "-p", "--name"].contains(first.text), !rest.isEmpty { rest.removeFirst() }
        }
      }
      guard let command = rest.first else { return nil }
      note("\(call.name) \(word) runs \(command.value.shown)")
      return perform(call.replaced(command, Array(rest.dropFirst())))
    }
    return nil
  }

  // MARK: Shells

  private mutating func runShell(_ call: ShellCall) -> ShellFlow? {
    judgeSettings(call.assignments, call.range)
    judgeInteractive(call)
    var options = ShellOptions(
      call.arguments, valued: "oO", longValued: ["rcfile", "init-file"], stopsAtOperand: true)
    // `-c` may stand behind other options of its cluster, and takes the first operand.
    if call.name == "fish" { options = ShellOptions(call.arguments, stopsAtOperand: true) }
    if options.has("c", "command"), let code = options.operands.first {
      judgeCode(call, [code.value])
      let outer = positional
      positional = options.operands.dropFirst(2).map(\.value)
      defer { positional = outer }
      note("\(call.name) -c runs \(code.value.shown)")
      return evaluate(code: code.text, code.range, call.input)
    }
    if let file = options.operands.first, !options.has("s"), file.text != "-",
      file.text != "/dev/stdin"
    {
      let outer = positional
      positional = options.operands.dropFirst().map(\.value)
      runFile(file, call)
      positional = outer
      return .unknown
    }
    if let input = call.input {
      judgePiped(input, call)
      if let code = input.text { return evaluate(code: code, call.range) }
    }
    return .unknown
  }

  private mutating func runAs(_ call: ShellCall) -> ShellFlow? {
    judgeWrapper(call)
    let options = ShellOptions(
      call.arguments, valued: "cgGswu", longValued: ["command", "user", "shell", "group"])
    if let code = options.value("c", "command") {
      note("\(call.name) runs \(code.value.shown)")
      return evaluate(code: code.text, code.range, call.input)
    }
    guard call.name == "runuser", let command = options.operands.first else { return .unknown }
    return perform(call.replaced(command, Array(options.operands.dropFirst())))
  }

  private mutating func runCode(_ call: ShellCall) -> ShellFlow? {
    let valued = ["watch": "nd", "flock": "wEc", "script": "cEIOBT", "nix-shell": "pAI"][call.name]
    let options = ShellOptions(
      call.arguments, valued: valued ?? "", longValued: ["interval", "command", "run"],
      stopsAtOperand: true)
    if let code = options.value("c", "command", "run") {
      return evaluate(code: code.text, code.range, call.input)
    }
    var operands = options.operands[...]
    switch call.name {
    case "watch": break
    case "flock":
      operands = operands.dropFirst()
      if operands.first?.text == "-c" {
        return evaluate(code: operands.dropFirst().first?.text ?? "", call.range)
      }
    case "tmux", "screen":
      // The command of a new window is its last word.
      guard let last = call.arguments.last, last.isQuoted, call.arguments.count > 1 else {
        return nil
      }
      return evaluate(code: last.text, last.range)
    default: return nil
    }
    guard !operands.isEmpty else { return nil }
    let code = operands.map { $0.isQuoted && operands.count > 1 ? $0.text.shellQuoted : $0.text }
      .joined(separator: " ")
    return evaluate(code: code, call.range, call.input)
  }

  // MARK: Many arguments

  private mutating func runForEach(_ call: ShellCall) -> ShellFlow? {
    let isParallel = call.name == "parallel"
    let options = ShellOptions(
      call.arguments, valued: isParallel ? "jINnLSa" : "aEILnPsd",
      longValued: [
        "arg-file", "delimiter", "eof", "replace", "max-lines", "max-args", "max-procs",
        "max-chars", "jobs", "colsep", "sshlogin",
      ], stopsAtOperand: true)
    var operands = options.operands[...]
    var given: [ShellArgument]?
    if isParallel, let colons = operands.firstIndex(where: { $0.text.hasPrefix(":::") }) {
      given = Array(operands[colons...].dropFirst())
      operands = operands[..<colons]
    }
    guard let command = operands.first else {
      if isParallel, let code = call.input?.text { return evaluate(code: code, call.range) }
      return .unknown
    }
    var arguments = Array(operands.dropFirst())
    if let given { return perform(call.replaced(command, arguments + given)) }
    let marks = call.input?.marks ?? []
    if let text = call.input?.text, !text.contains(ShellText.hole) {
      // The names are known.
      let names = text.split(whereSeparator: { $0 == " " || $0 == "\n" || $0 == "\t" || $0 == "\0" }
      )
      arguments += names.prefix(200).map { ShellArgument(String($0), range: call.range) }
      note("\(call.name) runs \(command.value.shown)")
      return perform(call.replaced(command, arguments))
    }
    let hole = ShellHole(name: nil, canBeEmpty: false, isQuoted: true)
    let name = ShellArgument(ShellText(hole: hole, marks: marks), range: call.range)
    if let mark = options.value("I", "replace")?.text, !isParallel,
      arguments.contains(where: { $0.text == mark })
    {
      // The name stands where the mark is, and nothing comes behind the other words.
      arguments = arguments.map { $0.text == mark ? name : $0 }
    } else {
      arguments.append(name)
    }
    var inner = call.replaced(command, arguments)
    inner.input = nil
    inner.hasListedArguments = true
    inner.listIsNarrow = marks.contains(.narrowListing)
    note("\(call.name) runs \(command.value.shown) with names from its input")
    return perform(inner)
  }

  private mutating func runFound(_ call: ShellCall) -> ShellFlow? {
    judgeFind(call)
    let marks: Set<String> = [
      "-exec", "-execdir", "-ok", "-okdir", "-x", "-X", "--exec", "--exec-batch",
    ]
    var index = 0
    while index < call.arguments.count {
      defer { index += 1 }
      guard marks.contains(call.arguments[index].text), index + 1 < call.arguments.count else {
        continue
      }
      let rest = call.arguments[(index + 1)...]
      let end = rest.firstIndex { $0.text == ";" || $0.text == "+" } ?? call.arguments.count
      guard let command = rest.first, end > index + 1 else { continue }
      var inner = call.replaced(command, rest[(index + 2)..<end].map(Self.withHole))
      inner.hasListedArguments = true
      inner.listIsNarrow = FindFacts.isNarrow(call)
      note("find runs \(command.value.shown)")
      _ = perform(inner)
      index = end
    }
    return ShellFlow(marks: FindFacts.isNarrow(call) ? .narrowListing : .listing)
  }

  /// `{}` stands for a name that nobody has seen.
  private static func withHole(_ argument: ShellArgument) -> ShellArgument {
    guard argument.text == "{}" else { return argument }
    let hole = ShellHole(name: nil, canBeEmpty: false, isQuoted: true)
    return ShellArgument(ShellText(hole: hole), range: argument.range)
  }

  // MARK: Other machines

  private mutating func runRemotely(_ call: ShellCall) -> ShellFlow? {
    judge(call)
    let options = ShellOptions(
      call.arguments, valued: "BbcDEeFIiJLlmOopQRSWw", stopsAtOperand: true)
    let words = options.operands.dropFirst()
    let input = call.input
    let before = directory
    directory = setting.home
    defer { directory = before }
    guard !words.isEmpty else {
      guard let code = input?.text else { return .unknown }
      return evaluate(code: code, call.range)
    }
    note("ssh runs \(words.map(\.value.shown).joined(separator: " "))")
    let code = words.map(\.text).joined(separator: " ")
    return evaluate(code: code, words.first?.range ?? call.range, input)
  }

  private mutating func runInContainer(_ call: ShellCall) -> ShellFlow? {
    judge(call)
    guard var rest = ShellWrapper.containerCommand(call.name, call.arguments) else {
      return .unknown
    }
    guard let command = rest.popFirst() else { return .unknown }
    let before = directory
    // What is in a container, nobody here can tell.
    directory = "/workdir/x"
    defer { directory = before }
    var inner = call.replaced(command, Array(rest))
    inner.isElsewhere = true
    note("\(call.name) runs \(command.value.shown)")
    return perform(inner)
  }
}

extension ShellCall {
  /// The command that this one runs.
  func replaced(_ command: ShellArgument, _ arguments: [ShellArgument]) -> ShellCall {
    var call = self
    call.command = command
    call.arguments = arguments
    call.wrappers.append(name)
    return call
  }
}

/// The option grammar of a command that runs another.
struct ShellWrapper {
  var valued = ""
  var longValued: [String] = []
  /// The number of words before the command.
  var operandCount = 0
  var takesAssignments = false

  static let simple: [String: ShellWrapper] = [
    "sudo": ShellWrapper(
      valued: "CDghpRrTtUu",
      longValued: ["user", "group", "host", "prompt", "chdir", "role", "type", "other-user"],
      takesAssignments: true),
    "doas": ShellWrapper(valued: "Cu"),
    "pkexec": ShellWrapper(longValued: ["user"]),
    "env": ShellWrapper(
      valued: "uCS", longValued: ["unset", "chdir", "split-string"], takesAssignments: true),
    "nice": ShellWrapper(valued: "n", longValued: ["adjustment"]),
    "ionice": ShellWrapper(valued: "cn", longValued: ["class", "classdata"]),
    "nohup": ShellWrapper(), "time": ShellWrapper(valued: "fo"), "builtin": ShellWrapper(),
    "command": ShellWrapper(), "exec": ShellWrapper(valued: "a"), "setsid": ShellWrapper(),
    "timeout": ShellWrapper(valued: "ks", longValued: ["kill-after", "signal"], operandCount: 1),
    "gtimeout": ShellWrapper(valued: "ks", longValued: ["kill-after", "signal"], operandCount: 1),
    "stdbuf": ShellWrapper(valued: "ioe", longValued: ["input", "output", "error"]),
    "chroot": ShellWrapper(operandCount: 1), "taskset": ShellWrapper(operandCount: 1),
    "chrt": ShellWrapper(operandCount: 1), "numactl": ShellWrapper(valued: "Nmp"),
    "setarch": ShellWrapper(operandCount: 1), "gosu": ShellWrapper(operandCount: 1),
    "su-exec": ShellWrapper(operandCount: 1), "strace": ShellWrapper(valued: "eopsuEPa"),
    "ltrace": ShellWrapper(valued: "eopsu"), "unshare": ShellWrapper(),
    "nsenter": ShellWrapper(valued: "tSG"),
    "unbuffer": ShellWrapper(), "rlwrap": ShellWrapper(), "fakeroot": ShellWrapper(),
    "caffeinate": ShellWrapper(valued: "tw"), "proxychains": ShellWrapper(valued: "f"),
    "proxychains4": ShellWrapper(valued: "f"), "torsocks": ShellWrapper(),
    "xvfb-run": ShellWrapper(valued: "nse"), "dbus-run-session": ShellWrapper(),
    "systemd-run": ShellWrapper(
      valued: "pEu", longValued: ["unit", "property", "uid", "gid", "setenv"]),
    "systemd-inhibit": ShellWrapper(), "firejail": ShellWrapper(), "noglob": ShellWrapper(),
    "nocorrect": ShellWrapper(), "chronic": ShellWrapper(),
    "faketime": ShellWrapper(operandCount: 1),
    "setpriv": ShellWrapper(), "cgexec": ShellWrapper(valued: "g"), "prlimit": ShellWrapper(),
    "eatmydata": ShellWrapper(), "tini": ShellWrapper(), "dumb-init": ShellWrapper(),
    "sshpass": ShellWrapper(valued: "pfdP"), "sg": ShellWrapper(operandCount: 1),
  ]

  static let tools: [String: [String]] = [
    "poetry": ["run"], "uv": ["run"], "pipenv": ["run"], "bundle": ["exec"], "pdm": ["run"],
    "npm": ["exec"], "pnpm": ["exec"], "yarn": ["exec"], "devbox": ["run"], "mise": ["exec", "x"],
    "conda": ["run"], "op": ["run"], "doppler": ["run"], "dotenv": ["run"], "rye": ["run"],
    "hatch": ["run"], "asdf": ["exec"], "pyenv": ["exec"], "rbenv": ["exec"], "infisical": ["run"],
  ]

  /// The command that a container runs, and its arguments; `nil` if it runs none.
  static func containerCommand(
    _ name: String, _ arguments: [ShellArgument]
  ) -> ArraySlice<ShellArgument>? {
    let options = ShellOptions(
      arguments, valued: "Hclfnp",
      longValued: ["context", "host", "namespace", "kubeconfig", "file", "config", "project-name"],
      stopsAtOperand: true)
    guard var verb = options.operands.first?.text else { return nil }
    var rest = options.operands.dropFirst()
    if verb == "compose" || verb == "container", let next = rest.popFirst() { verb = next.text }
    guard verb == "exec" || verb == "run" else { return nil }
    if name == "kubectl" || name == "oc" {
      guard let dashes = rest.firstIndex(where: { $0.text == "--" }) else { return nil }
      return rest[(dashes + 1)...]
    }
    // Long options of containers mostly take a value as the next word.
    let inner = ShellOptions(
      rest, valued: "aceglmpuvwh",
      longValued: [
        "user", "workdir", "env", "env-file", "volume", "name", "network", "publish", "entrypoint",
        "mount", "label", "platform", "cpus", "memory", "hostname", "add-host", "device", "gpus",
        "pid", "ipc", "security-opt", "cap-add", "cap-drop", "restart", "tmpfs", "shm-size",
        "log-driver", "ulimit", "dns", "net", "userns", "pull", "cidfile", "index", "detach-keys",
      ], stopsAtOperand: true)
    return inner.operands.dropFirst()
  }
}
