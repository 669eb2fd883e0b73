import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// What is staged is scanned as git would record it, and only what it adds is reported.
struct GitStagedTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
  }

  private func expect(
    _ findings: [String], known: Int = 0, excluded: [Exclusion: Int] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let report = try repository.scanStaged()
    #expect(report.findingTexts == findings, sourceLocation: sourceLocation)
    #expect(report.receipt.failures == [], sourceLocation: sourceLocation)
    #expect(report.receipt.knownFindings == known, sourceLocation: sourceLocation)
    #expect(report.receipt.excluded == excluded, sourceLocation: sourceLocation)
  }

  @Test func `finds nothing where nothing is staged`() throws {
    try expect([])
    try repository.commit(["f": GitSample.secret(1)])
    try expect([])
  }

  @Test func `finds what the first commit adds`() throws {
    try repository.write("a\n\(GitSample.secret(1))\n", to: "f")
    try repository.write("", to: "empty")
    try repository.stageAll()
    try expect(["f:2 prefix"])
    let finding = try #require(try repository.scanStaged().findings.first)
    #expect(finding.origin.kind == .index)
    #expect(finding.subject == .file)
  }

  @Test func `reads the index and not the work tree`() throws {
    try repository.commit(["f": "a\nb\nc\n"])
    try repository.write("a\n\(GitSample.secret(1))\nc\n", to: "f")
    try repository.stageAll()
    try repository.write("clean\n", to: "f")
    try expect(["f:2 prefix"])
    // The other way round: what is only in the work tree is not recorded.
    try repository.git(["reset", "-q", "--hard"])
    try repository.write("a\nstaged\nc\n", to: "f")
    try repository.stageAll()
    try repository.write(GitSample.secret(1), to: "f")
    try repository.write(GitSample.secret(1), to: "untracked")
    try expect([])
  }

  @Test func `reports only what a change adds`() throws {
    try repository.commit(["f": "one\n\(GitSample.secret(1))\ntwo\n"])
    try repository.write("zero\none\n\(GitSample.secret(1))\n\(GitSample.secret(2))\n", to: "f")
    try repository.stageAll()
    try expect(["f:4 prefix"], known: 1)
  }

  @Test func `reports a value that changes under its old name`() throws {
    try repository.commit(["f": "password:\n  kq7vw2xz\n"])
    try repository.write("password:\n  wz9mt4rb\n", to: "f")
    try repository.stageAll()
    try expect(["f:2 weak-word"])
  }

  @Test func `reports a block in which one line changes`() throws {
    try repository.commit(["f": "head\n" + GitSample.block()])
    try repository.write("head\n" + GitSample.block("VVVVVVVVVVVVVVVV"), to: "f")
    try repository.stageAll()
    try expect(["f:2 block"])
  }

  @Test func `reports a block that a deleted line completes`() throws {
    let lines = GitSample.block().replacing("YW5v", with: "!!!\nYW5v")
    try repository.commit(["f": lines])
    try repository.write(GitSample.block(), to: "f")
    try repository.stageAll()
    try expect(["f:1 block"])
  }

  @Test func `counts what a new indentation or other line ends leave as it was`() throws {
    let text = "key:\n" + GitSample.block() + "\(GitSample.secret(1))\n"
    try repository.commit(["a": text, "b": text])
    try repository.write(text.replacing("\n", with: "\r\n"), to: "a")
    try repository.write(text.replacing("\n", with: "\n    "), to: "b")
    try repository.stageAll()
    try expect([], known: 4)
  }

  @Test func `counts a secret that moves inside its file`() throws {
    try repository.commit(["f": "\(GitSample.secret(1))\na\nb\nc\n"])
    try repository.write("a\nb\nc\n\(GitSample.secret(1))\n", to: "f")
    try repository.stageAll()
    try expect([], known: 1)
  }

  @Test func `follows a file that is renamed and edited`() throws {
    let lines = (1...30).map { "line \($0)\n" }.joined()
    try repository.commit(["f": lines + GitSample.secret(1) + "\n"])
    try repository.git(["mv", "f", "g"])
    try expect([])
    try repository.write(
      lines + GitSample.secret(1) + "\n" + GitSample.secret(2) + "\n", to: "g")
    try repository.stageAll()
    try expect(["g:32 prefix"], known: 1)
  }

  @Test func `takes a copy for an addition`() throws {
    let lines = (1...30).map { "line \($0)\n" }.joined() + GitSample.secret(1)
    try repository.commit(["f": lines])
    try repository.write(lines, to: "copy")
    try repository.write(lines + "\nmore", to: "f")
    try repository.stageAll()
    try expect(["copy:31 prefix"], known: 1)
  }

  @Test func `reports names that are new`() throws {
    try repository.commit(["a.pem": "x\n", "b": (1...9).map { "b\($0)\n" }.joined()])
    try repository.write("y\n", to: "a.pem")
    try repository.git(["mv", "b", "b.pem"])
    try repository.write("z", to: "c.pem")
    try repository.stageAll()
    try expect(["b.pem path-of-key", "c.pem path-of-key"])
    try repository.commit()
    try repository.git(["mv", "c.pem", "d.pem"])
    try expect([])
  }

  @Test func `leaves out deleted files and changes of modes`() throws {
    try repository.commit(["a": GitSample.secret(1), "b": GitSample.secret(2)])
    try repository.git(["rm", "-q", "a"])
    try repository.git(["update-index", "--chmod=+x", "b"])
    try expect([])
  }

  @Test func `reads a file that becomes a link and a link that becomes a file`() throws {
    try repository.commit(["a": GitSample.secret(1)])
    try repository.link("b", to: "a")
    try repository.commit()
    try repository.remove("a")
    try repository.remove("b")
    try repository.link("a", to: GitSample.secret(2))
    try repository.write("\n" + GitSample.secret(3), to: "b")
    try repository.stageAll()
    try expect(["a:1 prefix", "b:2 prefix"])
    #expect(try repository.scanStaged().findings.map(\.subject) == [.link, .file])
  }

  @Test func `counts submodules, and reads what takes their place`() throws {
    let commit = try repository.commit(["f": "x"])
    try repository.git(["update-index", "--add", "--cacheinfo", "160000,\(commit),module"])
    try expect([], excluded: [.submodule: 1])
    try repository.git(["commit", "-q", "-m", "module"])
    try repository.write(GitSample.secret(1), to: "module")
    try repository.git(["update-index", "--force-remove", "module"])
    try repository.git(["add", "module"])
    try expect(["module:1 prefix"])
  }

  @Test func `counts pointers of Git LFS and reads them all the same`() throws {
    let pointer = "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 5\n"
    try repository.write(pointer, to: "a")
    try repository.write(pointer + GitSample.secret(1), to: "b")
    try repository.stageAll()
    try expect(["b:4 prefix"], excluded: [.lfsPointer: 2])
  }

  @Test func `leaves out what is only meant to be added`() throws {
    try repository.commit(["f": "x"])
    try repository.write(GitSample.secret(1), to: "g")
    try repository.git(["add", "--intent-to-add", "g"])
    try expect([])
  }

  @Test(arguments: [
    "a\nb", "-rf", "with \"quotes\"", "caf\u{e9}", "tab\there", ":(glob)*", "a b", "\u{1b}[31m",
  ])
  func `reads a file of any name`(name: String) throws {
    try repository.write(GitSample.secret(1), to: "d/" + name)
    try repository.stageAll()
    try expect(["d/\(name):1 prefix"])
  }

  @Test func `reads a file whose name is no text`() throws {
    let id = try repository.git(
      ["hash-object", "-w", "--stdin"], input: Array(GitSample.secret(1).utf8))
    let entry = Array("100644 ".utf8) + id.dropLast() + [9, 0xFF, 0x80, 0x0A, 0xFE, 0]
    try repository.git(["update-index", "-z", "--index-info"], input: entry)
    let report = try repository.scanStaged()
    #expect(report.findings.map(\.path.bytes) == [[0xFF, 0x80, 0x0A, 0xFE]])
  }

  @Test func `works with SHA-256, split, sparse and old indexes`() throws {
    for options in [["--object-format=sha256"], []] {
      let repository =
        try options.isEmpty ? TemporaryRepository() : TemporaryRepository(options[0])
      try repository.commit(["d/f": "x\n", "e/g": "y\n"])
      for setting in [
        ["core.splitIndex", "true"], ["index.version", "4"], ["index.sparse", "true"],
      ] {
        try repository.git(["config"] + setting)
        try repository.write("x\n\(GitSample.secret(1))\n", to: "d/f")
        try repository.stageAll()
        let report = try repository.scanStaged()
        #expect(report.findingTexts == ["d/f:2 prefix"])
        #expect(report.receipt.isComplete)
      }
      try repository.git(["sparse-checkout", "init", "--cone", "--sparse-index"])
      #expect(try repository.scanStaged().findingTexts == ["d/f:2 prefix"])
    }
  }

  @Test func `works in a linked work tree and from below`() throws {
    try repository.commit(["d/f": "x\n"])
    try repository.git(["worktree", "add", "-q", "../other"])
    let other = repository.root.deletingLastPathComponent().appendingPathComponent("other")
    try Data(GitSample.secret(1).utf8).write(to: other.appendingPathComponent("d/g"))
    try repository.git(["-C", other.path, "add", "d/g"])
    let scanner = Scanner.ofSamples(for: repository)
    for path in [other.path, other.path + "/d"] {
      #expect(try scanner.scanStaged(in: BytePath(path)).findingTexts == ["d/g:1 prefix"])
    }
    #expect(try repository.scanStaged().findings == [])
  }

  @Test func `obeys the index that git names`() throws {
    try repository.commit(["f": "x\n", "g": "y\n"])
    try repository.write(GitSample.secret(1), to: "f")
    try repository.write(GitSample.secret(2), to: "g")
    try repository.git(["add", "f"])
    let index = repository.gitDirectory.appendingPathComponent("other-index").path
    try FileManager.default.copyItem(atPath: repository.gitDirectory.path + "/index", toPath: index)
    try repository.git(["add", "g"])
    let variables = repository.variables + [Array("GIT_INDEX_FILE=\(index)".utf8)]
    let report = try repository.scanStaged { $0.environment = variables }
    #expect(report.findingTexts == ["f:1 prefix"])
  }

  @Test func `reports of a merge what is in no parent`() throws {
    let lines = (1...20).map { "line \($0)" }
    func text(_ changes: [Int: String]) -> String {
      lines.enumerated().map { changes[$0.offset] ?? $0.element }.joined(separator: "\n") + "\n"
    }
    try repository.commit(["f": text([:])])
    try repository.git(["checkout", "-q", "-b", "side"])
    try repository.commit(["f": text([2: GitSample.secret(1)]), "only": GitSample.secret(5)])
    try repository.git(["checkout", "-q", "-"])
    try repository.commit(["f": text([17: GitSample.secret(2)])])
    try repository.git(["merge", "-q", "--no-commit", "side"])
    try expect([], known: 2)
    try repository.write(
      text([2: GitSample.secret(1), 10: GitSample.secret(3), 17: GitSample.secret(2)]), to: "f")
    try repository.write(GitSample.secret(4), to: "new")
    try repository.stageAll()
    try expect(["f:11 prefix", "new:1 prefix"], known: 2)
    // The hook of an automatic merge has no file that tells what is merged.
    let head = try repository.read(".git/MERGE_HEAD")
    try repository.remove(".git/MERGE_HEAD")
    let name = "GITHEAD_" + String(decoding: head.dropLast(), as: UTF8.self)
    let variables = repository.variables + [Array("\(name)=side".utf8)]
    let scanner = Scanner.ofSamples(for: repository) { $0.environment = variables }
    let report = try scanner.scanStaged(in: BytePath(repository.path), isHook: true)
    #expect(report.findingTexts == ["f:11 prefix", "new:1 prefix"])
  }

  @Test func `does not take a conflict for clean`() throws {
    try repository.commit(["f": "a\n"])
    try repository.git(["checkout", "-q", "-b", "side"])
    try repository.commit(["f": "\(GitSample.secret(1))\n"])
    try repository.git(["checkout", "-q", "-"])
    try repository.commit(["f": "c\n"])
    try repository.git(["merge", "-q", "side"], allowedStatuses: [1])
    let report = try repository.scanStaged()
    #expect(report.receipt.failures.map(\.kind) == [.conflict])
    try repository.write("\(GitSample.secret(2))\n", to: "f")
    try repository.stageAll()
    try expect(["f:1 prefix"])
  }

  @Test func `runs nothing that a repository names`() throws {
    let mark = repository.home.path + "-ran"
    let script = repository.home.path + "-script"
    try Data("#!/bin/sh\ntouch '\(mark)'\ncat\n".utf8).write(to: URL(fileURLWithPath: script))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: script)
    try repository.commit(["f": "x\n"])
    try repository.write("* diff=evil filter=evil\n", to: ".git/info/attributes")
    try repository.write("y\n\(GitSample.secret(1))\n", to: "f")
    try repository.stageAll()
    for key in [
      "diff.evil.textconv", "diff.evil.command", "diff.external", "filter.evil.smudge",
      "core.fsmonitor", "core.pager", "core.sshCommand",
    ] { try repository.git(["config", key, script]) }
    try? FileManager.default.removeItem(atPath: mark)
    try expect(["f:2 prefix"])
    #expect(!FileManager.default.fileExists(atPath: mark))
  }

  @Test func `reads texts of any size and in UTF-16`() throws {
    let filler = String(repeating: "filler line\n", count: 60_000)
    let wide = "password = \"kq7vw2xz\"\n"
    func utf16(_ text: String) -> [UInt8] {
      [0xFF, 0xFE] + text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }
    try repository.write(utf16(wide), to: "wide")
    try repository.commit(["large": filler + GitSample.secret(1) + "\n"])
    try repository.write(filler + GitSample.secret(1) + "\n" + GitSample.secret(2), to: "large")
    try repository.write(utf16(wide + wide.uppercased()), to: "wide")
    try repository.stageAll()
    try expect(["large:60002 prefix", "wide:2 weak-word"], known: 2)
  }
}
