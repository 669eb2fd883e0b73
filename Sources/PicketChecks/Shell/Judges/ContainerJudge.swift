import PicketModel

/// Containers: what reaches out of them, and what deletes their data.
enum ContainerJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    switch call.name {
    case "kubectl", "oc": judgeCluster(call, &run)
    case "helm":
      let words = call.words.filter { !$0.hasPrefix("-") }
      if ["uninstall", "delete", "del", "un"].contains(words.first), !call.has("--dry-run") {
        run.report(
          .infrastructureDestruction, call.range, "the release is removed from the cluster")
      }
    case "lxc":
      if call.words.first == "delete" { run.report(.containerDataDeletion, call.range) }
    default: judgeDocker(call, &run)
    }
  }

  private static func judgeDocker(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(
      call.arguments, valued: "Hclfp",
      longValued: [
        "context", "host", "file", "project-name", "config", "env-file", "profile",
        "project-directory",
      ], stopsAtOperand: true)
    var words = options.operands[...]
    if call.name == "docker-compose" {
      words = [ShellArgument("compose", range: call.range)] + words
    }
    guard let verb = words.popFirst()?.text else { return }
    let rest = Array(words)
    let has = { (names: [String]) in rest.contains { names.contains($0.text) } }
    let next = rest.first { !$0.text.hasPrefix("-") }?.text
    switch verb {
    case "run", "create", "exec": judgeRights(rest, call, &run)
    case "container" where next == "run" || next == "exec" || next == "create":
      judgeRights(rest, call, &run)
    case "system" where next == "prune":
      run.report(.containerDataDeletion, call.range, "what no container uses is deleted")
    case "volume" where next == "rm" || next == "prune" || next == "remove":
      run.report(.containerDataDeletion, call.range, "the data of volumes is deleted")
    case "image" where next == "prune" && (has(["-a", "--all", "-af", "-fa"])):
      run.report(.containerDataDeletion, call.range)
    case "builder", "buildx":
      if next == "prune", has(["-a", "--all", "-af", "-fa"]) {
        run.report(.containerDataDeletion, call.range)
      }
    case "container", "network", "image":
      if next == "prune", verb == "container" || verb == "network" {
        run.report(.containerDataDeletion, call.range)
      }
      if next == "rm",
        rest.contains(where: { !$0.value.isConstant && $0.value.holes.contains { $0.name == nil } })
      {
        run.report(.containerDataDeletion, call.range)
      }
    case "rm", "rmi", "kill", "stop":
      let isAll =
        rest.contains { $0.value.holes.contains { $0.name == nil } } || call.hasListedArguments
      let isForced = has(["-f", "--force", "-fv", "-vf"]) && verb != "stop"
      let takesVolumes = has(["-v", "--volumes", "-fv", "-vf"])
      if isAll && verb != "stop" || takesVolumes || isForced && verb == "rmi" {
        run.report(.containerDataDeletion, call.range)
      }
    case "compose":
      let deletes =
        next == "down" && has(["-v", "--volumes", "--rmi"])
        || next == "rm" && has(["-v", "-fsv", "-sfv", "-fv"])
      if deletes {
        run.report(.containerDataDeletion, call.range, "the data of volumes is deleted")
      }
    case "swarm":
      if next == "leave", has(["--force", "-f"]) {
        run.report(.infrastructureDestruction, call.range)
      }
    case "stack", "service", "secret", "config", "node", "context":
      if next == "rm" || next == "remove", verb != "context" {
        run.report(.infrastructureDestruction, call.range)
      }
    default: break
    }
  }

  /// What a container may do to the machine that it runs on.
  private static func judgeRights(
    _ arguments: [ShellArgument], _ call: ShellCall, _ run: inout ShellRun
  ) {
    var previous = ""
    for argument in arguments {
      let text = argument.text
      let value = text.firstIndex(of: "=").map { String(text[text.index(after: $0)...]) } ?? text
      defer { previous = text }
      if [
        "--privileged", "--privileged=true", "--pid=host", "--net=host_", "--ipc=host",
        "--userns=host", "--cap-add=ALL", "--cap-add=SYS_ADMIN",
        "--security-opt=seccomp=unconfined", "--uts=host",
      ].contains(text)
        || ["--pid", "--ipc", "--userns"].contains(previous) && text == "host"
        || previous == "--cap-add"
          && ["ALL", "SYS_ADMIN", "SYS_PTRACE", "SYS_MODULE"].contains(text)
        || previous == "--security-opt" && (text.holds("unconfined")) && !text.holds("label")
      {
        return run.report(
          .containerEscape, call.range, "the container may do what the machine may")
      }
      let isMount =
        ["-v", "--volume", "--mount"].contains(previous) || text.hasPrefix("--volume=")
        || text.hasPrefix("--mount=") || text.hasPrefix("-v/")
      guard isMount else { continue }
      var source =
        text.hasPrefix("-v/")
        ? String(text.dropFirst(2))
        : previous == "--mount" || text.hasPrefix("--mount=")
          ? mountSource(value == text ? text : text) : value
      if let colon = source.firstIndex(of: ":") { source = String(source[..<colon]) }
      if source.hasSuffix("docker.sock")
        || [
          "/", "/etc", "/root", "/proc", "/sys", "/dev", "/var/run", "/home", "/boot", "/var",
          "/usr",
        ].contains(source) || source.hasSuffix("/.ssh") || source.hasSuffix("/.aws")
        || source == run.setting.home
      {
        return run.report(
          .containerEscape, call.range, "the container gets \(source.shortened) of the machine")
      }
    }
  }

  private static func mountSource(_ text: String) -> String {
    for part in text.split(separator: ",") {
      for key in ["source=", "src="] {
        if let range = part.range(ofFirst: key) { return String(part[range.upperBound...]) }
      }
    }
    return ""
  }

  private static func judgeCluster(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(
      call.arguments, valued: "nlfpo",
      longValued: [
        "namespace", "context", "kubeconfig", "selector", "filename", "cluster", "as",
        "grace-period", "timeout", "field-selector", "replicas", "token", "server", "user",
        "cascade", "patch", "type", "output",
      ])
    if options.has("dry-run") { return }
    let words = options.operands.map(\.text)
    let kind = words.dropFirst().first?.split(separator: "/").first.map(String.init) ?? ""
    switch words.first {
    case "delete":
      let isOnePod =
        ["pod", "pods", "po", "job", "jobs", "event", "events"].contains(kind)
        && !options.has("all", "A", "all-namespaces", "l", "selector", "force")
      if !isOnePod {
        run.report(
          .infrastructureDestruction, call.range,
          "it deletes \(kind.isEmpty ? "what the files describe" : kind.shortened) of the cluster")
      }
    case "drain":
      run.report(.infrastructureDestruction, call.range, "everything on the node is stopped")
    case "scale":
      if options.value("replicas")?.text == "0" {
        run.report(.infrastructureDestruction, call.range, "nothing of it runs any more")
      }
    case "replace": if options.has("force") { run.report(.infrastructureDestruction, call.range) }
    case "create":
      if kind == "clusterrolebinding", call.words.contains(where: { $0.holds("cluster-admin") }) {
        run.report(.accountOrPrivilegeChange, call.range)
      }
    case "cp": SecretJudge.judgeSink(call, &run)
    case "get":
      if ["secret", "secrets"].contains(kind),
        ["yaml", "json"].contains(options.value("o", "output")?.text ?? "")
          || options.value("o", "output")?.text.holds("jsonpath") == true
      {
        run.report(.secretFileRead, call.range, "it shows secrets of the cluster")
      }
    case "patch":
      if call.words.contains(where: { $0.holds("finalizers") && $0.holds("null") }) {
        run.report(.infrastructureDestruction, call.range)
      }
    default: break
    }
  }
}
