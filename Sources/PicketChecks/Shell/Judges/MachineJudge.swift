/// Processes, services and the machine itself.
enum MachineJudge {
  private static let guards: Set<String> = [
    "auditd", "ufw", "firewalld", "apparmor", "fail2ban", "iptables", "nftables", "rsyslog",
    "syslog", "clamav", "falcon-sensor", "crowdstrike",
    "systemd-journald", "osqueryd", "wazuh-agent", "falco", "sshguard", "selinux", "mdatp",
    "clamav-daemon", "clamd", "sysmon", "aide",
  ]

  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let words = call.arguments.map(\.text)
    switch call.name {
    case "shutdown":
      if !call.has("-c", "--help", "--show") { stop("the machine goes down", call, &run) }
    case "reboot", "halt", "poweroff":
      if !call.has("--help", "--version") { stop("the machine goes down", call, &run) }
    case "kexec": if call.has("-e", "--exec") { stop("the machine goes down", call, &run) }
    case "init", "telinit":
      if ["0", "6", "1", "s", "S"].contains(words.first ?? "") {
        stop("the machine goes down", call, &run)
      }
    case "systemctl", "service", "rc-service", "initctl", "supervisorctl": judgeService(call, &run)
    case "rc-update", "update-rc.d", "chkconfig": judgeStart(words, call, &run)
    case "launchctl":
      if ["load", "bootstrap", "enable", "submit"].contains(words.first ?? "") {
        run.report(.persistence, call.range, "the system starts it by itself")
      }
      if ["unload", "bootout", "disable", "remove"].contains(words.first ?? "") {
        stop("a service is stopped", call, &run)
      }
    case "rmmod", "insmod": stop("a part of the kernel is changed", call, &run)
    case "modprobe":
      if call.has("-r", "--remove") { stop("a part of the kernel is removed", call, &run) }
    case "loginctl":
      if words.first?.hasPrefix("terminate") == true || words.first?.hasPrefix("kill") == true {
        stop("sessions are ended", call, &run)
      }
    case "pm2":
      if ["delete", "kill"].contains(words.first ?? ""), call.has("all") || words.first == "kill" {
        stop("all processes are ended", call, &run)
      }
    case "killall5": stop("all processes are ended", call, &run)
    case "kill": judgeKill(call, &run)
    case "killall":
      if !call.has("-l", "--list", "-V", "--version", "-0") {
        stop("all processes of the name are ended", call, &run)
      }
    default: judgePattern(call, &run)
    }
  }

  private static func stop(_ detail: String, _ call: ShellCall, _ run: inout ShellRun) {
    run.report(.stopOfMachineOrProcesses, call.range, detail)
  }

  private static func judgeKill(_ call: ShellCall, _ run: inout ShellRun) {
    var targets: [String] = []
    var isFirst = true
    var skips = false
    for argument in call.arguments {
      defer { isFirst = false }
      if skips {
        skips = false
        continue
      }
      if argument.text == "-s" || argument.text == "-n" {
        skips = true
      } else if isFirst, argument.text.hasPrefix("-") {
        continue
      } else {
        targets.append(argument.text)
      }
    }
    // `kill -9 -1` ends all; `kill -1 1` hangs up init.
    if targets.contains("-1") || targets.contains("1")
      || targets.contains("0") && call.words.contains("-9")
    {
      stop("all processes, or the first of all, are ended", call, &run)
    }
    if call.hasListedArguments
      || call.arguments.contains(where: { $0.value.marks.contains(.listing) })
    {
      return
    }
  }

  private static func judgePattern(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(
      call.arguments, valued: "uUGgPstL",
      longValued: ["signal", "euid", "uid", "parent", "terminal"])
    if options.value("u", "U", "euid", "uid") != nil {
      return stop("all processes of the user are ended", call, &run)
    }
    let pattern = options.operands.last?.text ?? ""
    let broad: Set<String> = [
      ".", ".*", "", "python", "python3", "node", "java", "sshd", "ssh", "bash", "sh", "systemd",
      "init", "dockerd", "docker", "postgres", "mysqld", "nginx", "containerd", "Xorg",
      "gnome-shell", "redis-server", "ruby", "php", "dbus-daemon", "zsh", "kubelet", "mysql",
      "postgresql", "mongod", "-",
    ]
    if broad.contains(pattern) { stop("many processes have that name", call, &run) }
  }

  private static func judgeService(_ call: ShellCall, _ run: inout ShellRun) {
    if call.has("--user"), !call.has("enable") { return }
    var words = call.words.filter { !$0.hasPrefix("-") }
    if call.name == "service" || call.name == "rc-service", words.count > 1 { words.swapAt(0, 1) }
    guard let verb = words.first else { return }
    let units = words.dropFirst().map { $0.hasSuffix(".service") ? String($0.dropLast(8)) : $0 }
    switch verb {
    case "reboot", "poweroff", "halt", "kexec", "suspend", "hibernate", "emergency", "rescue":
      stop("the machine goes down", call, &run)
    case "isolate", "set-default": stop("services are stopped", call, &run)
    case "stop", "disable", "mask", "kill":
      if units.contains(where: guards.contains) {
        TraceJudge.defences("what defends the machine is stopped", call, &run)
      } else if run.setting.isLive {
        stop("a service is stopped", call, &run)
      }
    case "enable", "link", "preset", "add-wants":
      run.report(.persistence, call.range, "the system starts it by itself")
    case "edit", "set-environment", "revert":
      if verb == "edit" { run.report(.systemConfigurationWrite, call.range) }
    default: break
    }
  }

  private static func judgeStart(_ words: [String], _ call: ShellCall, _ run: inout ShellRun) {
    if words.contains("add") || words.contains("defaults") || words.contains("enable")
      || words.contains("on")
    {
      run.report(.persistence, call.range, "the system starts it by itself")
    }
    if words.contains("del") || words.contains("remove") || words.contains("disable")
      || words.contains("off")
    {
      stop("a service does not start any more", call, &run)
    }
  }
}
