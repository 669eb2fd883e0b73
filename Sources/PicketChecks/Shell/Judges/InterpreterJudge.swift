import PicketModel

/// Code of other languages that stands in a command.
enum InterpreterJudge {
  enum Family: Hashable, Sendable {
    case python
    case node
    case ruby
    case perl
    case php
    case other
  }

  static func family(of name: String) -> Family? {
    if name.hasPrefix("python") || name.hasPrefix("pypy") { return .python }
    return switch name {
    case "node", "nodejs", "bun", "deno", "tsx", "ts-node": .node
    case "ruby", "irb", "jruby": .ruby
    case _ where name.hasPrefix("ruby"): .ruby
    case _ where name.hasPrefix("perl"): .perl
    case _ where name.hasPrefix("php"): .php
    case "lua", "luajit", "Rscript", "julia", "osascript", "elixir", "scala", "groovy", "R", "raku":
      .other
    default: nil
    }
  }

  static func judge(_ call: ShellCall, _ family: Family, _ run: inout ShellRun) {
    judgeNamedTools(call, &run)
    let letters =
      [Family.python: "c", .node: "ep", .ruby: "e", .perl: "eE", .php: "r", .other: "e"][family]
      ?? "e"
    let extra =
      [Family.python: "WXm", .node: "r", .ruby: "rI", .perl: "IMm", .php: "dfz", .other: ""][family]
      ?? ""
    let options = ShellOptions(
      call.arguments, valued: letters + extra, longValued: ["eval", "print", "require"],
      stopsAtOperand: true)
    var codes = letters.flatMap { options.all(String($0)) } + options.all("eval", "print")
    if family == .node, options.operands.first?.text == "eval", options.operands.count > 1 {
      codes.append(options.operands[1])
    }
    for code in codes {
      if code.value.marks.contains(.download) {
        run.report(.downloadRunBySubstitution, call.range)
      }
      if code.value.marks.contains(.decoded) { run.report(.decodeThenRun, call.range) }
      judge(code: code.text, family, code.range, &run)
    }
    guard codes.isEmpty else { return }
    if let module = options.value("m"), family == .python {
      judgeModule(module, options, call, &run)
    } else if let file = options.operands.first, file.text != "-" {
      run.runFile(file, call)
      if file.text.hasSuffix("manage.py") || file.text == "artisan"
        || file.text.hasSuffix("/artisan") || file.text == "bin/console"
      {
        let name = file.text.hasSuffix("manage.py") ? "manage.py" : "artisan"
        var inner = call.replaced(file, Array(options.operands.dropFirst()))
        inner.name = name
        DatabaseJudge.judge(inner, &run)
      }
    } else if let input = call.input {
      run.judgePiped(input, call)
      if let code = input.text { judge(code: code, family, call.range, &run) }
    }
  }

  private static func judgeModule(
    _ module: ShellArgument, _ options: ShellOptions, _ call: ShellCall, _ run: inout ShellRun
  ) {
    var arguments = options.operands
    if module.text == "pip" || module.text == "twine" || module.text == "poetry"
      || module.text == "flask"
    {
      _ = run.perform(call.replaced(module, arguments))
    }
    arguments = []
  }

  private static func judgeNamedTools(_ call: ShellCall, _ run: inout ShellRun) {
    guard call.name == "bun", let first = call.arguments.first?.text, ["x"].contains(first),
      call.arguments.count > 1
    else { return }
    _ = run.perform(call.replaced(call.arguments[1], Array(call.arguments.dropFirst(2))))
  }

  /// `awk 'BEGIN{system(…)}'`, `vim -c ':!…'`, `sed '1e …'`.
  static func judgeEditor(_ call: ShellCall, _ run: inout ShellRun) {
    for argument in call.arguments {
      let text = argument.text
      switch call.name {
      case "awk", "gawk", "mawk", "nawk", "expect", "tclsh", "gdb", "osascript":
        judge(code: text, .other, argument.range, &run)
        if text.holds("/inet/tcp/"), text.holds("getline") {
          run.report(.reverseShell, call.range)
        }
      case "vim", "vi", "nvim", "ex":
        if let bang = text.range(ofFirst: ":!") {
          _ = run.evaluate(code: String(text[bang.upperBound...]), argument.range)
        }
      case "sed", "gsed":
        if text.hasPrefix("1e ") {
          _ = run.evaluate(code: String(text.dropFirst(3)), argument.range)
        }
      default: break
      }
    }
    if call.name == "sed" || call.name == "gsed",
      call.arguments.contains(where: { $0.text.hasPrefix("-i") || $0.text == "--in-place" })
    {
      let options = ShellOptions(call.arguments, valued: "ef")
      for target in options.operands.dropFirst(options.has("e", "f") ? 0 : 1) {
        run.judgePlace(target, call.range, isElsewhere: call.isElsewhere)
      }
    }
  }

  // MARK: Code

  /// Judges code by its obvious calls: what deletes, what starts a shell, what connects one.
  static func judge(code: String, _ family: Family, _ range: Range<Int>, _ run: inout ShellRun) {
    run.spend(8 * code.utf8.count)
    guard !run.isSpent else { return }
    guard code.utf8.count <= ShellText.limit else { return run.exhaust() }
    let calls = OneLinerCalls(code)
    let names = calls.calls
    let text = calls.skeleton
    let connects = [
      "socket", "Socket", "TCPSocket", "fsockopen", "net.connect", "createConnection", "TCPClient",
    ].contains { text.holds($0) }
    let starts = [
      "dup2", "pty.spawn", "subprocess", "spawn", "exec", "popen", "proc_open", "system", "/bin/sh",
      "/bin/bash",
    ].contains { text.holds($0) || code.holds($0) && $0.hasPrefix("/bin") }
    if connects, starts,
      text.holds("dup2")
        || code.holds("sh")
          && (text.holds("connect") || text.holds("Socket") || text.holds("fsockopen")
            || code.holds("connect"))
    {
      return run.report(.reverseShell, range)
    }
    let decodes = [
      "b64decode", "decode_base64", "base64_decode", "Buffer.from", "atob", "unpack", "fromhex",
      "unhexlify", "marshal.loads", "zlib.decompress",
    ].contains { text.holds($0) }
    let evaluates = names.contains {
      ["exec", "eval", "os.system", "system", "Function"].contains($0.name)
    }
    let downloads =
      [
        "urlopen", "urlretrieve", "requests.get", "file_get_contents('http", "Net::HTTP",
        "open-uri", "LWP", "https.get", "http.get", "fetch",
      ].contains { text.holds($0) }
      || code.holds("file_get_contents") && code.holds("http")
    if text.holds("fork"),
      ["while", "for(;;)", "for (;;)", "loop"].contains(where: { text.holds($0) })
    {
      return run.report(.forkBomb, range)
    }
    if decodes, evaluates { return run.report(.decodeThenRun, range) }
    if downloads, evaluates { run.report(.downloadRunBySubstitution, range) }
    for call in names { judge(call, text, range, &run) }
    if let sends = [
      "requests.post", "urlopen", "fetch", "http.request", "https.request", "Net::HTTP.post",
      "requests.put",
    ].first(where: { text.holds($0) }) {
      _ = sends
      if calls.strings.contains(where: { SecretPlaces.contains($0) }) {
        run.report(.secretExfiltration, range)
      }
      if text.holds("os.environ") && !text.holds("os.environ[")
        && !text.holds("environ.get") || text.holds("process.env)")
        || text.holds("process.env}")
      {
        run.report(.environmentDump, range)
      }
    } else if ["open", "readFileSync", "read_text", "File.read", "file_get_contents", "readFile"]
      .contains(where: { text.holds($0) }),
      let secret = calls.strings.first(where: { SecretPlaces.contains($0) })
    {
      run.report(.secretFileRead, range, "\(secret.shortened) holds credentials")
    }
  }

  private static func judge(
    _ call: OneLinerCalls.Call, _ text: String, _ range: Range<Int>, _ run: inout ShellRun
  ) {
    let last =
      call.name.split(whereSeparator: { $0 == "." || $0 == ":" }).last.map(String.init) ?? call.name
    let first = call.strings.first
    switch last {
    case "system", "popen", "getoutput", "getstatusoutput", "exec", "execSync", "shell_exec",
      "passthru", "proc_open", "spawn", "spawnSync", "run", "call", "check_call", "check_output",
      "Popen", "execFile", "execFileSync", "execv", "execvp", "execl", "execlp", "execve", "qx",
      "sh", "backtick", "shell", "execute", "doShellScript", "create_subprocess_shell", "spawnl",
      "Command", "command":
      guard first != nil else { return }
      // A list of words, or one line.
      if call.isList
        || (last.hasPrefix("execv") || last.hasPrefix("execl") || last.hasPrefix("execFile")
          || last.hasPrefix("spawn")) && call.strings.count > 1
      {
        let words =
          last.hasPrefix("exec") && call.strings.count > 1
            && call.strings[0].hasSuffix(call.strings[1])
          ? Array(call.strings.dropFirst()) : call.strings
        _ = run.evaluate(code: words.map(\.shellQuoted).joined(separator: " "), range)
      } else if let first {
        _ = run.evaluate(code: first, range)
      }
    case "rmtree", "rmSync", "rmdirSync", "rm_rf", "rm_r", "remove_tree", "remove_entry_secure",
      "rimraf", "remove_entry", "rm", "rmdir", "emptyDirSync", "removeSync", "deltree":
      guard let path = first else {
        if ["rmtree", "rm_rf", "remove_tree"].contains(last), run.setting.isLive,
          text.holds("expanduser") || text.holds("Path.home") || text.holds("homedir")
            || text.holds("Dir.home")
        {
          run.report(.recursiveDeleteOfRoot, range, "it deletes a home directory")
        }
        return
      }
      if last == "rm" || last == "rmdir", call.name == last { return }
      if path == "~", text.holds("expanduser") {
        return run.report(.recursiveDeleteOfRoot, range, "it deletes a home directory")
      }
      _ = run.evaluate(code: "rm -rf " + (path.hasPrefix("~") ? path : path.shellQuoted), range)
    case "unlink", "remove", "unlinkSync", "delete":
      if let path = first, path.hasPrefix("/") || path.hasPrefix("~") {
        _ = run.evaluate(code: "rm -f " + (path.hasPrefix("~") ? path : path.shellQuoted), range)
      }
    case "open", "writeFileSync", "write_text", "fopen", "file_put_contents", "writeFile":
      guard let path = first else { return }
      let writes =
        last != "open" && last != "fopen"
        || call.strings.dropFirst().contains {
          $0.hasPrefix("w") || $0.hasPrefix("a") || $0.hasPrefix("r+") || $0 == ">" || $0 == ">>"
        }
      if writes {
        run.judgePlace(ShellArgument(run.withHome(path), range: range), range, isElsewhere: false)
      }
    case "kill":
      if call.rawArguments.replacing(each: " ", with: "").hasPrefix("-1,") {
        run.report(.stopOfMachineOrProcesses, range)
      }
    case "chmod":
      if call.rawArguments.holds("777") || call.rawArguments.holds("666") {
        run.report(.worldWritableChmod, range)
      }
    default: break
    }
  }
}
