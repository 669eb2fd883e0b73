import PicketModel

/// Modes and owners.
enum PermissionJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    switch call.name {
    case "umask":
      if let mask = call.words.last, ["0", "00", "000", "0000"].contains(mask) {
        run.report(
          .worldWritableChmod, call.range, "everybody may write what is made from now on")
      }
    case "setcap":
      if !call.has("-r"), call.words.contains(where: { $0.contains("+") || $0.contains("=") }) {
        run.report(
          .setuidBitGranted, call.range, "the program gets rights that its user does not have")
      }
    case "chattr":
      let words = call.words
      if words.contains(where: { $0.hasPrefix("-") && $0.contains("i") && !$0.hasPrefix("--") })
        || words.contains(where: { $0.hasPrefix("+") && $0.contains("i") })
      {
        run.report(
          .permissionChangeOfSystem, call.range, "it changes who may ever change the file")
      }
    case "setfacl":
      if call.words.contains(where: {
        $0.holds("o::rwx") || $0.holds("other::rwx") || $0.holds("o:rwx")
      }) {
        run.report(.worldWritableChmod, call.range)
      }
    default: judgeChange(call, &run)
    }
  }

  private static func judgeChange(_ call: ShellCall, _ run: inout ShellRun) {
    // A mode such as `-w` looks like an option.
    let isMode = call.name == "chmod"
    var isRecursive = false
    var operands: [ShellArgument] = []
    var isReference = false
    for argument in call.arguments {
      switch argument.text {
      case "--recursive": isRecursive = true
      case _ where argument.text.hasPrefix("--"):
        isReference = isReference || argument.text.hasPrefix("--reference")
      case _
      where argument.text.hasPrefix("-")
        && argument.text.dropFirst().allSatisfy({ "RfvcHLPh".contains($0) }):
        if argument.text.contains("R") { isRecursive = true }
      default: operands.append(argument)
      }
    }
    guard operands.count > (isReference ? 0 : 1) || call.hasListedArguments else { return }
    let targets = isReference ? operands[...] : operands.dropFirst()
    if isMode, !isReference, let mode = operands.first {
      judge(mode: mode, Array(targets), isRecursive, call, &run)
    }
    for target in targets {
      switch run.place(of: target.value) {
      case .topLevel(let path)
      where !PathFacts.systemDirectories.contains(path.dropFirst())
        && path != "/home" && path != "/Users":
        break
      case .root, .topLevel:
        if isRecursive {
          run.report(.permissionChangeOfSystem, call.range, "it changes \(target.value.shown)")
        }
      case .system(let path):
        if isRecursive, isPartOfSystem(path), !call.isElsewhere, run.setting.isLive {
          run.report(.permissionChangeOfSystem, call.range, "it changes \(path.shortened)")
        }
        if !isRecursive, run.setting.isLive,
          ["/etc/passwd", "/etc/shadow", "/etc/sudoers", "/bin/", "/sbin/", "/usr/bin/", "/boot/"]
            .contains(where: { path.hasPrefix($0) }), !call.isElsewhere
        {
          run.report(.permissionChangeOfSystem, call.range, "it changes \(path.shortened)")
        }
      case .home:
        if isRecursive, run.setting.isLive {
          run.report(.permissionChangeOfSystem, call.range, "it changes \(target.value.shown)")
        }
      case .git: break
      default: break
      }
    }
  }

  private static func isPartOfSystem(_ path: String) -> Bool {
    [
      "/etc", "/usr", "/bin", "/sbin", "/boot", "/lib", "/sys", "/proc", "/dev", "/var", "/root",
      "/System",
    ].contains {
      path == $0 || path.hasPrefix($0 + "/")
    } && !path.hasPrefix("/usr/local/") && !path.hasPrefix("/var/www")
      && !path.hasPrefix("/usr/share/nginx")
      && !path.hasPrefix("/var/lib/") && !path.hasPrefix("/usr/src")
  }

  /// Judges a mode, in octal or in letters.
  static func judge(
    mode: ShellArgument, _ targets: [ShellArgument], _ isRecursive: Bool, _ call: ShellCall,
    _ run: inout ShellRun
  ) {
    let text = mode.text
    if let bits = UInt32(text, radix: 8), text.count <= 5 {
      if bits & (run.setting.isLive ? 0o6000 : 0o4000) != 0, bits & 0o111 != 0 {
        run.report(.setuidBitGranted, call.range, "whoever runs it gets the rights of its owner")
      }
      let isSticky = bits & 0o1000 != 0
      if bits & 0o002 != 0, !isSticky, !isHarmless(targets, run) {
        run.report(.worldWritableChmod, call.range)
      }
      if bits & 0o004 != 0, targets.contains(where: { run.isSecret($0) }), call.name == "chmod" {
        run.report(.worldWritableChmod, call.range, "others can read credentials then")
      }
      return
    }
    for clause in text.split(separator: ",") {
      guard let sign = clause.firstIndex(where: { "+=-".contains($0) }) else { continue }
      let who = clause[..<sign]
      let what = clause[clause.index(after: sign)...]
      guard clause[sign] != "-" else { continue }
      if what.contains("s"), who.isEmpty || who.contains(where: { "uga".contains($0) }) {
        // A directory passes its group on: that is what g+s is mostly for.
        if who != "g" || !isRecursive && run.setting.isLive {
          run.report(.setuidBitGranted, call.range, "whoever runs it gets the rights of its owner")
        }
      }
      if what.contains("w"), !what.contains("t"), who.contains("o") || who.contains("a"),
        !isHarmless(targets, run)
      {
        run.report(.worldWritableChmod, call.range)
      }
    }
  }

  private static func isHarmless(_ targets: [ShellArgument], _ run: ShellRun) -> Bool {
    !targets.isEmpty
      && targets.allSatisfy { target in
        ["/dev/null", "/dev/stdout", "/dev/stderr", "/dev/kvm"].contains(target.text)
          || target.text.hasPrefix("/dev/pts")
      }
  }
}
