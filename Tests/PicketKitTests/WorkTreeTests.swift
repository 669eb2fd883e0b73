import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// In a work tree of git, the scope is what git would track.
struct WorkTreeTests {
  private static let secret = "zq_" + "a1b2c3d4e5f6"

  private func scan(
    _ repository: TemporaryRepository, _ path: String = "", ignoresNothing: Bool = false
  ) throws -> ScanReport {
    let root = repository.root.path + (path.isEmpty ? "" : "/" + path)
    return try Scanner.ofSamples { $0.ignoresNothing = ignoresNothing }
      .scan(paths: [BytePath(root)])
  }

  private func files(_ repository: TemporaryRepository, _ path: String = ".") throws -> [String] {
    let output = try repository.git([
      "--literal-pathspecs", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--",
      path,
    ])
    let names = output.split(separator: 0).map { String(decoding: $0, as: UTF8.self) }
    return Set(names).filter {
      FileManager.default.fileExists(atPath: repository.root.path + "/" + $0)
    }.sorted()
  }

  private func found(_ report: ScanReport) -> [String] {
    report.findings.map(\.path.description).sorted()
  }

  @Test(arguments: 0..<8 as Range<UInt64>)
  func `scans what git lists, at the root and below`(seed: UInt64) throws {
    let repository = try TemporaryRepository()
    var random = RandomPatterns(seed: seed + 3_000_000)
    for _ in 0..<60 { try? repository.write(Self.secret, to: random.path()) }
    try repository.write(random.file(lineCount: random.number(in: 1...8)), to: ".gitignore")
    try repository.write(random.file(lineCount: 2), to: ".git/info/exclude")
    let all = try FileManager.default.subpathsOfDirectory(atPath: repository.root.path)
      .filter { !$0.hasPrefix(".git") }.sorted()
    let directories = all.filter { isDirectory($0, repository) }
    for directory in directories where random.chance(oneIn: 3) {
      try? repository.write(random.file(lineCount: 3), to: directory + "/.gitignore")
    }
    let tracked = all.filter { !isDirectory($0, repository) && random.chance(oneIn: 5) }
    if !tracked.isEmpty {
      try repository.git(["--literal-pathspecs", "add", "-f", "--"] + tracked)
    }
    let ignoreFiles = { (path: String) in !path.hasSuffix(".gitignore") }
    #expect(try found(scan(repository)) == files(repository).filter(ignoreFiles))
    for directory in directories.prefix(6) {
      // Ignored itself: git lists what is tracked, and an argument asks for all.
      let listed = try files(repository, directory).filter(ignoreFiles)
      let report = try found(scan(repository, directory))
      #expect(Set(report).isSuperset(of: listed), "\(directory)")
      let everything = try found(scan(repository, directory, ignoresNothing: true))
      #expect(Set(everything).isSuperset(of: report), "\(directory)")
    }
    let everything = all.filter { !isDirectory($0, repository) }
    #expect(try found(scan(repository, ignoresNothing: true)) == everything)
  }

  private func isDirectory(_ path: String, _ repository: TemporaryRepository) -> Bool {
    var isDirectory: ObjCBool = false
    return unsafe FileManager.default.fileExists(
      atPath: repository.root.path + "/" + path, isDirectory: &isDirectory) && isDirectory.boolValue
  }

  @Test func `finds what is tracked although it is ignored`() throws {
    let repository = try TemporaryRepository()
    try repository.write("*.key\nbuild/\n", to: ".gitignore")
    for path in ["a.key", "b.key", "build/out/c", "build/out/d"] {
      try repository.write(Self.secret, to: path)
    }
    try repository.git(["add", "-f", "a.key", "build/out/c"])
    let report = try scan(repository)
    #expect(found(report) == ["a.key", "build/out/c"])
    #expect(report.receipt.excluded[.ignored] == 2)
    #expect(report.receipt.excluded[.gitDirectory] == 1)
    #expect(report.receipt.isComplete)
  }

  @Test func `leaves nested repositories out but what is tracked in them`() throws {
    let repository = try TemporaryRepository()
    try repository.git(["init", "-q", "nested"])
    try repository.git(["init", "-q", "deep/er"])
    try repository.write(Self.secret, to: "nested/f")
    try repository.write(Self.secret, to: "deep/er/f")
    try repository.write(Self.secret, to: "deep/f")
    let report = try scan(repository)
    #expect(found(report) == ["deep/f"])
    #expect(report.receipt.excluded[.nestedRepository] == 2)
    // Named, it is a work tree of its own.
    #expect(try found(scan(repository, "nested")) == ["f"])
  }

  @Test func `reads each of several repositories below a plain directory by its own rules`() throws
  {
    let outer = TemporaryDirectory()
    let repository = try TemporaryRepository()
    try repository.write("ignored\n", to: ".gitignore")
    try repository.write(Self.secret, to: "ignored")
    try repository.write(Self.secret, to: "f")
    for name in ["one", "two/deep"] {
      try FileManager.default.createDirectory(
        at: outer.url.appendingPathComponent("two"), withIntermediateDirectories: true)
      try FileManager.default.copyItem(
        at: repository.root, to: outer.url.appendingPathComponent(name))
    }
    try outer.write(Self.secret, to: "ignored")
    let report = try Scanner.ofSamples().scan(outer)
    #expect(found(report) == ["ignored", "one/f", "two/deep/f"])
  }

  @Test(arguments: ["", "HEAD", "objects", "HEAD objects refs"])
  func `hides nothing behind what only looks like a nested repository`(entries: String) throws {
    let repository = try TemporaryRepository()
    try repository.write(Self.secret, to: "a/f")
    let git = repository.root.appendingPathComponent("a/.git")
    try FileManager.default.createDirectory(at: git, withIntermediateDirectories: true)
    for entry in entries.split(separator: " ") {
      if entry == "HEAD" {
        try repository.write("no reference at all", to: "a/.git/HEAD")
      } else {
        try FileManager.default.createDirectory(
          at: git.appendingPathComponent(String(entry)), withIntermediateDirectories: true)
      }
    }
    #expect(try found(scan(repository)) == files(repository))
    #expect(try found(scan(repository)) == ["a/f"])
  }

  @Test func `leaves pipes and links of a work tree out, as git does`() throws {
    let repository = try TemporaryRepository()
    try repository.write(Self.secret, to: "f")
    try FileManager.default.createSymbolicLink(
      atPath: repository.root.path + "/link", withDestinationPath: "f")
    #expect(unsafe mkfifo(repository.root.path + "/pipe", 0o644) == 0)
    let report = try scan(repository)
    #expect(found(report) == ["f"])
    #expect(report.receipt.excluded == [.symbolicLink: 1, .specialFile: 1, .gitDirectory: 1])
    #expect(report.receipt.isComplete)
  }

  @Test func `counts paths from the root of the work tree`() throws {
    let repository = try TemporaryRepository()
    try repository.write(Self.secret, to: "a/b/f")
    for path in ["", "a", "a/b", "a/b/f"] {
      #expect(try found(scan(repository, path)) == ["a/b/f"])
    }
  }

  @Test func `never reports a broken index as clean`() throws {
    let repository = try TemporaryRepository()
    try repository.write("f\n", to: ".gitignore")
    try repository.write(Self.secret, to: "f")
    try repository.git(["add", "-f", "f"])
    let index = try repository.read(".git/index")
    for length in [0, 11, 12, 30, index.count - 1] {
      try repository.write(Array(index.prefix(length)), to: ".git/index")
      let report = try? scan(repository)
      #expect(report?.findings.count == 1 || report?.receipt.isComplete != true, "\(length)")
    }
  }
}
