import Foundation
import PicketGlob
import PicketModel
import PicketSources
import PicketTestSupport
import Testing

/// Walks random trees as a scan does and compares with `git ls-files`.
///
/// `PICKET_RANDOM_ROUNDS` makes the campaign longer.
struct GitListingTests {
  private static let rounds =
    ProcessInfo.processInfo.environment["PICKET_RANDOM_ROUNDS"].flatMap { Int($0) } ?? 1

  @Test(arguments: 0..<(10 * rounds))
  func `finds the tracked files and those that are not ignored`(round: Int) throws {
    let repository = try TemporaryRepository()
    var random = RandomPatterns(seed: UInt64(round) + 2_000_000)
    for _ in 0..<150 { try? repository.write("x", to: random.path()) }
    for _ in 0..<15 {
      let directory = random.path()
      guard Walk.isDirectory(repository.root.appendingPathComponent(directory)) else { continue }
      try repository.write(
        random.file(lineCount: random.number(in: 1...6)), to: directory + "/.gitignore")
    }
    try repository.write(random.file(lineCount: random.number(in: 1...10)), to: ".gitignore")
    try repository.write(random.file(lineCount: 2), to: ".git/info/exclude")
    try repository.write(random.file(lineCount: 2), to: "../home/.config/git/ignore")
    var tracked: [String] = []
    for _ in 0..<30 {
      let path = random.path()
      if FileManager.default.fileExists(atPath: repository.root.path + "/" + path) {
        tracked.append(path)
      }
    }
    if !tracked.isEmpty {
      try repository.git(["--literal-pathspecs", "add", "-f", "--"] + tracked)
    }

    let output = try repository.git([
      "ls-files", "-z", "--cached", "--others", "--exclude-standard",
    ])
    let expected = Set(output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) })
    let found = try Walk(repository).files()
    #expect(found.subtracting(expected) == [], "round \(round): git leaves these out")
    #expect(expected.subtracting(found) == [], "round \(round): git has these too")
  }
}

/// A walk of a work tree that leaves out what git ignores.
private struct Walk {
  private let root: URL
  private let index: GitIndex
  private let stack: IgnoreStack

  init(_ repository: TemporaryRepository) throws {
    root = repository.root
    let found = try #require(
      try GitRepository.discover(
        from: Array(root.path.utf8), access: GitRepositoryTests.access,
        environment: GitEnvironment(
          home: Array(repository.home.path.utf8), configHome: nil, systemConfig: nil)))
    let read = { (path: [UInt8]?) in try path.flatMap { try GitRepositoryTests.access.read($0) } }
    index = try read(found.indexFile).map { try GitIndex($0, format: .sha1) } ?? GitIndex()
    stack = IgnoreStack(
      global: try read(found.globalExcludeFile).map { IgnoreFile($0) },
      exclude: try read(found.excludeFile).map { IgnoreFile($0) })
  }

  static func isDirectory(_ url: URL) -> Bool {
    GitRepositoryTests.access.isDirectory(Array(url.path.utf8))
  }

  func files() throws -> Set<String> {
    var files: Set<String> = []
    try visit("", stack, index.root, isIgnored: false, into: &files)
    return files
  }

  private func visit(
    _ directory: String, _ outer: IgnoreStack, _ tracked: GitIndex.Directory?, isIgnored: Bool,
    into files: inout Set<String>
  ) throws {
    var stack = outer
    let url = directory.isEmpty ? root : root.appendingPathComponent(directory)
    if let bytes = try GitRepositoryTests.access.read(Array((url.path + "/.gitignore").utf8)) {
      stack = stack.pushing(IgnoreFile(bytes), directory: BytePath(directory))
    }
    for name in try FileManager.default.contentsOfDirectory(atPath: url.path) where name != ".git" {
      let nameBytes = Array(name.utf8)
      let path = directory.isEmpty ? name : directory + "/" + name
      let isDirectory = Self.isDirectory(root.appendingPathComponent(path))
      let verdict = stack.verdict(BytePath(path), isDirectory: isDirectory)
      let entryIsIgnored = isIgnored || verdict == .ignored
      if isDirectory {
        let inside = tracked.flatMap { index.directory(named: nameBytes.span, in: $0) }
        if entryIsIgnored && inside == nil { continue }
        try visit(path, stack, inside, isIgnored: entryIsIgnored, into: &files)
      } else if tracked.map({ index.contains(nameBytes.span, in: $0) }) ?? false || !entryIsIgnored
      {
        files.insert(path)
      }
    }
  }
}
