internal import PicketModel

/// What is deleted, moved away or overwritten for good.
enum DeletionJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(call.arguments)
    let isRecursive = options.has("r", "R", "recursive") && call.name != "rmdir"
    if options.has("no-preserve-root") {
      run.report(.recursiveDeleteOfRoot, call.range, "it asks to delete the root as well")
    }
    for target in options.operands {
      // git's options look like those of rm, and operands may be options that a variable holds.
      isRecursive ? judgeTree(target, call, &run) : judgeFile(target, call, &run)
    }
    if call.hasListedArguments, !call.listIsNarrow, options.operands.count <= 1 || isRecursive {
      run.report(.deleteOfFoundFiles, call.range, "nobody sees the names before they are gone")
    }
  }

  // MARK: Directories

  private static func judgeTree(_ target: ShellArgument, _ call: ShellCall, _ run: inout ShellRun) {
    guard !target.text.isEmpty else { return }
    if target.isQuoted, target.value.isConstant, !target.hasGlob, target.text.contains("*") {
      return
    }
    let place = run.place(of: target.value)
    switch place {
    case .root: run.report(.recursiveDeleteOfRoot, call.range, "it deletes the root directory")
    case .topLevel(let path):
      if call.isElsewhere || run.setting.isContained || !run.setting.isLive,
        !PathFacts.systemDirectories.contains(path.dropFirst()), path != "/home", path != "/Users"
      {
        run.report(.recursiveDeleteOutsideProject, call.range, "it deletes \(path.shortened)")
        return
      }
      run.report(.recursiveDeleteOfRoot, call.range, "it deletes \(path.shortened)")
    case .home(let path):
      run.report(
        .recursiveDeleteOfRoot, call.range, "it deletes the home directory \(path.shortened)")
    case .current(let path):
      run.report(
        .recursiveDeleteOfCurrentDirectory, call.range,
        "it deletes \(path.shortened), with all that is in it")
    case .git(let path): judgeGit(path, call, &run)
    case .temporary, .inProject: break
    case .system(let path):
      if isLog(path) { run.report(.removalOfTraces, call.range) }
      run.report(.recursiveDeleteOutsideProject, call.range, "it deletes \(path.shortened)")
    case .outside(let path):
      if call.isElsewhere { return }
      run.report(.recursiveDeleteOutsideProject, call.range, "it deletes \(path.shortened)")
    case .device: run.report(.rawDeviceOverwrite, call.range)
    case .unknown: judgeUnknown(target, call, &run)
    }
  }

  /// Judges a path of which a part is not known by what it is where that part is empty.
  private static func judgeUnknown(
    _ target: ShellArgument, _ call: ShellCall, _ run: inout ShellRun
  ) {
    if let emptied = target.value.emptied, emptied != target.text, !emptied.isEmpty,
      emptied.hasPrefix("/")
    {
      switch run.place(ofPath: emptied) {
      case .root: return report(target, call, &run)
      case .topLevel(let path)
      where PathFacts.systemDirectories.contains(path.dropFirst()) || path == "/home":
        return report(target, call, &run)
      default: break
      }
    }
    let isGuarded = target.value.holes.allSatisfy { $0.name != nil && !$0.canBeEmpty }
    if isGuarded, !target.value.holes.isEmpty { return }
    let isListed = target.value.holes.contains { $0.name == nil }
    guard !call.hasListedArguments else { return }
    if target.value.constant != nil, run.directory == nil {
      // Everything, in a directory that a variable names.
      if ["*", ".", "./*", ".*", "./"].contains(target.text) {
        run.report(
          .recursiveDeleteOfEmptyVariable, call.range,
          "the current directory is not known here")
      }
      return
    }
    if target.value.marks.contains(.external) || !isListed {
      run.report(.recursiveDeleteOfVariable, call.range)
    } else if !target.value.marks.contains(.temporary) {
      run.report(.recursiveDeleteOfVariable, call.range, "a command tells what is deleted")
    }
  }

  private static func report(_ target: ShellArgument, _ call: ShellCall, _ run: inout ShellRun) {
    let name = target.value.holes.first?.name.map { "$" + $0 } ?? "the command"
    run.report(
      .recursiveDeleteOfEmptyVariable, call.range,
      "where \(name.shortened) gives nothing, it deletes far more than is meant")
  }

  private static func judgeGit(_ path: String, _ call: ShellCall, _ run: inout ShellRun) {
    guard !PathFacts.isTemporary(path) else { return }
    // Locks and hooks are no history.
    if path.hasSuffix(".lock") || path.holds("/.git/hooks/") && path.hasSuffix(".sample") {
      return
    }
    run.report(.gitDirectoryTampering, call.range, "it changes \(path.shortened)")
  }

  // MARK: Files

  private static func judgeFile(_ target: ShellArgument, _ call: ShellCall, _ run: inout ShellRun) {
    guard call.name != "rmdir" else { return }
    switch run.place(of: target.value) {
    case .git(let path): judgeGit(path, call, &run)
    case .system(let path) where !call.isElsewhere && isVital(path):
      if isLog(path) {
        // What removes a program removes its own log, too.
        let isAll = target.hasGlob && path.holds("/*")
        guard run.setting.isLive || isAll || isLogOfSystem(path) else { return }
        run.report(.removalOfTraces, call.range, "it deletes \(path.shortened)")
      } else {
        run.report(.systemConfigurationWrite, call.range, "it deletes \(path.shortened)")
      }
    case .root, .topLevel:
      if target.hasGlob { run.report(.recursiveDeleteOfRoot, call.range) }
    case .device: run.report(.rawDeviceOverwrite, call.range)
    case .home:
      if target.hasGlob {
        run.report(
          .recursiveDeleteOutsideProject, call.range, "it deletes all files of a home directory"
        )
      }
    case .outside(let path):
      if isHistory(path) {
        run.report(.removalOfTraces, call.range, "it deletes the history of a shell")
      } else if isPrecious(path) {
        run.report(.destructionOfFile, call.range, "it deletes \(path.shortened)")
      }
    default: break
    }
  }

  private static func isVital(_ path: String) -> Bool {
    [
      "/etc/", "/boot/", "/bin/", "/sbin/", "/usr/", "/lib", "/var/log", "/var/lib/", "/System/",
      "/opt/", "/root/", "/srv/",
    ]
    .contains { path.hasPrefix($0) } && !path.hasPrefix("/var/lib/apt/lists")
      && !path.hasPrefix("/etc/nginx/sites-enabled") && !path.hasPrefix("/usr/local/bin")
      && !path.hasPrefix("/etc/apt/sources.list.d")
  }

  static func isLog(_ path: String) -> Bool {
    path.hasPrefix("/var/log") || path.hasPrefix("/private/var/log")
  }

  /// Whether a log tells who did what on the machine.
  private static func isLogOfSystem(_ path: String) -> Bool {
    let logs = [
      "/syslog", "/messages", "/auth.log", "/secure", "/wtmp", "/btmp", "/lastlog", "/kern.log",
      "/faillog", "/audit.log", "/daemon.log", "/utmp", "/user.log", "/journal",
    ]
    return logs.contains { path.hasSuffix($0) }
  }

  static func isHistory(_ path: String) -> Bool {
    path.hasSuffix("_history") || path.hasSuffix("/fish_history")
  }

  /// Files of a home directory that nobody makes again.
  private static func isPrecious(_ path: String) -> Bool {
    SecretPlaces.contains(path)
      || ["/.ssh/", "/.gnupg/", "/.bashrc", "/.zshrc", "/.profile", "/.gitconfig"]
        .contains { path.holds($0) }
  }

  // MARK: Other ways to lose data

  static func judgeMove(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(call.arguments, valued: "tS", longValued: ["target-directory"])
    var operands = options.operands
    let target = options.value("t", "target-directory") ?? operands.popLast()
    guard let target else { return }
    if target.text == "/dev/null" {
      run.report(.destructionOfFile, call.range, "what is moved to /dev/null is gone")
    }
    for source in operands {
      switch run.place(of: source.value) {
      case .topLevel where !run.setting.isLive: break
      case .root, .topLevel, .home:
        run.report(
          .recursiveDeleteOfRoot, call.range, "it moves a whole directory of the system away")
      case .git(let path): judgeGit(path, call, &run)
      case .system(let path) where isVital(path) && !call.isElsewhere:
        if run.setting.isLive {
          run.report(.systemConfigurationWrite, call.range, "it moves \(path.shortened)")
        }
      default: break
      }
    }
    WriteJudge.judge(target: target, call, &run)
  }

  static func judgeDestruction(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(
      call.arguments, valued: "snr", longValued: ["size", "iterations", "reference"])
    if call.name == "truncate" {
      guard let size = options.value("s", "size")?.text,
        size == "0" || size.hasPrefix("-") || size == "0B"
      else { return }
    }
    for target in options.operands {
      switch run.place(of: target.value) {
      case .temporary: continue
      case .device(let path):
        run.report(.rawDeviceOverwrite, call.range, "it overwrites \(path.shortened)")
      case .system(let path) where isLog(path):
        run.report(.removalOfTraces, call.range, "it empties \(path.shortened)")
      case .git(let path): judgeGit(path, call, &run)
      default: run.report(.destructionOfFile, call.range, "nothing brings the content back")
      }
    }
    if call.hasListedArguments, options.operands.isEmpty {
      run.report(.destructionOfFile, call.range)
    }
  }
}

extension String {
  /// The text short enough for a message.
  var shortened: String {
    let shown = replacing(each: String(ShellText.hole), with: "…").harmless
    return shown.count <= 60 ? shown : shown.prefix(59) + "…"
  }
}
