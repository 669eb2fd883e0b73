import PicketChecks
import PicketModel
import Testing

/// What faults of git were used with: each has to be found in the commit that brings it.
struct KnownAttackTests {
  struct Attack: CustomTestStringConvertible {
    var name: String
    /// The tree, as `ListedTree` reads it.
    var tree: [String]
    /// The entry that gives it away: a link as `path -> target`.
    var entry: String
    var text = ""
    var check: String

    var testDescription: String { name }
  }

  static let attacks = [
    Attack(
      name: "CVE-2014-9390: capital letters", tree: [".GIT/config"], entry: ".GIT/config",
      check: "git-directory-lookalike"),
    Attack(
      name: "CVE-2014-9390: characters that HFS+ leaves aside", tree: [],
      entry: ".g\u{200C}it/hooks/post-checkout", check: "git-directory-lookalike"),
    Attack(
      name: "CVE-2014-9390: the short name on Windows", tree: [], entry: "GIT~1/config",
      check: "git-directory-lookalike"),
    Attack(
      name: "CVE-2019-1353: trailing blanks and dots", tree: [], entry: "sub/.git . /config",
      check: "git-directory-lookalike"),
    Attack(
      name: "CVE-2019-1352: a stream of NTFS", tree: [], entry: ".git::$INDEX_ALLOCATION/config",
      check: "git-directory-lookalike"),
    Attack(
      name: "CVE-2019-1354: a backslash", tree: [], entry: "a\\.git\\config",
      check: "git-directory-lookalike"),
    Attack(
      name: "CVE-2017-1000117: a host that is an option", tree: [], entry: ".gitmodules",
      text: "a url ssh://-oProxyCommand=payload/x", check: "submodule-option-injection"),
    Attack(
      name: "CVE-2018-11235: a name that leaves .git/modules", tree: [], entry: ".gitmodules",
      text: "../../evil path a", check: "submodule-path-escapes"),
    Attack(
      name: "CVE-2018-17456: an address that is an option", tree: [], entry: ".gitmodules",
      text: "a url -u./payload", check: "submodule-option-injection"),
    Attack(
      name: "CVE-2018-17456: a path that is an option", tree: [], entry: ".gitmodules",
      text: "a path -a", check: "submodule-option-injection"),
    Attack(
      name: "CVE-2019-19604: update runs a command", tree: [], entry: ".gitmodules",
      text: "a update !payload", check: "submodule-runs-command"),
    Attack(
      name: "an address that names a program", tree: [], entry: ".gitmodules",
      text: "a url EXT::sh -c payload", check: "submodule-runs-command"),
    Attack(
      name: "CVE-2020-5260: the end of a line in an address", tree: [], entry: ".gitmodules",
      text: "a url https://x.example?%0ahost=y.example/z", check: "submodule-option-injection"),
    Attack(
      name: "CVE-2024-52006: a carriage return in an address", tree: [], entry: ".gitmodules",
      text: "a url https://x.example/%0Dz", check: "submodule-option-injection"),
    Attack(
      name: "CVE-2021-21300: a directory that is a link where case does not count",
      tree: ["a -> .git/hooks", "A/post-checkout"], entry: "A/post-checkout",
      check: "path-collides-with-symlink"),
    Attack(
      name: "CVE-2021-21300: the link of it", tree: ["a -> .git/hooks", "A/post-checkout"],
      entry: "a -> .git/hooks", check: "symlink-to-sensitive-place"),
    Attack(
      name: "CVE-2024-32002: a submodule below a link where case does not count",
      tree: ["a -> .git", "A/modules/x"], entry: "A/modules/x",
      check: "path-collides-with-symlink"),
    Attack(
      name: "CVE-2025-48384: a carriage return at the end of a path", tree: [],
      entry: ".gitmodules", text: "a path sub\r", check: "submodule-path-escapes"),
    Attack(
      name: "submodules through a link", tree: [], entry: ".gitmodules -> docs",
      check: "git-file-is-symlink"),
    Attack(
      name: "submodules through a link with a short name", tree: [], entry: "GI7EBA~1 -> docs",
      check: "git-file-is-symlink"),
    Attack(
      name: "a file below a link", tree: ["l -> ../outside"], entry: "l/authorized_keys",
      check: "path-through-symlink"),
  ]

  @Test(arguments: attacks)
  func `finds the attack`(attack: Attack) {
    let parts = attack.entry.split(separator: " -> ").map(String.init)
    let side =
      parts.count == 2
      ? EntryChange.Side(mode: 0o120000, target: Array(parts[1].utf8))
      : EntryChange.Side(mode: 0o100644)
    var change = EntryChange(path: BytePath(parts[0]), old: nil, new: side)
    change.start = Array(attack.text.utf8)
    change.isWhole = true
    let tree = ListedTree(attack.tree + [attack.entry])
    let found = EntryChecks.simple.findings(of: [change], in: tree)
    #expect(found.names.contains(attack.check))
  }

  @Test(arguments: [
    "a path lib/a..b", "a url ../other.git", "a url https://git@example.org:8443/x.git",
    "a url git@example.org:team/x.git", "a url ssh://me@example.org/~/x-y.git", "a update rebase",
    "a branch main", "third_party/a path third_party/a", "a url file:///srv/git/x.git",
  ])
  func `says nothing about ordinary submodules`(line: String) {
    var change = EntryChange(
      path: BytePath(".gitmodules"), old: nil, new: EntryChange.Side(mode: 0o100644))
    change.start = Array(line.utf8)
    change.isWhole = true
    #expect(EntryChecks.simple.findings(of: [change], in: ListedTree([])).isEmpty)
  }
}
