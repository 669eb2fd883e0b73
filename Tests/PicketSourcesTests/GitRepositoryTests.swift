import Foundation
import PicketSources
import PicketSystem
import PicketTestSupport
import Testing

struct GitRepositoryTests {
  /// Reads real files.
  static let access = GitFileAccess(
    read: { path in
      if isDirectory(path) { return nil }
      return FileManager.default.contents(atPath: String(decoding: path, as: UTF8.self))
        .map { Array($0) }
    },
    isDirectory: isDirectory)

  @Sendable private static func isDirectory(_ path: [UInt8]) -> Bool {
    let url = URL(fileURLWithPath: String(decoding: path, as: UTF8.self)).resolvingSymlinksInPath()
    return (try? url.resourceValues(forKeys: [.isDirectoryKey]))?.isDirectory ?? false
  }

  private func discover(
    _ repository: TemporaryRepository, from path: String = "", configHome: String? = nil
  ) throws -> GitRepository? {
    let directory = path.hasPrefix("/") ? path : repository.root.appendingPathComponent(path).path
    return try GitRepository.discover(
      from: Array(directory.utf8), access: Self.access,
      environment: GitEnvironment(
        home: Array(repository.home.path.utf8), configHome: configHome.map { Array($0.utf8) },
        systemConfig: nil))
  }

  private func text(_ bytes: [UInt8]?) -> String? {
    bytes.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `finds the work tree above a directory`() throws {
    let repository = try TemporaryRepository()
    try repository.write("", to: "a/b/c")
    let found = try #require(try discover(repository, from: "a/b"))
    #expect(text(found.workTree) == repository.root.path)
    #expect(text(found.indexFile) == repository.root.path + "/.git/index")
    #expect(text(found.excludeFile) == repository.root.path + "/.git/info/exclude")
    #expect(text(found.globalExcludeFile) == repository.home.path + "/.config/git/ignore")
    #expect(found.objectFormat == .sha1)
    #expect(!found.foldsCase)
    #expect(try discover(repository, from: "/") == nil)
    #expect(try discover(repository, from: ".git/objects") == nil)
  }

  @Test func `finds the parts of a linked work tree`() throws {
    let repository = try TemporaryRepository("--object-format=sha256")
    try repository.git(["commit", "-q", "--allow-empty", "-m", "first"])
    try repository.git(["worktree", "add", "-q", "../linked"])
    let linked = repository.root.deletingLastPathComponent().appendingPathComponent("linked").path
    let found = try #require(try discover(repository, from: linked))
    #expect(text(found.workTree) == linked)
    #expect(text(found.gitDirectory) == repository.root.path + "/.git/worktrees/linked")
    #expect(text(found.commonDirectory) == repository.root.path + "/.git")
    #expect(found.objectFormat == .sha256)
  }

  @Test func `follows a git file and a work tree that is set`() throws {
    let repository = try TemporaryRepository()
    try repository.git(["init", "-q", "--separate-git-dir", "../elsewhere", "sub"])
    let outside = repository.root.deletingLastPathComponent().path
    let found = try #require(try discover(repository, from: "sub"))
    #expect(text(found.gitDirectory) == outside + "/elsewhere")
    try repository.write("", to: "other/file")
    try repository.git(["config", "core.worktree", "../other"])
    let moved = try #require(try discover(repository))
    #expect(text(moved.workTree) == repository.root.path + "/other")
    try repository.git(["config", "--unset", "core.worktree"])
    try repository.git(["config", "core.bare", "true"])
    #expect(try discover(repository) == nil)
  }

  @Test func `a git file that leads nowhere is a fault`() throws {
    let repository = try TemporaryRepository()
    try repository.write("gitdir: nowhere\n", to: "sub/.git")
    #expect(throws: GitRepositoryError.self) { try discover(repository, from: "sub") }
    try repository.write("not a repository", to: "other/.git/x")
    #expect(try discover(repository, from: "other")?.workTree == Array(repository.root.path.utf8))
  }

  @Test(arguments: [
    ("~/mine", "HOME/mine"), ("/abs", "/abs"), ("rel/x", "ROOT/rel/x"), ("\"\"", nil),
  ])
  func `expands the global ignore file`(value: String, expected: String?) throws {
    let repository = try TemporaryRepository()
    try repository.write(
      "[core]\nexcludesFile = \(value)\n", to: ".git/config")
    let path = expected?.replacing("HOME", with: repository.home.path)
      .replacing("ROOT", with: repository.root.path)
    #expect(try text(discover(repository)?.globalExcludeFile) == path)
  }

  @Test func `the user's files count less than the repository's`() throws {
    let repository = try TemporaryRepository()
    try repository.write("[core]\nexcludesFile = /user\nignoreCase\n", to: "../home/.gitconfig")
    try repository.write("[core]\nexcludesFile = /xdg\n", to: "../xdg/git/config")
    let configHome = repository.root.deletingLastPathComponent().path + "/xdg"
    let found = try #require(try discover(repository, configHome: configHome))
    #expect(text(found.globalExcludeFile) == "/user")
    #expect(found.foldsCase)
    try repository.git(["config", "core.ignoreCase", "0"])
    #expect(try discover(repository, configHome: configHome)?.foldsCase == false)
  }

  @Test(arguments: [
    ("gitdir:ROOT/", true), ("gitdir:ROOT/.git", true), ("gitdir:tree/", true),
    ("gitdir:/elsewhere/", false), ("gitdir:TREE/", false), ("gitdir/i:TREE/", true),
    ("gitdir:./", false), ("gitdir:./*", false), ("gitdir:~/../tree/", false),
    ("onbranch:main", true), ("onbranch:ma*", true), ("onbranch:x/", false),
    ("hasconfig:remote.*.url:x", nil),
  ])
  func `follows conditional includes`(condition: String, expected: Bool?) throws {
    let repository = try TemporaryRepository("-b", "main")
    let condition = condition.replacing("ROOT", with: repository.root.path)
    try repository.write(
      """
      [includeIf "\(condition)"]
      path = more
      [include]
      path = always
      """, to: ".git/config")
    try repository.write("[core]\nignoreCase = true\n", to: ".git/more")
    try repository.write("[core]\nexcludesFile = /always\n", to: ".git/always")
    let found = try #require(try discover(repository))
    #expect(text(found.globalExcludeFile) == "/always")
    #expect(found.foldsCase == expected ?? false)
    #expect(found.config.skippedConditions.isEmpty == (expected != nil))
    let git = try? repository.git(["config", "core.ignoreCase"])
    #expect((git != nil) == expected ?? false)
  }

  @Test func `includes that include themselves are a fault`() throws {
    let repository = try TemporaryRepository()
    try repository.write("[include]\npath = config\n", to: ".git/config")
    #expect(throws: GitRepositoryError.self) { try discover(repository) }
  }
}
