/// git: what rewrites, throws away or goes round its checks.
enum GitJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let global = ShellOptions(
      call.arguments, valued: "Cc", longValued: ["git-dir", "work-tree", "namespace", "exec-path"],
      stopsAtOperand: true)
    for setting in global.all("c") { judge(setting: setting.text, call, &run) }
    guard let verb = global.operands.first?.text else { return }
    let arguments = Array(global.operands.dropFirst())
    let inner = Verb(call: call, arguments: arguments)
    switch verb {
    case "push": inner.judgePush(&run)
    case "reset": inner.judgeReset(&run)
    case "checkout", "restore", "switch": inner.judgeCheckout(verb, &run)
    case "clean": inner.judgeClean(&run)
    case "branch", "stash", "worktree", "update-ref", "tag", "rm", "remote", "submodule", "replace",
      "notes", "rebase":
      inner.judgeRemoval(verb, &run)
    case "filter-branch", "filter-repo", "reflog", "gc", "prune", "bfg":
      inner.judgeHistory(verb, &run)
    case "commit", "merge", "am", "cherry-pick", "revert": inner.judgeCommit(verb, &run)
    case "config": inner.judgeConfig(&run)
    case "submodule--helper", "bisect": break
    default: break
    }
    if verb == "bisect", arguments.first?.text == "run", arguments.count > 1 {
      _ = run.perform(call.replaced(arguments[1], Array(arguments.dropFirst(2))))
    }
    if verb == "submodule", arguments.first?.text == "foreach", arguments.count > 1 {
      let words = arguments.dropFirst().filter { !$0.text.hasPrefix("--") }
      _ = run.evaluate(code: words.map(\.text).joined(separator: " "), call.range)
    }
    if verb == "rebase",
      let index = arguments.firstIndex(where: { $0.text == "-x" || $0.text == "--exec" }),
      index + 1 < arguments.count
    {
      _ = run.evaluate(code: arguments[index + 1].text, call.range)
    }
  }

  /// A setting, as `-c` and `git config` give it.
  static func judge(setting: String, _ call: ShellCall, _ run: inout ShellRun) {
    let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let key = parts[0].lowercased()
    let value = parts.count > 1 ? String(parts[1]) : "true"
    switch key {
    case "core.hookspath":
      if ![
        "", ".githooks", ".husky", ".husky/_", "hooks", ".hooks", ".git/hooks", "./.githooks",
        "scripts/hooks", "./hooks", "git-hooks", "tools/hooks", ".config/hooks", "githooks",
        "dev/hooks",
      ].contains(value) {
        let isOff = value == "/dev/null" || value.hasPrefix("/") || value.hasPrefix("/tmp")
        if isOff {
          run.report(.gitHookBypass, call.range, "the hooks of the repository do not run")
        }
      }
      if value.isEmpty {
        run.report(.gitHookBypass, call.range, "the hooks of the repository do not run")
      }
    case "core.fsmonitor", "core.sshcommand", "core.pager", "core.editor", "sequence.editor",
      "diff.external", "core.gitproxy", "core.askpass",
      "credential.helper", "gpg.program", "uploadpack.packobjectshook":
      let isPlain =
        !value.contains { " ;|&$`!/".contains($0) }
        || ["credential.helper"].contains(key) && !value.contains("!")
      if !isPlain,
        key == "core.fsmonitor" || value.contains(where: { ";|&$`".contains($0) })
          || value.hasPrefix("!")
      {
        run.report(.codeThroughEnvironment, call.range, "git runs what \(key) says")
      }
    case _ where key.hasPrefix("alias.") && value.hasPrefix("!"):
      _ = run.evaluate(code: String(value.dropFirst()), call.range)
    case "commit.gpgsign", "tag.gpgsign": break
    case "receive.denynonfastforwards", "receive.denydeletes", "transfer.fsckobjects",
      "receive.fsckobjects", "fetch.fsckobjects":
      break
    case _ where key.hasPrefix("http.") && key.hasSuffix("sslverify"):
      if run.setting.isLive, ["false", "0", "no", "off"].contains(value.lowercased()) {
        run.report(.tlsVerificationOff, call.range)
      }
    case "protocol.ext.allow":
      if value == "always" {
        run.report(.codeThroughEnvironment, call.range, "addresses may name programs then")
      }
    case "safe.directory":
      break
    default: break
    }
  }

  /// One verb of git with its arguments.
  private struct Verb {
    let call: ShellCall
    let arguments: [ShellArgument]

    private static let protectedBranches: Set<String> = [
      "main", "master", "trunk", "develop", "production", "prod", "release", "stable",
    ]

    func judgePush(_ run: inout ShellRun) {
      let options = ShellOptions(
        arguments, valued: "o", longValued: ["repo", "push-option", "receive-pack", "exec"])
      if options.has("no-verify") {
        run.report(.gitHookBypass, call.range, "the hooks of push are skipped")
      }
      if options.has("n", "dry-run") { return }
      if options.has("mirror") {
        run.report(
          .gitForcePush, call.range, "all branches of the remote become those of this repository"
        )
      }
      let refs = options.operands.dropFirst()
      let deletes = options.has("d", "delete")
      for ref in refs where deletes || ref.text.hasPrefix(":") && ref.text != ":" {
        let name = Self.branch(ref.text)
        run.report(
          Self.isProtected(name) ? .gitForcePushToProtectedBranch : .gitForcePush,
          call.range,
          "it deletes \(name.shortened) on the remote")
      }
      if options.has("prune") {
        run.report(
          .gitForcePush, call.range, "branches that are not here are deleted on the remote")
      }
      let isForced = options.has("f", "force")
      let forced = isForced ? Array(refs) : refs.filter { $0.text.hasPrefix("+") }
      guard isForced || !forced.isEmpty else { return }
      let isProtected = forced.contains { Self.isProtected(Self.branch($0.text)) }
      run.report(
        isProtected ? .gitForcePushToProtectedBranch : .gitForcePush, call.range,
        "commits of others on the remote are lost")
    }

    private static func branch(_ ref: String) -> String {
      var name = ref[...]
      if let colon = name.lastIndex(of: ":") { name = name[name.index(after: colon)...] }
      if name.hasPrefix("+") { name = name.dropFirst() }
      if name.hasPrefix("refs/heads/") { name = name.dropFirst("refs/heads/".count) }
      return String(name)
    }

    private static func isProtected(_ name: String) -> Bool {
      protectedBranches.contains(name) || name.hasPrefix("release/")
    }

    func judgeReset(_ run: inout ShellRun) {
      let options = ShellOptions(arguments)
      if options.has("hard", "merge"), !options.has("h", "help") {
        run.report(.gitHardReset, call.range)
      }
    }

    func judgeCheckout(_ verb: String, _ run: inout ShellRun) {
      let options = ShellOptions(
        arguments, valued: verb == "restore" ? "s" : "bBcC",
        longValued: ["source", "orphan", "conflict"])
      let report = { (run: inout ShellRun, detail: String) in
        run.report(.gitDiscardChanges, call.range, detail)
      }
      if options.has("p", "patch") { return }
      switch verb {
      case "restore":
        if !options.has("staged", "S") || options.has("worktree", "W") {
          report(&run, "changes that are not staged are lost")
        }
      case "switch":
        if options.has("f", "force", "discard-changes") {
          report(&run, "changes that are not committed are lost")
        }
      default:
        if options.has("f", "force") {
          return report(&run, "changes that are not committed are lost")
        }
        if options.has("b", "B", "orphan", "t", "track", "detach", "l") { return }
        let hasDashes = arguments.contains { $0.text == "--" }
        let operands = options.operands.map(\.text)
        if hasDashes,
          !operands.isEmpty || arguments.contains(where: { $0.text.hasPrefix("--pathspec-from") })
        {
          report(&run, "changes of these files are lost")
        } else if operands == ["."] || operands.count > 1
          || operands.contains(where: { $0 == "./" || $0 == "*" || $0 == ":/" })
        {
          report(&run, "changes of these files are lost")
        }
      }
    }

    func judgeClean(_ run: inout ShellRun) {
      let options = ShellOptions(arguments, valued: "e", longValued: ["exclude"])
      if options.has("n", "dry-run", "i", "interactive") { return }
      if options.has("f", "force") {
        run.report(.gitClean, call.range, "files that git does not know are gone for good")
      }
    }

    func judgeRemoval(_ verb: String, _ run: inout ShellRun) {
      let options = ShellOptions(arguments, valued: verb == "tag" ? "muF" : "")
      let first = options.operands.first?.text
      var detail: String?
      switch verb {
      case "branch":
        if options.has("D") || options.has("d", "delete") && options.has("f", "force") {
          detail = "commits that no other branch has are lost"
        } else if options.has("f", "force"), !options.operands.isEmpty {
          detail = "the branch forgets where it was"
        }
      case "stash":
        if first == "drop" || first == "clear" { detail = "what was stashed is lost" }
      case "worktree":
        if first == "remove", options.has("f", "force") {
          detail = "changes in the work tree are lost"
        }
      case "update-ref":
        if options.has("d", "delete") { detail = "the reference is gone" }
      case "tag":
        if options.has("d", "delete"), run.setting.isLive { detail = "the tag is gone" }
      case "rm":
        let isOnlyIndex = options.has("cached") || options.has("n", "dry-run")
        if !isOnlyIndex, options.has("r"),
          options.has("f", "force")
            || options.operands.contains(where: { [".", "*", "/"].contains($0.text) })
        {
          detail = "files are deleted with changes that are not committed"
        }
      case "remote":
        if first == "remove" || first == "rm" || first == "set-url", run.setting.isLive,
          first != "set-url"
        {
          detail = "the remote and what was fetched from it are forgotten"
        }
      case "submodule":
        if first == "deinit", options.has("f", "force") {
          detail = "changes in the submodule are lost"
        }
      case "rebase": break
      default: break
      }
      if let detail { run.report(.gitDeleteUnmerged, call.range, detail) }
    }

    func judgeHistory(_ verb: String, _ run: inout ShellRun) {
      let options = ShellOptions(arguments, longValued: ["expire", "expire-unreachable"])
      var isDangerous = false
      switch verb {
      case "filter-branch", "bfg": isDangerous = true
      case "filter-repo": isDangerous = !options.has("dry-run", "analyze", "help")
      case "reflog":
        let verb = options.operands.first?.text
        isDangerous = verb == "delete" || verb == "expire" && !options.has("n", "dry-run")
      case "gc":
        isDangerous = options.value("prune").map { $0.text == "now" || $0.text == "all" } ?? false
      case "prune": isDangerous = options.has("expire") && !options.has("n", "dry-run")
      default: break
      }
      if isDangerous {
        run.report(
          .gitHistoryRewrite, call.range, "what was the history before cannot be found again")
      }
    }

    func judgeCommit(_ verb: String, _ run: inout ShellRun) {
      let valued = verb == "commit" ? "mFCcSt" : "mFXs"
      let options = ShellOptions(
        arguments, valued: valued,
        longValued: [
          "message", "file", "author", "date", "fixup", "squash", "reuse-message", "reedit-message",
          "template", "trailer", "cleanup", "strategy", "strategy-option",
        ])
      if options.has("no-verify") || verb == "commit" && options.has("n") {
        run.report(.gitHookBypass, call.range, "the hooks of the commit are skipped")
      }
    }

    func judgeConfig(_ run: inout ShellRun) {
      let options = ShellOptions(
        arguments, valued: "f", longValued: ["file", "type", "blob", "default", "comment"])
      if options.has("get", "list", "l", "get-all", "get-regexp", "show-origin") { return }
      var operands = options.operands.map(\.text)
      if operands.first == "set" { operands.removeFirst() }
      if options.has("unset", "unset-all") || operands.first == "unset" {
        if operands.last?.lowercased() == "core.hookspath" {
          run.report(
            .gitHookBypass, call.range, "the hooks of the repository do not run any more")
        }
        return
      }
      guard operands.count > 1 else { return }
      GitJudge.judge(setting: operands[0] + "=" + operands[1], call, &run)
    }
  }
}

/// Tools of the places that host repositories.
enum HostingJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let options = ShellOptions(
      call.arguments, valued: "RXfFHtbq",
      longValued: [
        "repo", "method", "field", "raw-field", "header", "title", "body", "body-file", "notes",
        "jq",
      ])
    let words = options.operands.prefix(3).map(\.text)
    guard words.count > 1 else { return }
    let destroys: Set<String> = ["delete", "rm", "remove", "archive", "purge"]
    if [
      "repo", "release", "secret", "variable", "gist", "environment", "project", "cache", "label",
      "ssh-key", "gpg-key", "run", "codespace", "ruleset",
    ].contains(words[0]), destroys.contains(words[1]) {
      let isSmall = ["cache", "label", "run"].contains(words[0])
      if !isSmall {
        run.report(
          .infrastructureDestruction, call.range, "\(call.name) deletes it on the server")
      }
    }
    if words[0] == "api", let method = options.value("X", "method")?.text.uppercased(),
      method == "DELETE"
    {
      run.report(.infrastructureDestruction, call.range, "\(call.name) deletes it on the server")
    }
    if words[0] == "repo", words[1] == "edit", options.has("visibility"),
      options.value("visibility")?.text != "private"
    {
      run.report(
        .infrastructureDestruction, call.range, "the repository becomes visible to everybody")
    }
    if words[0] == "pr", words[1] == "merge", options.has("admin") {
      run.report(.gitHookBypass, call.range, "the checks of the branch are skipped")
    }
    if words[0] == "gist", words[1] == "create" { SecretJudge.judgeSink(call, &run) }
  }
}
