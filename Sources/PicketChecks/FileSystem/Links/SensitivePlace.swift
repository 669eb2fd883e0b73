/// Places outside of a project that hold secrets, or through which a system is steered.
enum SensitivePlace {
  /// Returns what a path outside of the root names, for people; `nil` for an ordinary place.
  ///
  /// - Parameters:
  ///   - path: the path.
  ///   - isAbsolute: whether it starts at the root of the disk; else with the `..` that leave the
  ///     project, and nobody knows how deep that lies.
  /// - Returns: the place in a few words.
  static func name(of path: [UInt8], isAbsolute: Bool) -> String? {
    let names = normalized(path)
    let upCount = names.prefix { $0 == ".." }.count
    let rest = Array(names.dropFirst(upCount))
    if let name = rest.first(where: secretNames.contains) { return "'\(name)' of a user" }
    // One step up may be a neighbour that happens to be called so; more aim at the root.
    guard isAbsolute || upCount > 1, let first = rest.first else { return nil }
    // Whoever wants nothing to be read links to it.
    if rest == ["dev", "null"] { return nil }
    if let name = systemDirectories[first] { return name }
    let isHome = ["home", "Users"].contains(first) ? rest.count <= 2 : rest == ["root"]
    return isHome ? "a home directory" : nil
  }

  private static func normalized(_ path: [UInt8]) -> [String] {
    var names: [String] = []
    for name in path.split(separator: UInt8(ascii: "/")) {
      let name = String(decoding: name, as: UTF8.self)
      if name == "." { continue }
      if name == "..", let last = names.last, last != ".." {
        names.removeLast()
      } else if name != ".." || path.first != UInt8(ascii: "/") {
        names.append(name)
      }
    }
    return names
  }

  private static let systemDirectories = [
    "etc": "the system's configuration", "proc": "the processes of the system",
    "sys": "the kernel's settings", "dev": "the system's devices", "boot": "the boot files",
  ]

  private static let secretNames: Set<String> = [
    ".ssh", ".aws", ".gnupg", ".kube", ".docker", ".azure", ".netrc", ".pgpass", ".npmrc",
    ".pypirc", ".git-credentials", ".password-store", ".bash_history", ".zsh_history",
    ".bashrc", ".zshrc", ".profile", ".claude.json", "gcloud", "keychains", "Keychains",
  ]
}
