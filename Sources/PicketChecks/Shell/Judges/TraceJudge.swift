import PicketModel

/// Traces of what was done, and what defends a machine.
enum TraceJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let words = call.arguments.map(\.text)
    switch call.name {
    case "history":
      if call.has("-c", "-cw", "-wc") || words.first == "-d" || words.first == "clear"
        || words.first == "-p"
      {
        traces("the history of the shell is deleted", call, &run)
      }
    case "journalctl":
      if words.contains(where: { $0.hasPrefix("--vacuum") })
        || call.has("--rotate") && words.contains(where: { $0.hasPrefix("--vacuum") })
      {
        traces("old entries of the journal are deleted", call, &run)
      }
    case "dmesg":
      if call.has("-C", "--clear", "-c"), run.setting.isLive {
        traces("the messages of the kernel are deleted", call, &run)
      }
    case "wevtutil": if words.first == "cl" { traces("a log is emptied", call, &run) }
    case "tmutil":
      if words.first?.hasPrefix("delete") == true || words.first == "disable" {
        traces("backups are deleted", call, &run)
      }
    case "auditctl":
      let turnsOff =
        words.firstIndex(of: "-e").map { $0 + 1 < words.count && words[$0 + 1] == "0" } ?? false
      if turnsOff || call.has("-D", "-e0") { defences("nothing is recorded any more", call, &run) }
    case "setenforce":
      if ["0", "permissive"].contains(words.first?.lowercased() ?? "") {
        defences("SELinux only warns any more", call, &run)
      }
    case "iptables", "ip6tables", "ebtables": judgeTables(words, call, &run)
    case "nft":
      // One set or chain may be of the script's own making.
      let isLive = run.setting.isLive
      if words.first == "flush" && (isLive || words.contains("ruleset"))
        || words.first == "delete" && isLive
      {
        defences("rules of the firewall are deleted", call, &run)
      }
    case "ipset":
      if ["flush", "destroy", "-F", "-X"].contains(words.first ?? "") {
        defences("rules of the firewall are deleted", call, &run)
      }
    case "pfctl": if call.has("-d", "-F", "-Fa") { defences("the firewall is off", call, &run) }
    case "ufw":
      let verb = words.first { !$0.hasPrefix("-") } ?? ""
      if ["disable", "reset"].contains(verb)
        || verb == "default" && words.contains("allow") && !words.contains("outgoing")
      {
        defences("the firewall lets all in", call, &run)
      }
      if verb == "delete"
        || verb == "allow" && (words.contains("any") && words.contains("from") && words.count <= 4)
      {
        defences("the firewall lets more in", call, &run)
      }
    case "firewall-cmd":
      if words.contains(where: {
        $0.hasPrefix("--remove") || $0 == "--panic-off"
          || $0.holds("zone=trusted") && !$0.holds("list")
          || $0.hasPrefix("--set-default-zone=trusted")
      }) {
        defences("the firewall lets more in", call, &run)
      }
    case "sysctl": judgeKernel(words, call, &run)
    case "spctl":
      if call.has("--master-disable", "--global-disable") {
        defences("programs run unchecked", call, &run)
      }
    case "csrutil":
      if words.first == "disable" {
        defences("the system can be changed by anybody with root", call, &run)
      }
    case "aa-teardown", "aa-disable", "aa-complain":
      defences("AppArmor only warns any more", call, &run)
    case "mokutil":
      if call.has("--disable-validation") { defences("unsigned kernels start", call, &run) }
    default: break
    }
  }

  private static func traces(_ detail: String, _ call: ShellCall, _ run: inout ShellRun) {
    run.report(.removalOfTraces, call.range, detail)
  }

  static func defences(_ detail: String, _ call: ShellCall, _ run: inout ShellRun) {
    run.report(.defenceOff, call.range, detail)
  }

  private static func judgeTables(_ words: [String], _ call: ShellCall, _ run: inout ShellRun) {
    let flushes =
      call.has("-F", "--flush", "-X", "--delete-chain")
      || run.setting.isLive && call.has("-D", "--delete")
    let policy = words.firstIndex { $0 == "-P" || $0 == "--policy" }
    let accepts = policy.map { words[$0...].contains("ACCEPT") } ?? false
    if flushes || accepts { defences("the firewall lets more in", call, &run) }
    if run.setting.isLive, let policy, words[policy...].contains("DROP") {
      defences("the machine may become unreachable", call, &run)
    }
  }

  private static func judgeKernel(_ words: [String], _ call: ShellCall, _ run: inout ShellRun) {
    let weak = [
      "kernel.randomize_va_space=0", "kernel.sysrq=1", "kernel.yama.ptrace_scope=0",
      "kernel.dmesg_restrict=0", "kernel.kptr_restrict=0", "kernel.panic=",
      "fs.protected_symlinks=0", "fs.suid_dumpable=", "kernel.unprivileged_bpf_disabled=0",
      "kernel.core_pattern=",
    ]
    if words.contains(where: { word in weak.contains { word.hasPrefix($0) } }) {
      defences("a protection of the kernel is weakened", call, &run)
    }
  }
}
