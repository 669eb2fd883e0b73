import PicketChecks
import PicketModel
import Testing

struct LinkChecksTests {
  private static let tree = [
    "README.md", "docs/guide.md", "docs/deep/er/x.md", "src/main.c", "latest -> docs",
    "up -> ..", "out -> ../elsewhere", "ring/a -> b", "ring/b -> a", "deep -> docs/deep/er",
    "absolute -> /work/project/docs", "Case/x", "secret -> /etc/shadow",
  ]

  private func names(_ link: String, rootPath: String? = "/work/project") -> [String] {
    let parts = link.split(separator: " -> ", maxSplits: 1).map(String.init)
    let tree = ListedTree(Self.tree + [link], rootPath: rootPath)
    return LinkChecks(tree, NameClasses(), SiblingNames()).findings(
      ofLink: BytePath(parts[0]), target: Array(parts[1].utf8)
    ).names
  }

  @Test(arguments: [
    // Inside, however it is written.
    ("l -> docs/guide.md", []),
    ("l -> ./docs/../docs//guide.md", []),
    ("l -> src/../README.md", []),
    ("docs/l -> ../src/main.c", []),
    ("docs/l -> ..", []),
    ("l -> latest/guide.md", []),
    // Outside, by itself and through others.
    ("l -> ..", ["symlink-leaves-root"]),
    ("l -> ../elsewhere", ["symlink-leaves-root"]),
    ("docs/l -> ../../elsewhere", ["symlink-leaves-root"]),
    ("l -> up", ["symlink-leaves-root"]),
    ("l -> out/file", ["symlink-leaves-root"]),
    ("l -> latest/../../file", ["symlink-leaves-root"]),
    ("l -> missing/../../file", ["symlink-leaves-root"]),
    // The way leaves, or seems to.
    ("l -> ../project/docs", ["symlink-leaves-root comes-back"]),
    ("l -> deep/../../guide.md", ["symlink-leaves-root by-text"]),
    ("l -> docs/deep/../../src", []),
    ("l -> absolute/guide.md", ["symlink-leaves-root through-absolute"]),
    // Absolute.
    ("l -> /opt/tool", ["symlink-absolute-target"]),
    ("l -> /work/project/docs", ["symlink-absolute-target inside-root"]),
    ("l -> /work/projects/docs", ["symlink-absolute-target"]),
    ("l -> /dev/null", ["symlink-absolute-target null-device"]),
    // To where secrets are.
    ("l -> /etc/passwd", ["symlink-to-sensitive-place"]),
    ("l -> ../../etc/passwd", ["symlink-to-sensitive-place"]),
    ("l -> ../.ssh/id_rsa", ["symlink-to-sensitive-place"]),
    ("l -> secret", ["symlink-to-sensitive-place"]),
    ("l -> /home/somebody", ["symlink-to-sensitive-place"]),
    ("l -> /dev/sda", ["symlink-to-sensitive-place"]),
    ("l -> /proc/self/environ", ["symlink-to-sensitive-place"]),
    ("l -> .git/config", ["symlink-to-sensitive-place"]),
    ("docs/l -> ../.GIT/hooks", ["symlink-to-sensitive-place"]),
    ("l -> git~1/hooks", ["symlink-to-sensitive-place"]),
    // To nothing.
    ("l -> missing", ["broken-symlink"]),
    ("l -> README.md/x", ["broken-symlink"]),
    ("l -> l", ["symlink-loop"]),
    ("l -> ring/a", ["symlink-loop"]),
    ("l -> l/x", ["symlink-loop"]),
    // What it stands for.
    (".claude -> docs", ["symlink-as-configuration inside-root"]),
    (".github/workflows -> ../docs", ["symlink-as-configuration inside-root"]),
    ("AGENTS.md -> README.md", ["symlink-as-configuration inside-root"]),
    (".vscode -> ../x", ["symlink-as-configuration", "symlink-leaves-root"]),
    (".gitmodules -> README.md", ["git-file-is-symlink"]),
    ("docs/.gitattributes -> ../README.md", ["git-file-is-symlink"]),
    ("GITMOD~1 -> README.md", ["git-file-is-symlink"]),
    ("case -> docs", ["path-collides-with-symlink"]),
    ("Docs -> src", ["path-collides-with-symlink"]),
  ])
  func `judges where a link leads`(link: String, expected: [String]) {
    #expect(names(link) == expected)
  }

  @Test(arguments: [
    ("l -> /work/project/docs", ["symlink-absolute-target"]),
    ("l -> ../project/docs", ["symlink-leaves-root"]),
    ("l -> ../etc/hosts", ["symlink-leaves-root"]),
    ("l -> ../../../../etc/hosts", ["symlink-to-sensitive-place"]),
  ])
  func `knows no way back where nobody knows the place of the root`(
    link: String, expected: [String]
  ) {
    #expect(names(link, rootPath: nil) == expected)
  }

  @Test func `takes different spellings of a letter for the same`() {
    // An e with an accent, as one character and as two.
    let tree = ListedTree(["caf\u{E9}/x", "cafe\u{301} -> docs", "docs/x"])
    let found = LinkChecks(tree, NameClasses(), SiblingNames()).findings(
      ofLink: BytePath("cafe\u{301}"), target: Array("docs".utf8))
    #expect(found.names == ["path-collides-with-symlink"])
  }

  @Test func `tells each hop`() {
    let tree = ListedTree(["a -> b/c", "b/c -> ../d", "d -> ../outside"])
    let found = LinkChecks(tree, NameClasses(), SiblingNames()).findings(
      ofLink: BytePath("a"), target: Array("b/c".utf8))
    #expect(
      found.map(\.detail) == ["it leaves the project: a -> b/c, b/c -> ../d, d -> ../outside"])
    #expect(found.first?.related.map(\.path) == [BytePath("b/c"), BytePath("d")])
  }

  @Test func `shows no control character of a name`() {
    let tree = ListedTree(["a\u{1B}[2J -> ../x\u{202E}y"])
    let found = LinkChecks(tree, NameClasses(), SiblingNames()).findings(
      ofLink: BytePath("a\u{1B}[2J"), target: Array("../x\u{202E}y".utf8))
    #expect(found.map(\.detail) == ["it leaves the project: a\u{FFFD}[2J -> ../x\u{FFFD}y"])
  }
}

/// Trees that are made to keep a check busy.
struct HostileLinkTests {
  /// Counts what it is asked.
  private final class CountingTree: EntryTree {
    let tree: ListedTree
    private(set) var kindCount = 0
    private(set) var listingCount = 0

    init(_ tree: ListedTree) {
      self.tree = tree
    }

    var rootPath: [UInt8]? { tree.rootPath }
    var links: LinkTable { tree.links }

    func kind(at path: BytePath) -> EntryKind? {
      kindCount += 1
      return tree.kind(at: path)
    }

    func names(in directory: BytePath) -> [[UInt8]] {
      listingCount += 1
      return tree.names(in: directory)
    }
  }

  @Test func `lists a directory once for all its links`() {
    let paths = (0..<500).map { "d/l\($0)" }
    let tree = CountingTree(ListedTree(paths.map { "\($0) -> x" }))
    let changes = paths.map { path in
      EntryChange(
        path: BytePath(path), old: nil,
        new: EntryChange.Side(mode: 0o120000, target: Array("x".utf8)))
    }
    #expect(EntryChecks.simple.findings(of: changes, in: tree).count == 500)
    #expect(tree.listingCount == 1)
  }

  @Test func `gives up on a way of very many names`() {
    let target = String(repeating: "d/../", count: 600) + "b"
    let links = ["a -> \(target)"] + (0..<30).map { "b\($0) -> \(target)\($0 + 1)" }
    let tree = CountingTree(ListedTree(["d/x", "b -> \(target)0"] + links))
    let way = LinkResolver(tree).path(ofLink: BytePath("a"), target: Array(target.utf8))
    #expect(way.end == .loop)
    #expect(tree.kindCount <= 4096)
  }
}
