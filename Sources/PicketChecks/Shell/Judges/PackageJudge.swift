import PicketModel

/// Package managers: where code comes from, what is removed and what is published.
enum PackageJudge {
  static func judge(_ call: ShellCall, _ run: inout ShellRun) {
    let words = call.arguments.map(\.text)
    let verbs = words.filter { !$0.hasPrefix("-") }
    if call.has("--help", "-h") { return }
    judgeSource(words, verbs, call, &run)
    if call.has("--dry-run", "-n", "--simulate", "-s", "--dryrun") { return }
    judgePublication(verbs, call, &run)
    judgeRemoval(verbs, call, &run)
  }

  // MARK: Where code comes from

  private static func judgeSource(
    _ words: [String], _ verbs: [String], _ call: ShellCall, _ run: inout ShellRun
  ) {
    switch call.name {
    case "apt", "apt-get", "aptitude", "dpkg":
      if call.has(
        "--allow-unauthenticated", "--force-yes", "--no-check-certificate",
        "--allow-insecure-repositories")
        || words.contains(where: {
          $0.holds("AllowUnauthenticated=true") || $0.holds("AllowInsecureRepositories=true")
            || $0.holds("Verify-Peer=false")
        })
      {
        unsigned(call, &run)
      }
    case "yum", "dnf", "zypper", "rpm":
      if call.has(
        "--nogpgcheck", "--no-gpg-checks", "--nosignature", "--nodigest",
        "--setopt=sslverify=false", "--setopt=gpgcheck=0")
      {
        unsigned(call, &run)
      }
    case "apk": if call.has("--allow-untrusted") { unsigned(call, &run) }
    case "pacman", "yay", "paru":
      if words.contains(where: { $0.holds("SigLevel") }) { unsigned(call, &run) }
    case "pip", "pip3", "uv", "pipx":
      if words.contains(where: { $0.hasPrefix("--trusted-host") })
        && !words.contains(where: {
          $0.holds("pypi.org") || $0.holds("localhost") || $0.holds("pythonhosted")
        })
      {
        run.report(.tlsVerificationOff, call.range)
      }
      let urls = words.filter { $0.hasPrefix("http://") || $0.holds("=http://") }
      if urls.contains(where: { !$0.holds("localhost") && !$0.holds("127.0.0.1") }) {
        unsigned(call, &run)
      }
      if verbs.first == "install" || verbs.first == "pip",
        words.contains(where: {
          $0.hasPrefix("git+") || $0.hasPrefix("https://") || $0.hasPrefix("--index-url")
            || $0 == "-i" || $0.hasPrefix("--extra-index-url")
        })
      {
        elsewhere(call, &run)
      }
      if verbs.first == "install",
        words.contains(where: { $0.hasPrefix("--break-system-packages") }), run.setting.isLive
      {
        elsewhere(call, &run)
      }
    case "npm", "pnpm", "yarn", "bun":
      if words.contains(where: { $0 == "--strict-ssl=false" || $0 == "--no-strict-ssl" })
        || verbs.prefix(3).elementsEqual(["config", "set", "strict-ssl"]) && words.contains("false")
        || verbs.contains("strict-ssl=false")
      {
        run.report(.tlsVerificationOff, call.range)
      }
      let installs = ["install", "i", "add", "global"].contains(verbs.first ?? "")
      if words.contains(where: { $0.hasPrefix("http://") || $0.holds("=http://") }),
        !words.contains(where: { $0.holds("localhost") || $0.holds("127.0.0.1") })
      {
        unsigned(call, &run)
      }
      if installs,
        words.contains(where: {
          $0.hasPrefix("git+") || $0.hasPrefix("https://") || $0.hasPrefix("github:")
        })
      {
        elsewhere(call, &run)
      }
      if installs, call.has("-g", "--global", "--location=global") || verbs.first == "global" {
        run.report(.packageForTheWholeMachine, call.range)
      }
    case "gem", "cargo", "go", "brew", "dotnet", "composer":
      if words.contains(where: { $0.hasPrefix("http://") }) { unsigned(call, &run) }
      if call.name == "cargo", verbs.first == "install", call.has("--git") { elsewhere(call, &run) }
    default: break
    }
  }

  private static func unsigned(_ call: ShellCall, _ run: inout ShellRun) {
    run.report(.unauthenticatedSource, call.range)
  }

  private static func elsewhere(_ call: ShellCall, _ run: inout ShellRun) {
    run.report(.packageFromElsewhere, call.range)
  }

  // MARK: What is published

  private static func judgePublication(_ verbs: [String], _ call: ShellCall, _ run: inout ShellRun)
  {
    let first = verbs.first ?? ""
    let publishes =
      switch call.name {
      case "npm", "pnpm", "yarn", "bun", "cargo", "poetry", "flit", "hatch", "uv", "vsce", "lerna",
        "changeset", "snap":
        first == "publish" || first == "unpublish" || first == "yank" || first == "deprecate"
          || verbs.prefix(2).elementsEqual(["npm", "publish"])
          || ["owner", "access", "token", "dist-tag"].contains(first)
            && ["add", "rm", "remove", "grant", "revoke"].contains(verbs.dropFirst().first ?? "")
            && call.name != "uv"
      case "twine": first == "upload"
      case "gem": first == "push" || first == "yank"
      case "pod":
        verbs.prefix(2).elementsEqual(["trunk", "push"])
          || verbs.prefix(2).elementsEqual(["trunk", "delete"])
      case "mvn": first == "deploy" || verbs.contains("release:perform")
      case "gradle": verbs.contains("publish") || verbs.contains("publishPlugins")
      case "dotnet", "nuget":
        verbs.prefix(2).elementsEqual(["nuget", "push"])
          || verbs.prefix(2).elementsEqual(["nuget", "delete"])
          || call.name == "nuget" && (first == "push" || first == "delete")
      case "semantic-release": true
      case "goreleaser": first == "release" && !call.has("--snapshot", "--skip-publish")
      default: false
      }
    if publishes { run.report(.publicationOfPackage, call.range) }
  }

  // MARK: What is removed

  private static func judgeRemoval(_ verbs: [String], _ call: ShellCall, _ run: inout ShellRun) {
    let first = verbs.first ?? ""
    let removes =
      switch call.name {
      case "apt", "apt-get", "aptitude":
        ["remove", "purge"].contains(first) || first == "autoremove" && call.has("--purge")
          || call.has("--purge")
      case "dpkg":
        call.has("-r", "--remove", "-P", "--purge")
          || call.words.contains { $0.hasPrefix("--force-all") || $0.hasPrefix("--force-remove") }
      case "yum", "dnf", "zypper": ["remove", "erase", "rm", "autoremove"].contains(first)
      case "rpm": call.words.contains { $0.hasPrefix("-e") || $0 == "--erase" }
      case "pacman", "yay", "paru": call.words.contains { $0.hasPrefix("-R") }
      case "apk": first == "del"
      case "snap", "flatpak": ["remove", "uninstall"].contains(first)
      case "emerge": call.has("--unmerge", "-C", "--depclean")
      default: false
      }
    if removes, run.setting.isLive { run.report(.removalOfSystemPackages, call.range) }
  }
}
