import PicketModel

/// What goes round checks, or makes programs run what they would not.
enum SafetyJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    for argument in call.arguments {
      switch argument.text {
      case "--dangerously-skip-permissions", "--yolo", "--dangerously-bypass-approvals-and-sandbox",
        "--allow-dangerously-skip-permissions":
        run.report(.agentWithoutChecks, call.range)
      default: continue
      }
    }
    judgeGlobs(call, &run)
  }

  static func judgeTool(_ call: ShellCall, _ run: inout ShellRun) {
    let words = call.words
    switch call.name {
    case "mkfifo": for argument in call.arguments { run.fifos.insert(argument.text) }
    case "mknod":
      if words.contains("p"), let first = words.first {
        run.fifos.insert(first)
      } else if words.contains("b") || run.setting.isLive && words.contains("c") {
        run.report(.rawDeviceOverwrite, call.range, "it makes a device")
      }
    case "pre-commit", "lefthook":
      if words.first == "uninstall" {
        run.report(.gitHookBypass, call.range, "the hooks are removed")
      }
    case "codex":
      if words.contains("danger-full-access")
        || words.contains("-a") && words.contains("never") && words.contains("danger-full-access")
      {
        run.report(.agentWithoutChecks, call.range)
      }
    case "claude":
      if words.contains("bypassPermissions") { run.report(.agentWithoutChecks, call.range) }
    default: break
    }
  }

  /// `*` as an argument may be an option that somebody named a file after.
  private static func judgeGlobs(_ call: ShellCall, _ run: inout ShellRun) {
    if ["tar", "chown", "chmod", "rsync", "zip", "7z"].contains(call.name),
      call.arguments.contains(where: { $0.text == "*" && $0.hasGlob }), !call.has("--")
    {
      run.report(.optionInjectionByGlob, call.range)
    }
    if ["rm", "mv", "cp", "chown"].contains(call.name),
      call.arguments.contains(where: {
        $0.value.holes.contains {
          !$0.isQuoted && $0.name != nil && $0.name?.first?.isLetter == true
        } && !$0.text.hasPrefix("-")
      })
    {
      run.report(.unquotedExpansion, call.range)
    }
  }

  /// Whether others can guess the name of a temporary file.
  static func isPredictable(_ file: ShellArgument) -> Bool {
    file.text.hasPrefix("/tmp/")
      && file.value.holes.contains { $0.name == "$" || $0.name == "RANDOM" }
  }
}

extension ShellRun {
  /// Judges variables that programs obey.
  mutating func judgeSettings(
    _ assignments: [(name: String, value: ShellText)], _ range: Range<Int>
  ) {
    for (name, value) in assignments { judgeSetting(name, value, range) }
  }

  private mutating func judgeSetting(_ name: String, _ value: ShellText, _ range: Range<Int>) {
    let text = value.text
    switch name {
    case "HUSKY":
      if text == "0" { report(.gitHookBypass, range, "the hooks of husky do nothing") }
    case "HUSKY_SKIP_HOOKS", "PRE_COMMIT_ALLOW_NO_CONFIG":
      if text == "1" || text == "true", name.hasPrefix("HUSKY") {
        report(.gitHookBypass, range, "the hooks of husky do nothing")
      }
    case "LEFTHOOK":
      if text == "0" || text == "false" {
        report(.gitHookBypass, range, "the hooks of lefthook do nothing")
      }
    case "SKIP", "SKIP_HOOKS", "NO_VERIFY", "OVERCOMMIT_DISABLE", "GIT_SKIP_HOOKS":
      if !text.isEmpty, value.isConstant, setting.isLive {
        report(.gitHookBypass, range, "hooks are skipped")
      }
    case "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_COUNT", "GIT_CONFIG_PARAMETERS":
      if setting.isLive, text != "/dev/null" {
        report(.gitHookBypass, range, "git obeys other settings")
      }
    case _ where name.hasPrefix("GIT_CONFIG_KEY_"):
      if text.lowercased() == "core.hookspath" {
        report(.gitHookBypass, range, "the hooks of the repository do not run")
      }
    case "LD_PRELOAD", "DYLD_INSERT_LIBRARIES", "LD_AUDIT":
      let isKnown = [
        "asan", "tsan", "ubsan", "jemalloc", "tcmalloc", "faketime", "eatmydata", "fakeroot",
        "mimalloc",
      ].contains { text.holds($0) }
      if !isKnown, !text.isEmpty, setting.isLive || value.isConstant {
        report(.codeThroughEnvironment, range, "every program loads that library")
      }
    case "BASH_ENV", "ENV", "PROMPT_COMMAND", "GIT_SSH_COMMAND", "GIT_SSH", "GIT_PAGER",
      "GIT_EDITOR", "GIT_EXTERNAL_DIFF", "PERL5OPT", "PYTHONSTARTUP", "RUBYOPT", "NODE_OPTIONS",
      "LESSOPEN", "PAGER", "GIT_ASKPASS", "GIT_PROXY_COMMAND", "MANPAGER":
      judgeProgramSetting(name, text, range)
    case "PATH":
      if text.hasPrefix(".:") || text.holds(":.:") || text.hasSuffix(":.")
        || text.hasPrefix("/tmp") && !value.marks.contains(.temporary) || text.holds("=:")
      {
        report(
          .codeThroughEnvironment, range,
          "programs of the current directory take the place of those of the system")
      }
    case "NODE_TLS_REJECT_UNAUTHORIZED", "PYTHONHTTPSVERIFY":
      // At rest other rules find these wherever they stand.
      if text == "0", setting.isLive { report(.tlsVerificationOff, range) }
    case "GIT_SSL_NO_VERIFY":
      if text != "0" && text != "false" && !text.isEmpty, setting.isLive {
        report(.tlsVerificationOff, range)
      }
    case "HISTFILE":
      if text.isEmpty || text == "/dev/null" {
        report(.removalOfTraces, range, "the shell keeps no history")
      }
    case "HISTSIZE", "HISTFILESIZE":
      if text == "0", setting.isLive {
        report(.removalOfTraces, range, "the shell keeps no history")
      }
    default: break
    }
  }

  private mutating func judgeProgramSetting(_ name: String, _ text: String, _ range: Range<Int>) {
    switch name {
    case "NODE_OPTIONS":
      if text.holds("--require") || text.holds("-r ") || text.holds("--import")
        || text.holds("--loader"), setting.isLive
      {
        report(.codeThroughEnvironment, range, "every node process loads that file")
      }
    case "GIT_SSH_COMMAND", "GIT_SSH", "GIT_PROXY_COMMAND":
      let program = text.split(separator: " ").first?.split(separator: "/").last ?? ""
      if program != "ssh", !text.isEmpty, text.first != ShellText.hole || setting.isLive,
        program != ""
      {
        report(.codeThroughEnvironment, range, "git runs it for every connection")
      }
    case "ENV": if text.hasPrefix("/tmp") { report(.codeThroughEnvironment, range) }
    case "BASH_ENV", "PYTHONSTARTUP", "PERL5OPT", "RUBYOPT", "LESSOPEN":
      if setting.isLive, !text.isEmpty {
        report(.codeThroughEnvironment, range, "every such program runs it first")
      }
    case "PROMPT_COMMAND":
      if text.holds("curl") || text.holds("wget") || text.holds("/tmp") {
        report(.codeThroughEnvironment, range)
      }
    default:
      // A pager or editor is a program; a line of shell in its place is not.
      if text.holds(";") || text.holds("|") || text.holds("$(") {
        report(.codeThroughEnvironment, range, "git runs what \(name) says")
      }
    }
  }

  mutating func judgeUnset(_ call: ShellCall) {
    if call.has("HISTFILE", "HISTSIZE") {
      report(.removalOfTraces, call.range, "the shell keeps no history")
    }
  }
}
