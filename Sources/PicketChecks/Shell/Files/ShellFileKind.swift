package import PicketModel

/// Where commands of a shell stand in a file.
package enum ShellFileKind: Hashable, Sendable {
  /// The whole file is a script; whether a tool runs it by itself.
  case script(isUnattended: Bool)
  case makefile
  case dockerfile
  /// Under some keys of a YAML file; whether a tool runs them by itself.
  case yaml(keys: Set<String>, isUnattended: Bool)
  /// In `scripts` of `package.json`.
  case packageScripts
  case cron(hasUser: Bool)
  case systemd
  /// In fences of a text for people.
  case documentation
  /// In strings that code gives to a shell.
  case code

  /// Tells where commands stand in a file by its name and its first bytes.
  package init?(_ path: BytePath, start: Span<UInt8>) {
    let last = path.lastComponent
    let dot = last.lastIndex(of: UInt8(ascii: "."))
    // Most files of a project are programs, or of a kind that holds no commands.
    if let dot, let kind = FileEnding(last[(dot + 1)...]).kind {
      guard kind == .code else { return nil }
      self = .code
      return
    }
    let text = String(decoding: path.bytes, as: UTF8.self)
    let name = String(decoding: path.lastComponent, as: UTF8.self)
    let ending = name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    if let kind = Self.ofYAML(text, name, ending) ?? Self.ofName(text, name, ending) {
      self = kind
    } else if Self.startsShell(start) {
      self = .script(isUnattended: Self.isHook(text, name))
    } else {
      return nil
    }
  }

  // MARK: Names

  private static let scriptEndings: Set<String> = ["sh", "bash", "zsh", "ksh", "dash", "bats"]
  private static let startFiles: Set<String> = [
    ".envrc", ".bashrc", ".bash_profile", ".bash_aliases", ".bash_logout", ".profile", ".zshrc",
    ".zshenv", ".zprofile", ".kshrc", "PKGBUILD", "APKBUILD",
  ]
  private static func ofName(_ path: String, _ name: String, _ ending: String) -> ShellFileKind? {
    if scriptEndings.contains(ending) || startFiles.contains(name) {
      return .script(isUnattended: isHook(path, name))
    }
    if isHook(path, name), !name.contains(".") { return .script(isUnattended: true) }
    if ["postinst", "preinst", "prerm", "postrm"].contains(ending) {
      return .script(isUnattended: true)
    }
    let lower = name.lowercased()
    if ["makefile", "gnumakefile", "justfile"].contains(lower) || ending == "mk"
      || lower.hasPrefix("makefile.")
    {
      return .makefile
    }
    if lower == "dockerfile" || lower == "containerfile" || ending.lowercased() == "dockerfile"
      || lower.hasPrefix("dockerfile.") || lower.hasPrefix("containerfile.")
    {
      return .dockerfile
    }
    if name == "package.json" { return .packageScripts }
    if lower == "crontab" || ending == "cron" || ending == "crontab" {
      return .cron(hasUser: false)
    }
    if ("/" + path).holds("/cron.d/") { return .cron(hasUser: true) }
    if ["service", "socket", "timer"].contains(ending) { return .systemd }
    if ["md", "markdown", "mdx"].contains(ending) { return .documentation }
    if name == "Jenkinsfile" { return .code }
    return nil
  }

  /// Whether git or a tool of hooks runs the file.
  private static func isHook(_ path: String, _ name: String) -> Bool {
    guard gitHooks.contains(name) else { return false }
    let path = "/" + path
    return [".husky/", "/.githooks/", "/hooks/", "/git-hooks/"].contains(where: path.holds)
  }

  private static let gitHooks: Set<String> = [
    "pre-commit", "pre-push", "commit-msg", "prepare-commit-msg", "post-commit", "post-checkout",
    "post-merge", "post-rewrite", "pre-rebase", "pre-receive", "update", "post-receive",
    "pre-merge-commit", "applypatch-msg", "pre-applypatch",
  ]

  private static func ofYAML(_ path: String, _ name: String, _ ending: String) -> ShellFileKind? {
    guard ending == "yml" || ending == "yaml" else { return nil }
    let path = "/" + path
    if path.holds("/.github/workflows/") || name == "action.yml" || name == "action.yaml" {
      return .yaml(keys: ["run"], isUnattended: true)
    }
    if name.hasPrefix(".gitlab-ci") || path.holds("/.gitlab/")
      || name.hasSuffix(".gitlab-ci.yml")
    {
      return .yaml(keys: ["script", "before_script", "after_script"], isUnattended: true)
    }
    if path.holds("/.circleci/") { return .yaml(keys: ["run", "command"], isUnattended: true) }
    if name.hasPrefix("azure-pipelines") || path.holds("/.azure-pipelines/") {
      return .yaml(keys: ["script", "bash"], isUnattended: true)
    }
    if name == ".travis.yml" {
      return .yaml(
        keys: [
          "script", "install", "before_install", "before_script", "after_success", "after_script",
          "deploy",
        ], isUnattended: true)
    }
    if name.hasPrefix("bitbucket-pipelines") || name.hasPrefix(".drone")
      || name.hasPrefix(".woodpecker")
    {
      return .yaml(keys: ["script", "commands"], isUnattended: true)
    }
    if name.hasPrefix("lefthook") || name.hasPrefix(".lefthook") {
      return .yaml(keys: ["run"], isUnattended: true)
    }
    if name == ".pre-commit-config.yaml" { return .yaml(keys: ["entry"], isUnattended: true) }
    if name.hasPrefix("Taskfile") { return .yaml(keys: ["cmds", "cmd"], isUnattended: false) }
    if ["/tasks/", "/handlers/", "/playbooks/"].contains(where: path.holds)
      || name.holds("playbook")
    {
      return .yaml(
        keys: ["shell", "command", "ansible.builtin.shell", "ansible.builtin.command", "cmd"],
        isUnattended: false)
    }
    return nil
  }

  // MARK: First bytes

  /// Whether a file asks for a shell in its first line.
  private static func startsShell(_ start: Span<UInt8>) -> Bool {
    guard start.count > 4, start[0] == UInt8(ascii: "#"), start[1] == UInt8(ascii: "!") else {
      return false
    }
    var line: [UInt8] = []
    for index in 2..<min(start.count, 120) {
      if start[index] == UInt8(ascii: "\n") { break }
      line.append(start[index])
    }
    let words = String(decoding: line, as: UTF8.self).split(whereSeparator: {
      $0 == " " || $0 == "\t" || $0 == "\r"
    })
    let names = words.prefix(3).map { $0.split(separator: "/").last ?? "" }
    guard let first = names.first else { return false }
    let shells: Set<Substring> = ["sh", "bash", "dash", "zsh", "ksh", "ash", "mksh", "bats"]
    return shells.contains(first)
      || first == "env" && names.dropFirst().contains { shells.contains($0) }
  }
}
