import Foundation
import PicketKit
import PicketModel
import PicketPolicy
import PicketRules
import PicketTestSupport
import Testing

/// Baselines in repositories, with real scans, files and merges.
struct BaselineTests {
  private static let one = "zq_" + "a1b2c3d4e5f6"
  private static let two = "zq_" + "b1b2c3d4e5f6"
  private static let three = "zq_" + "c1b2c3d4e5f6"

  /// A repository with its baseline.
  private struct Work {
    let repository: TemporaryRepository

    init(_ files: [String: String] = [:]) throws {
      repository = try TemporaryRepository()
      for (name, text) in files { try repository.write(text, to: name) }
      try repository.git(["add", "-A"])
      try repository.git(["commit", "-q", "--allow-empty", "-m", "first"])
    }

    var root: BytePath { BytePath(repository.root.path) }

    func scanner(baseline: Bool = true, cost: Int = 1) throws -> (PicketKit.Scanner, Project) {
      let project = try Project(scanning: [root])
      let known = baseline ? try project.baseline() : nil
      let scanner = PicketKit.Scanner.ofSamples {
        $0.baseline = known
        $0.baselineCost = Scrypt(logCost: cost)
      }
      return (scanner, project)
    }

    func editor() throws -> BaselineEditor {
      let (scanner, project) = try scanner()
      return try BaselineEditor(scanner, project)
    }

    @discardableResult
    func write(_ change: BaselineEditor.Change) throws -> BaselineEditor.Change {
      let path = try #require(try Project(scanning: [root]).baselinePath)
      try change.baseline.write(to: path)
      return change
    }

    /// The findings that count, as `path:line`.
    func findings() throws -> [String] {
      try scanner().0.scan(paths: [root]).findings.filter { $0.suppressed == nil }.map {
        "\($0.path):\($0.range?.start.line ?? 0)"
      }
    }

    func commit(_ files: [String: String?], _ message: String = "more") throws {
      for (name, text) in files {
        if let text {
          try repository.write(text, to: name)
        } else {
          try repository.git(["rm", "-q", "-f", name])
        }
      }
      try repository.git(["add", "-A"])
      try repository.git(["commit", "-q", "-m", message])
    }

    func baselineText() throws -> String {
      String(decoding: try repository.read(Project.baselineName), as: UTF8.self)
    }
  }

  private func known(_ files: [String: String]) throws -> Work {
    let work = try Work(files)
    try work.write(try work.editor().create())
    #expect(try work.findings() == [])
    return work
  }

  // MARK: What a record holds for

  @Test func `holds wherever the line moves and however it is indented`() throws {
    let work = try known(["a": "x = \(Self.one)\n"])
    try work.repository.write("new\n\n\n    x = \(Self.one)  # why\r\n\(Self.one)", to: "a")
    #expect(try work.findings() == [])
    let report = try work.scanner().0.scan(paths: [work.root])
    #expect(
      report.findings.map(\.suppressed)
        == Array(repeating: Suppression(by: .baseline, reason: nil), count: 2))
  }

  @Test func `holds for no other secret, and in no further file`() throws {
    let work = try known(["a": "x = \(Self.one)\n", "key.pem": ""])
    try work.repository.write("x = \(Self.two)\n", to: "a")
    #expect(try work.findings() == ["a:1"])
    try work.repository.write("x = \(Self.one)\n", to: "a")
    try work.repository.write("x = \(Self.one)\n", to: "b")
    try work.repository.write("", to: "d/key.pem")
    #expect(try work.findings() == ["b:1", "d/key.pem:0"])
  }

  @Test func `follows a renamed file, but into one alone`() throws {
    let work = try known(["a": "x = \(Self.one)\n"])
    try work.repository.git(["mv", "a", "c"])
    #expect(try work.findings() == [])
    try work.repository.write("x = \(Self.one)\n", to: "b")
    #expect(try work.findings() == ["c:1"])
    // An update writes down where the record is now; then the copy is the finding.
    try FileManager.default.removeItem(at: work.repository.root.appendingPathComponent("b"))
    try work.write(try work.editor().update())
    try work.repository.write("x = \(Self.one)\n", to: "b")
    #expect(try work.findings() == ["b:1"])
  }

  @Test func `holds in a directory that is scanned alone`() throws {
    let work = try known(["d/a": "\(Self.one)\n", "d/b": "\(Self.two)\n"])
    let path = BytePath(work.repository.root.appendingPathComponent("d").path)
    let project = try Project(scanning: [path])
    let baseline = try project.baseline()
    let scanner = PicketKit.Scanner.ofSamples { $0.baseline = baseline }
    #expect(try scanner.scan(paths: [path]).findings.allSatisfy { $0.suppressed?.by == .baseline })
  }

  @Test(arguments: 0..<6 as Range<UInt64>)
  func `silences what it was made of, and nothing else`(seed: UInt64) throws {
    var text = SampleText(seed: seed)
    let files = Dictionary(uniqueKeysWithValues: (0..<4).map { ("f\($0)", text.text(count: 600)) })
    let work = try Work()
    for (name, bytes) in files { try work.repository.write(bytes, to: name) }
    let before = try work.scanner().0.scan(paths: [work.root])
    let change = try work.write(try work.editor().create())
    #expect(try work.findings() == [])
    #expect(change.addedCount <= before.findings.count)
    try work.repository.write(text.text(count: 600) + Array(" \(Self.one) ".utf8), to: "new")
    let after = try work.scanner().0.scan(paths: [work.root])
    #expect(after.findings.contains { $0.path == BytePath("new") })
    #expect(after.findings.allSatisfy { ($0.suppressed == nil) == ($0.path == BytePath("new")) })
  }

  @Test func `keeps no byte of a secret, and no hash that is quick or without salt`() throws {
    let work = try known(["a": "x = \(Self.one)\npassword = hunter22\n"])
    let stored = try work.baselineText()
    var quick = SHA256()
    quick.update(Self.one.utf8)
    for piece in [
      Self.one, String(Self.one.dropFirst(3)), "b2c3", "hunter", quick.finalize().hexadecimal,
    ] {
      #expect(!stored.contains(piece))
    }
    let other = try known(["a": "x = \(Self.one)\npassword = hunter22\n"]).baselineText()
    let hashes = [stored, other].map {
      Set($0.split(separator: "\"").filter { $0.contains(":") && $0.count > 30 })
    }
    #expect(hashes[0].count == 2)
    #expect(hashes[0].isDisjoint(with: hashes[1]))
    #expect(BaselineSalt.standardCost == Scrypt(logCost: 12, blockSize: 8, parallelism: 1))
  }

  @Test func `is itself no finding`() throws {
    let files = (0..<50).map { ("config/password\($0).yml", "zq_a1b2c3d4e5\(10 + $0)") }
    let work = try known(Dictionary(uniqueKeysWithValues: files))
    let bytes = try work.repository.read(Project.baselineName)
    let report = try PicketKit.Scanner().scan(bytes.span, path: BytePath(Project.baselineName))
    #expect(report.findings.isEmpty)
  }

  // MARK: Verbs

  @Test func `adds nothing that is allowed otherwise`() throws {
    let work = try Work(["a": "\(Self.one) # picket:allow prefix -- why\n\(Self.two)\n"])
    #expect(try work.write(try work.editor().create()).addedCount == 1)
    #expect(try work.findings() == [])
  }

  @Test func `updates what is new and prunes what is gone, and keeps reasons`() throws {
    let work = try known(["a": "\(Self.one)\n", "b": "\(Self.two)\n"])
    #expect(try work.editor().update().baseline.bytes == work.repository.read(Project.baselineName))
    let print = try #require(
      try work.scanner().0.scan(paths: [work.root]).findings.first?.fingerprint)
    try work.write(try work.editor().allow(fingerprint: String(print.prefix(12)), reason: "a test"))
    try work.repository.write("\(Self.one)\n\(Self.three)\n", to: "a")
    try work.repository.write("", to: "b")
    #expect(try work.findings() == ["a:2"])
    #expect(try work.write(try work.editor().update()).addedCount == 1)
    #expect(try work.write(try work.editor().prune()).removedCount == 1)
    #expect(try work.findings() == [])
    let baseline = try #require(try Project(scanning: [work.root]).baseline())
    #expect(baseline.records.map(\.path.description) == ["a", "a"])
    #expect(baseline.records.compactMap(\.reason) == ["a test"])
    #expect(baseline.records.filter { $0.by == .allowed }.count == 1)
    let report = try work.scanner().0.scan(paths: [work.root])
    #expect(report.findings.first?.suppressed == Suppression(by: .allowed, reason: "a test"))
  }

  @Test func `prunes only after a complete run over the whole project`() throws {
    let work = try known(["a": "\(Self.one)\n"])
    try work.repository.write("", to: "a")
    let (scanner, project) = try work.scanner()
    let part = try BaselineEditor(scanner, project, paths: [work.root])
    #expect(throws: PathErrors.self) { try part.prune() }
    // Not valid UTF-16, so not fully judged.
    try work.repository.write(
      [0xFF, 0xFE, 0x61, 0, 0x62, 0, 0x63, 0, 0, 0xD8, 0x64, 0] + [UInt8](repeating: 0, count: 8),
      to: "broken")
    let incomplete = try work.editor()
    #expect(!incomplete.receipt.isComplete)
    #expect(throws: PathErrors.self) { try incomplete.prune() }
  }

  @Test func `allows one finding, for a time`() throws {
    let work = try Work(["a": "\(Self.one)\n\(Self.two)\n"])
    let prints = try work.scanner().0.scan(paths: [work.root]).findings.map(\.fingerprint)
    let editor = try work.editor()
    try work.write(try editor.allow(fingerprint: prints[0], reason: "why", until: "9999-12-31"))
    #expect(try work.findings() == ["a:2"])
    for (print, reason, until) in [
      ("ffffffff", "why", nil), (String(prints[0].prefix(7)), "why", nil), (prints[0], " ", nil),
      (prints[0], "why", "2020-01-01"), (prints[0], "why", "soon"),
    ] {
      #expect(throws: PathErrors.self) {
        try editor.allow(fingerprint: print, reason: reason, until: until)
      }
    }
    let expired = try work.baselineText().replacing("9999-12-31", with: "2020-01-01")
    try work.repository.write(expired, to: Project.baselineName)
    #expect(try work.findings() == ["a:1", "a:2"])
    let notices = try work.scanner().0.scan(paths: [work.root]).notices
    #expect(notices.map(\.kind) == [.expiredRecord])
    #expect(notices.map(\.line) == [2])
    #expect(notices.map(\.path) == [BytePath(Project.baselineName)])
  }

  @Test func `leaves the old file where it cannot write a new one`() throws {
    let work = try known(["a": "\(Self.one)\n"])
    let directory = TemporaryDirectory()
    // The name fits, and that of the file beside it is too long.
    let path = BytePath(directory.path(of: String(repeating: "b", count: 254)))
    try directory.write("old", to: String(repeating: "b", count: 254))
    let change = try work.editor().update()
    #expect(throws: PathErrors.self) { try change.baseline.write(to: path) }
    let old = try String(contentsOfFile: path.description, encoding: .utf8)
    #expect(old == "old")
  }

  // MARK: Branches

  /// Lets two branches add files and update the baseline, and merges them.
  private func merge(
    _ work: Work, _ ours: [String: String], _ theirs: [String: String]
  ) throws -> Bool {
    try work.commit(["unrelated": "x\n"], "base")
    try work.repository.git(["checkout", "-q", "-b", "theirs"])
    try work.commit(theirs.mapValues { $0 })
    try work.write(try work.editor().update())
    try work.commit(["t": "x\n"])
    try work.repository.git(["checkout", "-q", "-"])
    try work.commit(ours.mapValues { $0 })
    try work.write(try work.editor().update())
    try work.commit(["o": "x\n"])
    try work.repository.git(["merge", "-q", "theirs", "-m", "both"], allowedStatuses: [0, 1])
    return try work.repository.git(["ls-files", "-u"]).isEmpty
  }

  @Test func `is merged by git where branches add records in different places`() throws {
    let work = try known(["b": "\(Self.one)\n", "m": "\(Self.two)\n"])
    #expect(try merge(work, ["a": "\(Self.three)\n"], ["x": "\(Self.three)\n"]))
    #expect(try work.findings() == [])
    #expect(try Project(scanning: [work.root]).baseline()?.records.count == 4)
    #expect(try work.editor().update().addedCount == 0)
  }

  @Test func `is merged by git as a union, whatever the places and salts`() throws {
    // Both branches make a baseline: two salts, and records in the same place.
    let work = try Work([".gitattributes": "\(Project.baselineName) merge=union\n"])
    #expect(try merge(work, ["a": "\(Self.one)\n"], ["b": "\(Self.two)\n"]))
    #expect(
      try work.baselineText().split(separator: "\n").filter { $0.contains("salt") }.count == 2)
    #expect(try work.findings() == [])
    // What is written next is in order again, and keeps both salts.
    try work.repository.write("\(Self.three)\n", to: "c")
    try work.write(try work.editor().update())
    #expect(try work.findings() == [])
    #expect(try Project(scanning: [work.root]).baseline()?.records.count == 3)
  }

  @Test func `says what to do with a merge that was not finished`() throws {
    let work = try Work()
    #expect(try !merge(work, ["a": "\(Self.one)\n"], ["b": "\(Self.two)\n"]))
    #expect {
      _ = try Project(scanning: [work.root]).baseline()
    } throws: {
      ($0 as? PathErrors)?.texts.first?.contains("unfinished merge; keep the lines of both") == true
    }
    let both = try work.baselineText().split(separator: "\n").filter { $0.hasPrefix("{") }
    try work.repository.write(both.joined(separator: "\n"), to: Project.baselineName)
    #expect(try work.findings() == [])
  }
}
