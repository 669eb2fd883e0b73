/// Files that git should ignore before anybody makes them.
struct IgnoreNeed {
  /// Paths of which each has to be ignored.
  var probes: [String]
  /// What has to be free of tracked files, so that new ones may be ignored.
  var place: String
  /// What to add to an ignore file.
  var lines: [String]

  static let all = [
    IgnoreNeed(
      probes: [".env", ".env.local", "app/.env.production"], place: ".env",
      lines: [".env", ".env.*", "!.env.example", "!.env.sample", "!.env.template", "!.env.dist"]),
    IgnoreNeed(
      probes: ["id_rsa", "id_ed25519", "deploy/id_ecdsa"], place: "id_rsa",
      lines: ["id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"]),
    IgnoreNeed(probes: ["a.p12", "a.pfx"], place: "a.p12", lines: ["*.p12", "*.pfx"]),
    IgnoreNeed(probes: ["a.jks", "a.kdbx"], place: "a.jks", lines: ["*.jks", "*.kdbx"]),
    IgnoreNeed(probes: ["secrets/a"], place: "secrets", lines: ["/secrets/"]),
    IgnoreNeed(probes: ["credentials/a"], place: "credentials", lines: ["/credentials/"]),
    IgnoreNeed(
      probes: ["CLAUDE.local.md"], place: "CLAUDE.local.md", lines: ["CLAUDE.local.md"]),
    IgnoreNeed(
      probes: [".claude/settings.local.json", ".claude/memory.json"],
      place: ".claude/settings.local.json",
      lines: [".claude/settings.local.json", ".claude/memory.json"]),
  ]
}
