internal import PicketModel

/// Places that agents, CI and editors read without anybody asking.
enum ConfigurationPlace {
  /// Tells whether a path names such a directory or file, or lies directly in such a directory.
  static func contains(_ path: BytePath) -> Bool {
    let names = path.components.map { String(decoding: $0, as: UTF8.self).lowercased() }
    guard let last = names.last else { return false }
    if files.contains(last) || directories.contains(last) { return true }
    let above = names.dropLast()
    guard let parent = above.last else { return false }
    return directories.contains(parent)
      || inner.contains(parent) && above.dropLast().last.map(directories.contains) ?? false
  }

  private static let directories: Set<String> = [
    ".claude", ".cursor", ".windsurf", ".gemini", ".codex", ".github", ".gitlab", ".circleci",
    ".vscode", ".idea", ".husky", ".githooks", ".devcontainer", ".cargo", ".yarn", ".mvn",
  ]

  /// Directories inside of those whose files are read too.
  private static let inner: Set<String> = ["workflows", "skills", "hooks", "agents", "rules"]

  private static let files: Set<String> = [
    "claude.md", "claude.local.md", "agents.md", "gemini.md", ".cursorrules", ".windsurfrules",
    ".mcp.json", ".claude.json", ".envrc", ".gitlab-ci.yml", ".travis.yml", "jenkinsfile",
    ".pre-commit-config.yaml", "lefthook.yml", ".devcontainer.json", ".npmrc", ".yarnrc",
    ".yarnrc.yml", ".gitconfig", "azure-pipelines.yml",
  ]
}
