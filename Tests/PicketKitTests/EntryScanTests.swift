import Foundation
import PicketKit
import PicketModel
import PicketSystem
import PicketTestSupport
import Testing

/// Trees on a disk, judged by the built-in rules: what besides text is found, and where.
struct EntryScanTests {
  private static let scanner = Result { try Scanner() }

  private func scan(
    _ path: String, _ change: (inout Settings) -> Void = { _ in }
  ) throws -> [String] {
    var settings = Settings()
    change(&settings)
    let report = try Scanner(settings).scan(paths: [BytePath(path)])
    return report.findings.filter { $0.category == .filesystem }.map {
      "\($0.path) \($0.rule) \($0.severity)"
    }
  }

  private func chmod(_ mode: Int, _ path: String) throws {
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
  }

  @Test func `finds links, modes and names of a plain tree`() throws {
    let directory = TemporaryDirectory()
    let path = directory.url.path
    try directory.write("text\n", to: "docs/a.md")
    try directory.write("text\n", to: "open.txt")
    try directory.write("X=1\n", to: ".env")
    try directory.write("text\n", to: "aux.txt")
    try directory.makeLink("inside", to: "docs/a.md")
    try directory.makeLink("docs/out", to: "../../elsewhere")
    try directory.makeLink("absolute", to: "/opt/tool")
    try directory.makeLink("etc", to: "/etc/passwd")
    try directory.makeLink("broken", to: "nothing")
    try directory.makeLink("self", to: "self")
    try directory.makeLink(".claude", to: "docs")
    try directory.makePipe("pipe")
    try chmod(0o666, path + "/open.txt")
    try chmod(0o777, path + "/docs")
    try chmod(0o644, path + "/.env")
    #expect(
      try scan(path) == [
        ".claude symlink-as-configuration low", ".env env-file high",
        ".env readable-env-file medium", "absolute symlink-absolute-target high",
        "aux.txt windows-device-name low", "broken broken-symlink low",
        "docs world-writable high", "docs/out symlink-leaves-root high",
        "etc symlink-to-sensitive-place critical", "open.txt world-writable high",
        "pipe special-file medium", "self symlink-loop medium",
      ])
  }

  @Test func `judges from the root of the repository`() throws {
    let repository = try TemporaryRepository()
    let root = repository.root.path
    try repository.write("text\n", to: "shared/a.md")
    try repository.write("text\n", to: "app/main.txt")
    for (name, target) in [("app/a.md", "../shared/a.md"), ("app/out", "../../elsewhere")] {
      try FileManager.default.createSymbolicLink(
        atPath: root + "/" + name, withDestinationPath: target)
    }
    #expect(try scan(root + "/app") == ["app/out symlink-leaves-root high"])
  }

  @Test func `takes no offence at a root behind a link`() throws {
    let directory = TemporaryDirectory()
    try directory.write("text\n", to: "real/a")
    try directory.makeLink("real/b", to: "a")
    try directory.makeLink("root", to: "real")
    #expect(try scan(directory.url.path + "/root").isEmpty)
  }

  @Test func `judges ignored files by name and mode alone`() throws {
    let repository = try TemporaryRepository()
    let root = repository.root.path
    try repository.write(".env\n*.log\nlinks/\n", to: ".gitignore")
    for name in [".env", "a.log", "tracked.log"] {
      try repository.write("text\n", to: name)
      try chmod(0o666, root + "/" + name)
    }
    try chmod(0o644, root + "/.env")
    try chmod(0o644, root + "/tracked.log")
    try repository.git(["add", "-f", "tracked.log"])
    #expect(
      try scan(root) == [".env readable-env-file medium", "tracked.log ignored-but-tracked low"])
    #expect(
      try scan(root) { $0.judgesAllModes = true } == [
        ".env readable-env-file medium", "a.log world-writable high",
        "tracked.log ignored-but-tracked low",
      ])
  }

  @Test func `lists a directory to its end though its links ask for neighbours`() throws {
    let directory = TemporaryDirectory()
    try directory.makeDirectory("repository")
    for number in 0..<300 {
      try directory.makeLink("repository/link-\(number)", to: "../x")
      try directory.makeLink("plain-\(number)", to: "../x")
    }
    try FileManager.default.createDirectory(
      atPath: directory.url.path + "/repository/.git/objects", withIntermediateDirectories: true)
    try directory.makeDirectory("repository/.git/refs")
    try directory.write("ref: refs/heads/main\n", to: "repository/.git/HEAD")
    #expect(try scan(directory.url.path).count == 600)
  }

  @Test func `says nothing of modes where it is not asked`() throws {
    let directory = TemporaryDirectory()
    try directory.write("text\n", to: "a")
    try chmod(0o777, directory.url.path + "/a")
    #expect(try scan(directory.url.path) { $0.judgesModes = false }.isEmpty)
  }

  @Test func `leaves bits to run alone where git does`() throws {
    let repository = try TemporaryRepository()
    try repository.write("text\n", to: "a.txt")
    try chmod(0o755, repository.root.path + "/a.txt")
    #expect(try scan(repository.root.path) == ["a.txt executable-data low"])
    try repository.git(["config", "core.fileMode", "false"])
    #expect(try scan(repository.root.path).isEmpty)
  }

  @Test func `finds what submodules bring`() throws {
    let directory = TemporaryDirectory()
    let text = "[submodule \"a\"]\n\tpath = a\n\turl = \"ext::sh -c x\" ; comment\n"
    try directory.write(text, to: ".gitmodules")
    let report = try Scanner().scan(paths: [BytePath(directory.path)])
    #expect(report.findings.map(\.rule) == ["submodule-runs-command"])
    #expect(report.findings.map(\.range?.start.line) == [3])
    #expect(report.findings.map(\.subject) == [.configValue])
  }

  @Test func `finds archives that lead out, however large`() throws {
    let directory = TemporaryDirectory()
    let container = TemporaryDirectory()
    try container.write([UInt8](repeating: 7, count: 600_000), to: "big")
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1], "w") as archive:
        archive.write(sys.argv[2], "big")
        archive.writestr("../../out", "x")
      """
    let process = Foundation.Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c", script, directory.url.path + "/a.zip", container.url.path + "/big",
    ]
    try process.run()
    process.waitUntilExit()
    try #require(process.terminationStatus == 0)
    #expect(try scan(directory.url.path) == ["a.zip archive-entry-escapes medium"])
  }

  @Test func `gives one finding the same fingerprint at each scan, and others another`() throws {
    let directory = TemporaryDirectory()
    for name in ["a", "b"] { try directory.makeLink(name, to: "../x") }
    let scanner = try Self.scanner.get()
    let first = try scanner.scan(directory).findings
    #expect(first.map(\.subject) == [.link, .link])
    #expect(Set(first.map(\.fingerprint)).count == 2)
    #expect(try scanner.scan(directory).findings == first)
  }

  @Test func `is not clean where a link cannot be followed to its end`() throws {
    let directory = TemporaryDirectory()
    try directory.write("text\n", to: "d/a")
    try directory.makeLink("d/l", to: "../../out")
    try directory.makeLink("l", to: "d/l")
    let counter = FaultInjector(failing: -1, number: EIO)
    let expected = try scan(directory, counter).findings
    #expect(expected.map(\.rule) == ["symlink-leaves-root", "symlink-leaves-root"])
    for call in 0..<counter.callCount {
      do {
        let report = try scan(directory, FaultInjector(failing: call, number: EIO))
        #expect(!report.receipt.isComplete || report.findings == expected, "call \(call)")
      } catch {
        #expect(!error.texts.isEmpty)
      }
    }
  }

  private func scan(
    _ directory: TemporaryDirectory, _ faults: FaultInjector
  ) throws(PathErrors) -> ScanReport {
    var settings = Settings()
    settings.faults = faults
    guard let scanner = try? Scanner(settings) else {
      preconditionFailure("without rule files there is nothing to refuse")
    }
    return try scanner.scan(paths: [BytePath(directory.path)])
  }
}
