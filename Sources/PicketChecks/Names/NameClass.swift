internal import PicketGlob
package import PicketModel

/// Kinds of files whose names say that more than their text counts.
package enum NameClass: String, CaseIterable, Hashable, Sendable {
  /// Settings of an environment, with secrets: `.env` and its like.
  case environment
  /// A private key, a key store, a list of passwords.
  case credentials
  /// What is run or obeyed without anybody asking: hooks, settings of agents, CI and editors.
  case policy
  /// What git reads itself.
  case gitFile
}

/// Tells the classes of names, all at once.
package struct NameClasses: Sendable {
  private let named: PatternList
  /// Asked only below directories whose names start with a dot: such patterns have no name that a
  /// table could be asked for.
  private let inDotDirectories: PatternList

  /// Makes the table of all classes.
  package init() {
    named = PatternList(Self.lines)
    inDotDirectories = PatternList(Self.policyDirectories.map { (.policy, $0) })
  }

  /// Returns the class of a file, by its path.
  ///
  /// Allocates nothing.
  package func nameClass(of path: BytePath) -> NameClass? {
    let bytes = path.bytes
    var nameStart = bytes.count
    while nameStart > 0, bytes[nameStart - 1] != UInt8(ascii: "/") { nameStart -= 1 }
    if let match = named.match(bytes.span, nameStart) { return match.nameClass }
    guard Self.hasDotDirectory(bytes.span, before: nameStart) else { return nil }
    return inDotDirectories.match(bytes.span, nameStart)?.nameClass
  }

  private static func hasDotDirectory(_ path: Span<UInt8>, before nameStart: Int) -> Bool {
    var isStart = true
    for index in 0..<nameStart {
      if isStart, path[index] == UInt8(ascii: ".") { return true }
      isStart = path[index] == UInt8(ascii: "/")
    }
    return false
  }

  /// Of several lines that match, the last counts.
  private static let lines: [(NameClass?, String)] =
    credentialNames.map { (.credentials, $0) } + environmentNames.map { (.environment, $0) }
    + templateEndings.map { (nil, $0) } + policyNames.map { (.policy, $0) }
    + gitFiles.map { (.gitFile, $0) }

  /// Files that show which settings there are, and hold none.
  private static let templateEndings = [
    "*.example", "*.sample", "*.template", "*.dist", "*.tmpl", "*.tpl", "*.default", "*.defaults",
    "*.schema", "*.pub", ".env.*.example", ".env-example", ".env-sample", ".env-template",
    ".env_example", ".env_sample", ".env_template", ".env-dist", ".env.vault", "*.md",
  ]

  private static let environmentNames = [
    ".env", ".env.*", ".env-*", ".env_*", "prod.env", "production.env", "staging.env", "local.env",
    "secret.env", "secrets.env",
  ]

  private static let credentialNames = [
    "id_rsa", "id_dsa", "id_ecdsa", "id_ecdsa_sk", "id_ed25519", "id_ed25519_sk", "*.ppk", "*.p12",
    "*.pfx", "*.jks", "*.keystore", "*.kdbx", "*.kdb", "*.agilekeychain", "*.ovpn", ".netrc",
    "_netrc", ".pgpass", ".htpasswd", ".git-credentials", ".s3cfg", ".my.cnf", ".pypirc",
    "**/.aws/credentials", "**/.docker/config.json", "**/.kube/config",
    "application_default_credentials.json", "**/gcloud/credentials.db", "**/.gem/credentials",
  ]

  private static let policyNames = [
    "lefthook.yml", "lefthook.yaml", ".lefthook.yml", ".pre-commit-config.yaml", ".envrc",
    ".picket.toml", ".picketignore", ".devcontainer.json", ".gitlab-ci.yml", ".mcp.json",
    ".claude.json", "CLAUDE.md", "CLAUDE.local.md", "AGENTS.md", "GEMINI.md", ".cursorrules",
    ".windsurfrules", "copilot-instructions.md",
  ]

  private static let policyDirectories = [
    "**/.git/hooks/*", "**/.githooks/*", "**/.husky/*", "**/.claude/**", "**/.cursor/**",
    "**/.windsurf/**", "**/.gemini/**", "**/.codex/**", "**/.devcontainer/**",
    "**/.vscode/*.json", "**/.github/workflows/*", "**/.github/hooks/*",
  ]

  private static let gitFiles = [".gitmodules", ".gitattributes", ".gitignore", ".mailmap"]
}

/// Patterns in gitignore's syntax, each with the class of what it matches.
private struct PatternList: Sendable {
  private let patterns: IgnoreStack
  private let classes: [NameClass?]

  init(_ lines: [(NameClass?, String)]) {
    classes = lines.map(\.0)
    let text = lines.map { $0.1 + "\n" }.joined()
    patterns = IgnoreStack(foldsCase: true).pushing(
      IgnoreFile(Array(text.utf8), foldsCase: true), directory: BytePath([]))
  }

  /// Returns the class of the last line that matches, which may take a path out of all classes.
  func match(_ path: Span<UInt8>, _ nameStart: Int) -> (nameClass: NameClass?, line: Int)? {
    patterns.match(path: path, nameStart: nameStart, isDirectory: false).map {
      (classes[$0.line - 1], $0.line)
    }
  }
}
