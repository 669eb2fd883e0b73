import PicketModel

/// Commands of Windows, as agents give them there.
enum WindowsJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let name = call.name.lowercased()
    let words = call.arguments.map { $0.text.lowercased() }
    switch name {
    case "remove-item", "ri", "del", "erase", "rd":
      let isRecursive = words.contains {
        ["-recurse", "-r", "/s", "-rec", "-recurse:$true"].contains($0) || $0.hasPrefix("/s")
      }
      for argument in call.arguments
      where !argument.text.hasPrefix("-")
        && !(argument.text.hasPrefix("/") && argument.text.count == 2)
      {
        judgeDeletion(argument, isRecursive, call, &run)
      }
    case "format", "format-volume", "clear-disk", "diskpart", "initialize-disk", "remove-partition":
      if name != "format" || words.contains(where: { $0.count == 2 && $0.hasSuffix(":") }) {
        run.report(.rawDeviceOverwrite, call.range)
      }
    case "cipher":
      if words.contains(where: { $0.hasPrefix("/w") }) {
        run.report(.destructionOfFile, call.range)
      }
    case "vssadmin", "wbadmin", "wmic":
      if words.contains("delete") {
        run.report(.removalOfTraces, call.range, "copies to restore from are deleted")
      }
    case "bcdedit":
      if words.contains("/set") || words.contains("/delete") {
        run.report(.systemConfigurationWrite, call.range)
      }
    case "reg":
      if words.first == "delete"
        || words.first == "add"
          && words.contains(where: {
            $0.holds("\\run") || $0.holds("defender") || $0.holds("policies")
          })
      {
        run.report(.systemConfigurationWrite, call.range, "the registry changes")
      }
    case "remove-itemproperty": run.report(.systemConfigurationWrite, call.range)
    case "set-mppreference", "netsh":
      if words.contains(where: { $0.holds("disable") }) || words.contains("off")
        || words.contains("firewall") && words.contains("reset")
      {
        TraceJudge.defences("a defence of the system is off", call, &run)
      }
    case "invoke-expression", "iex":
      if run.inputMarks(of: call).contains(.download) {
        run.report(.downloadRunByPowershell, call.range)
      }
    case "powershell", "pwsh": judgePowerShell(call, words, &run)
    case "cmd":
      if let index = words.firstIndex(where: { $0 == "/c" || $0 == "/k" }) {
        _ = run.evaluate(
          code: call.arguments[(index + 1)...].map(\.text).joined(separator: " "), call.range)
      }
    case "stop-computer", "restart-computer": run.report(.stopOfMachineOrProcesses, call.range)
    case "taskkill":
      if words.contains("/f"),
        words.contains(where: {
          ["explorer.exe", "svchost.exe", "lsass.exe", "csrss.exe", "*"].contains($0)
        })
      {
        run.report(.stopOfMachineOrProcesses, call.range)
      }
    case "clear-eventlog": run.report(.removalOfTraces, call.range)
    case "schtasks": if words.contains("/create") { run.report(.persistence, call.range) }
    case "net":
      if words.first == "user" && words.contains("/add")
        || words.first == "localgroup" && words.contains("/add") || words.first == "stop"
      {
        run.report(.accountOrPrivilegeChange, call.range)
      }
    case "takeown", "icacls":
      if words.contains(where: { $0.hasPrefix("c:") })
        && (words.contains("/r") || words.contains("/t"))
        || words.contains(where: { $0.holds("everyone:f") || $0.holds("everyone:(f") })
      {
        run.report(.permissionChangeOfSystem, call.range)
      }
    case "fsutil":
      if words.contains("deletejournal") || words.contains("setzerodata") {
        run.report(.removalOfTraces, call.range)
      }
    case "sc":
      if words.first == "delete" || words.first == "stop" {
        run.report(.stopOfMachineOrProcesses, call.range)
      }
    case "disable-computerrestore":
      TraceJudge.defences("nothing can be restored any more", call, &run)
    case "set-executionpolicy":
      if words.contains("bypass") || words.contains("unrestricted") {
        TraceJudge.defences("scripts run unchecked", call, &run)
      }
    default: break
    }
  }

  private static func judgeDeletion(
    _ target: ShellArgument, _ isRecursive: Bool, _ call: ShellCall, _ run: inout ShellRun
  ) {
    let lower = target.text.lowercased()
    let isHome =
      ["$home", "~", "$env:userprofile", "%userprofile%", "$env:homepath"].contains {
        lower == $0 || lower == $0 + "\\*" || lower == $0 + "/*"
      }
      || target.value.holes.first?.name == "env" && lower.holds("userprofile")
    if isHome {
      return run.report(.recursiveDeleteOfRoot, call.range, "it deletes a home directory")
    }
    switch run.place(of: target.value) {
    case .root, .topLevel, .home: run.report(.recursiveDeleteOfRoot, call.range)
    case .current:
      if isRecursive { run.report(.recursiveDeleteOfCurrentDirectory, call.range) }
    case .git: run.report(.gitDirectoryTampering, call.range)
    case .system, .outside:
      if isRecursive { run.report(.recursiveDeleteOutsideProject, call.range) }
    default:
      if isRecursive, lower.hasPrefix("c:") { run.report(.recursiveDeleteOfRoot, call.range) }
    }
  }

  private static func judgePowerShell(_ call: ShellCall, _ words: [String], _ run: inout ShellRun) {
    if words.contains(where: { $0.hasPrefix("-enc") || $0 == "-e" || $0 == "-ec" }) {
      return run.report(.decodeThenRun, call.range)
    }
    if let input = call.input { run.judgePiped(input, call) }
    guard let index = words.firstIndex(where: { $0 == "-command" || $0 == "-c" }),
      index + 1 < call.arguments.count
    else {
      judgeText(words.joined(separator: " "), call, &run)
      return
    }
    let code = call.arguments[(index + 1)...].map(\.text).joined(separator: " ")
    judgeText(code.lowercased(), call, &run)
    _ = run.evaluate(code: code, call.range)
  }

  private static func judgeText(_ text: String, _ call: ShellCall, _ run: inout ShellRun) {
    let downloads = ["downloadstring", "invoke-webrequest", "iwr ", "irm ", "invoke-restmethod"]
      .contains { text.holds($0) }
    if downloads, text.holds("iex") || text.holds("invoke-expression") {
      run.report(.downloadRunByPowershell, call.range)
    }
  }
}
