import PicketModel

/// What is written to places that matter.
enum WriteJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let valued = ["install": "mgot", "rsync": "ef"][call.name] ?? "tS"
    let options = ShellOptions(
      call.arguments, valued: valued,
      longValued: [
        "target-directory", "mode", "owner", "group", "exclude", "include", "rsh", "filter",
      ])
    switch call.name {
    case "tee", "sponge":
      for target in options.operands {
        judge(target: target, call, &run)
        run.judgeWrite(to: target, appends: options.has("a", "append"), isError: false)
        run.write(call.input ?? .unknown, to: [target], range: call.range)
      }
    case "install":
      if let mode = options.value("m", "mode") {
        PermissionJudge.judge(mode: mode, [], false, call, &run)
      }
      fallthrough
    default:
      guard let target = options.value("t", "target-directory") ?? options.operands.last,
        options.operands.count > 1 || options.has("t", "target-directory")
      else { return }
      judge(target: target, call, &run)
      if call.name == "rsync",
        options.has(
          "delete", "delete-after", "delete-before", "delete-excluded", "del", "remove-source-files"
        ),
        !options.has("n", "dry-run")
      {
        judgeMirror(target, call, &run)
      }
      guard let source = options.operands.first, source != target else { return }
      if call.name == "ln", DeletionJudge.isHistory(target.text), source.text == "/dev/null" {
        run.report(.removalOfTraces, call.range, "the history of the shell goes to /dev/null")
      }
      if call.name == "cp" {
        run.write(run.flow(ofFile: source), to: [target], range: call.range)
        if source.text == "/dev/null" { run.judgeWrite(to: target, appends: false, isError: false) }
      }
    }
  }

  private static func judgeMirror(_ target: ShellArgument, _ call: ShellCall, _ run: inout ShellRun)
  {
    switch run.place(of: target.value) {
    case .inProject, .temporary: break
    case .unknown where !run.setting.isLive: break
    default:
      if target.text.contains(":"), !run.setting.isLive { return }
      run.report(
        .recursiveDeleteOutsideProject, call.range,
        "what the source does not have is deleted in the target")
    }
  }

  /// Judges the target of a copy.
  static func judge(target: ShellArgument, _ call: ShellCall, _ run: inout ShellRun) {
    run.judgePlace(target, call.range, isElsewhere: call.isElsewhere)
  }
}

extension ShellRun {
  /// Judges a file that a redirection writes.
  mutating func judgeWrite(to target: ShellArgument, appends: Bool, isError: Bool) {
    guard !target.isHarmlessSink else { return }
    judgePlace(target, target.range, isElsewhere: false)
    if SafetyJudge.isPredictable(target) { report(.predictableTemporaryFile, target.range) }
    guard !appends else { return }
    if case .outside(let path) = place(of: target.value), DeletionJudge.isHistory(path) {
      report(.removalOfTraces, target.range, "it empties the history of a shell")
    }
  }

  mutating func judgePlace(_ target: ShellArgument, _ range: Range<Int>, isElsewhere: Bool) {
    let text = target.text
    if text == "/proc/sysrq-trigger" {
      return report(.rawDeviceOverwrite, range, "the kernel obeys what is written there")
    }
    if setting.isLive, text.hasPrefix("/proc/sys/kernel/") {
      return report(.defenceOff, range, "a protection of the kernel may be weakened")
    }
    switch place(of: target.value) {
    case .device(let path): report(.rawDeviceOverwrite, range, "it writes to \(path.shortened)")
    case .git(let path): judgeGitWrite(path, range)
    case .system(let path): judgeSystemWrite(path, range, isElsewhere: isElsewhere)
    case .outside(let path), .inProject(let path): judgeHomeWrite(path, range)
    default: break
    }
  }

  private mutating func judgeGitWrite(_ path: String, _ range: Range<Int>) {
    guard !PathFacts.isTemporary(path) else { return }
    if path.holds("/.git/hooks") {
      report(.persistence, range, "git runs \(path.shortened) by itself")
    } else if [
      "/.git/HEAD", "/.git/refs", "/.git/objects", "/.git/logs", "/.git/index", "/.git/packed-refs",
    ]
    .contains(where: { path.holds($0) }) {
      report(.gitDirectoryTampering, range, "it changes \(path.shortened)")
    } else if path.hasSuffix("/.git/config") {
      report(.gitDirectoryTampering, range, "it changes the configuration of git")
    }
  }

  private mutating func judgeSystemWrite(_ path: String, _ range: Range<Int>, isElsewhere: Bool) {
    if path.hasPrefix("/etc/cron") || path.hasPrefix("/var/spool/cron")
      || path.hasPrefix("/etc/systemd/system")
      || path.hasPrefix("/etc/init.d") || path.hasPrefix("/etc/profile") || path == "/etc/rc.local"
      || path.hasPrefix("/Library/Launch") || path.hasPrefix("/etc/ld.so.preload")
      || path.hasPrefix("/etc/bash")
      || path.hasPrefix("/root/.ssh") || path.hasPrefix("/lib/systemd/system")
      || path.hasPrefix("/etc/zsh")
    {
      return report(.persistence, range, "the system runs \(path.shortened) by itself")
    }
    if path.hasPrefix("/etc/sudoers") || path.hasPrefix("/etc/shadow")
      || path.hasPrefix("/etc/passwd") || path.hasPrefix("/etc/pam.d")
      || path.hasPrefix("/etc/group")
    {
      return report(.accountOrPrivilegeChange, range, "it writes \(path.shortened)")
    }
    if DeletionJudge.isLog(path),
      path.holds(".") || path.hasSuffix("log") || path.holds("/wtmp")
        || path.holds("/btmp") || path.holds("/secure") || path.holds("/messages")
    {
      guard setting.isLive else { return }
      return report(.removalOfTraces, range, "it overwrites \(path.shortened)")
    }
    guard
      ["/etc/", "/boot/", "/usr/", "/bin/", "/sbin/", "/lib", "/sys/", "/proc/", "/System/"]
        .contains(where: { path.hasPrefix($0) }), !path.hasPrefix("/usr/local/"),
      !path.hasPrefix("/usr/share/"),
      !path.hasPrefix("/usr/src/"), !path.hasPrefix("/proc/self/")
    else { return }
    report(.systemConfigurationWrite, range, "it writes \(path.shortened)")
  }

  private mutating func judgeHomeWrite(_ path: String, _ range: Range<Int>) {
    let name = path.split(separator: "/").last ?? ""
    if path.hasSuffix("/.ssh/authorized_keys") || path.hasSuffix("/.ssh/config")
      || path.hasSuffix("/.ssh/rc")
      || path.holds("/Library/LaunchAgents/") || path.holds("/.config/autostart/")
      || path.holds("/.config/systemd/user/")
    {
      return report(.persistence, range, "it writes \(path.shortened)")
    }
    let startFiles: Set<Substring> = [
      ".bashrc", ".bash_profile", ".profile", ".zshrc", ".zshenv", ".zprofile", ".bash_login",
      ".zlogin",
      ".bash_logout", ".xinitrc", ".xsession", ".bash_aliases",
    ]
    if startFiles.contains(name) || path.hasSuffix("/.config/fish/config.fish") {
      report(.persistence, range, "every new shell runs \(path.shortened)")
    }
    if path == setting.home + "/.gitconfig" || path == setting.home + "/.npmrc" {
      report(.persistence, range, "tools obey \(path.shortened)")
    }
  }
}
