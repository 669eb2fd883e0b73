import Foundation
import PicketKit
import PicketModel
import PicketSystem
import PicketTestSupport
import Testing

/// Whatever happens to git, nothing is taken for clean.
struct GitFaultTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
    try repository.commit(["f": "x\n", "g": "y\n"])
    try repository.commit(["f": "x\n\(GitSample.secret(1))\n"])
    try repository.write("y\n\(GitSample.secret(2))\n", to: "g")
    try repository.write("\(GitSample.secret(3))\n", to: "h")
    try repository.stageAll()
  }

  private enum Door: CaseIterable {
    case staged, range, history

    func scan(_ scanner: PicketKit.Scanner, _ path: [UInt8]) throws -> ScanReport {
      switch self {
      case .staged: try scanner.scanStaged(in: BytePath(path))
      case .range: try scanner.scanRange(Array("HEAD~1..HEAD".utf8), in: BytePath(path))
      case .history: try scanner.scanHistory(in: BytePath(path))
      }
    }
  }

  private func places(_ report: ScanReport) -> Set<String> { Set(report.findingTexts) }

  /// Nothing is missing from a report that says that it is complete.
  private func check(
    _ door: Door, expected: Set<String>, _ change: (inout Settings) -> Void = { _ in }
  ) {
    let scanner = Scanner.ofSamples(for: repository, change)
    guard let report = try? door.scan(scanner, repository.path), report.receipt.isComplete else {
      return
    }
    #expect(places(report).isSuperset(of: expected), "\(door)")
  }

  @Test(arguments: [EIO, ENOENT, EMFILE])
  func `misses nothing in silence whichever system call fails`(number: Int32) throws {
    for door in Door.allCases {
      let whole = try door.scan(
        Scanner.ofSamples(for: repository) { $0.workerCount = 1 }, repository.path)
      #expect(whole.receipt.isComplete)
      #expect(!whole.findings.isEmpty)
      let counter = FaultInjector(failing: -1, number: number)
      _ = try door.scan(
        Scanner.ofSamples(for: repository) { ($0.workerCount, $0.faults) = (1, counter) },
        repository.path)
      // The number of polls depends on the pace of git.
      for call in 0..<(counter.callCount + 3) {
        let faults = FaultInjector(failing: call, number: number)
        check(door, expected: places(whole)) { ($0.workerCount, $0.faults) = (1, faults) }
      }
    }
  }

  @Test func `says that an object is broken, and reads the others`() throws {
    let blob = try repository.id(":h")
    let file = repository.objectFile(blob)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    for bytes in [try Data(contentsOf: file).prefix(5), Data(), Data("nonsense".utf8)] {
      try bytes.write(to: file)
      let report = try repository.scanStaged()
      #expect(report.findingTexts == ["g:2 prefix"])
      // Beside the object git may have complained about the whole.
      #expect(report.receipt.failures.map(\.path).contains(BytePath("h")))
    }
    try FileManager.default.removeItem(at: file)
    let report = try repository.scanStaged()
    #expect(report.findingTexts == ["g:2 prefix"])
    #expect(report.receipt.failures.map(\.kind) == [.git])
  }

  @Test func `does not take a truncated pack for clean`() throws {
    try repository.git(["commit", "-q", "-m", "all"])
    try repository.git(["repack", "-adq"])
    let directory = repository.gitDirectory.appendingPathComponent("objects/pack")
    let pack = try #require(
      FileManager.default.contentsOfDirectory(atPath: directory.path).first {
        $0.hasSuffix(".pack")
      })
    let file = directory.appendingPathComponent(pack)
    let whole = try Data(contentsOf: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    for length in stride(from: 0, to: whole.count, by: 40) {
      try whole.prefix(length).write(to: file)
      for door in [Door.range, .history] {
        let report = try? door.scan(Scanner.ofSamples(for: repository), repository.path)
        #expect(report?.receipt.isComplete != true, "\(length) \(door)")
      }
    }
  }

  @Test func `does not mind a locked index`() throws {
    try repository.write("", to: ".git/index.lock")
    #expect(try repository.scanStaged().findingTexts == ["g:2 prefix", "h:1 prefix"])
    try repository.write(Array(try repository.read(".git/index").prefix(40)), to: ".git/index")
    #expect(throws: RepositoryError.self) { try repository.scanStaged() }
  }

  @Test func `refuses where there is no repository, and no git`() throws {
    let directory = TemporaryDirectory()
    let scanner = Scanner.ofSamples(for: repository)
    #expect(throws: RepositoryError.self) { try scanner.scanStaged(in: BytePath(directory.path)) }
    #expect(throws: RepositoryError.self) { try scanner.scanHistory(in: BytePath(directory.path)) }
    for path in ["PATH=/nowhere", "PATH=", "PATH=.:bin", "OTHER=1"] {
      #expect(throws: RepositoryError.self) {
        try repository.scanStaged { $0.environment = [Array(path.utf8)] }
      }
    }
  }

  /// A program in the place of git that runs git and then does something else.
  @Test(arguments: [
    #"exec "$real" "$@" | head -c 60"#, #""$real" "$@" | head -c 60; kill -9 $$"#,
    #""$real" "$@"; exit 1"#, #""$real" "$@"; echo "warning: odd" >&2"#, "kill -15 $$",
    #""$real" "$@" | sed 's/blob/blub/'"#, #""$real" "$@" | sed 's/ blob [0-9]*/ blob 3/'"#,
    #""$real" "$@" | tail -c +9"#, "cat /dev/zero | head -c 4000000",
  ])
  func `misses nothing in silence where git misbehaves`(body: String) throws {
    for command in ["diff-index", "cat-file", "rev-list", "diff-tree", "rev-parse", "ls-tree"] {
      let directory = TemporaryDirectory()
      let script = """
        #!/bin/sh
        real=\(Self.git)
        case " $* " in *" \(command) "*) \(body);; *) exec "$real" "$@";; esac
        """
      try directory.write(script, to: "git")
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755],
        ofItemAtPath: directory.url.appendingPathComponent("git").path)
      let path = Array("PATH=".utf8) + directory.path + Array(":/usr/bin:/bin".utf8)
      for door in Door.allCases {
        let whole = try door.scan(Scanner.ofSamples(for: repository), repository.path)
        check(door, expected: places(whole)) { $0.environment = repository.variables + [path] }
      }
    }
  }

  @Test func `does not believe that contents are not there`() throws {
    let directory = TemporaryDirectory()
    try directory.write("#!/bin/sh\nexit 0", to: "git")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: directory.url.appendingPathComponent("git").path)
    let path = Array("PATH=".utf8) + directory.path
    for door in Door.allCases {
      #expect(throws: RepositoryError.self) {
        try door.scan(
          Scanner.ofSamples(for: repository) { $0.environment = [path] }, TemporaryDirectory().path)
      }
    }
  }

  private static let git =
    ["/usr/bin/git", "/usr/local/bin/git", "/opt/homebrew/bin/git"]
    .first(where: FileManager.default.isExecutableFile) ?? "git"
}
