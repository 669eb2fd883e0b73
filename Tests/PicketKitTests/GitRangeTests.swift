import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// A range is what its commits add, each against its parents.
struct GitRangeTests {
  private let repository: TemporaryRepository
  private let base: String

  init() throws {
    repository = try TemporaryRepository()
    base = try repository.commit(["f": "base\n\(GitSample.secret(0))\n"])
  }

  @Test func `finds what a commit adds and a later one takes away`() throws {
    let adding = try repository.commit([
      "f": "base\n\(GitSample.secret(0))\n\(GitSample.secret(1))\n"
    ])
    try repository.commit(["f": "base\n\(GitSample.secret(0))\n"])
    for range in ["\(base)..HEAD", "\(base)...HEAD", base, "\(base)..", "HEAD~2..HEAD"] {
      let report = try repository.scanRange(range)
      #expect(report.findingTexts == ["f:3 prefix"])
      #expect(report.receipt.isComplete)
      let origin = try #require(report.findings.first?.origin)
      #expect(origin.kind == .range)
      #expect(origin.commit == adding)
      #expect(origin.author == "A <a@example.org>")
      #expect(origin.date?.contains("T") == true)
    }
    #expect(try repository.scanRange("HEAD~1..HEAD").findings == [])
    #expect(try repository.scanRange("HEAD..HEAD~1").findings == [])
  }

  @Test func `names the first of the commits that bring the same`() throws {
    let first = try repository.commit(["g": GitSample.secret(1)])
    try repository.git(["rm", "-q", "g"])
    try repository.commit()
    try repository.commit(["g": GitSample.secret(1)])
    let report = try repository.scanRange(base)
    #expect(report.findingTexts == ["g:1 prefix"])
    #expect(report.findings.map(\.origin.commit) == [first])
  }

  @Test func `finds what was there before the range and comes back in it`() throws {
    try repository.commit(["f": "base\n"])
    try repository.commit(["f": "base\n\(GitSample.secret(0))\n"])
    #expect(try repository.scanRange(base).findingTexts == ["f:2 prefix"])
  }

  @Test func `finds of a merge what is in no parent`() throws {
    try repository.git(["checkout", "-q", "-b", "side"])
    try repository.commit(["side": GitSample.secret(1)])
    try repository.git(["checkout", "-q", "-"])
    let main = try repository.commit(["main": GitSample.secret(2)])
    try repository.git(["merge", "-q", "--no-commit", "side"])
    let merge = try repository.commit(["evil": GitSample.secret(3)])
    let report = try repository.scanRange("\(main)..HEAD")
    #expect(report.findingTexts == ["evil:1 prefix", "side:1 prefix"])
    #expect(report.findings.first?.origin.commit == merge)
    #expect(try repository.scanRange(base).findings.count == 3)
  }

  @Test func `reads messages, tags and notes`() throws {
    let commit = try repository.commit(message: "one\n\n\(GitSample.secret(1))")
    try repository.git(["tag", "-a", "-m", "a tag\n\(GitSample.secret(2))", "v1"])
    try repository.git(["tag", "-a", "-m", "\(GitSample.secret(3))", "v2", "v1"])
    try repository.git(["notes", "add", "-m", "\n\n\(GitSample.secret(4))", commit])
    try repository.git(["notes", "add", "-m", GitSample.secret(5), base])
    let report = try repository.scanRange("\(base)..v2")
    #expect(
      report.findingTexts == [
        "<message>:1 prefix", "<message>:3 prefix", "<message>:2 prefix", "<note>:1 prefix",
      ])
    #expect(report.findings.allSatisfy { $0.subject == .commitMessage })
    #expect(report.findings.last?.origin.commit == commit)
    #expect(try repository.scanRange("\(base)..HEAD").findings.count == 2)
  }

  @Test func `says what to do where the clone is too shallow`() throws {
    try repository.commit(["g": "x"])
    let tip = try repository.commit(["h": "y"])
    let clone = repository.root.deletingLastPathComponent().appendingPathComponent("clone")
    try repository.git([
      "clone", "-q", "--depth", "1", "file://" + repository.root.path, clone.path,
    ])
    let scanner = Scanner.ofSamples(for: repository)
    for range in ["\(base)..HEAD", "HEAD~1"] {
      let error = #expect(throws: RepositoryError.self) {
        try scanner.scanRange(Array(range.utf8), in: BytePath(clone.path))
      }
      #expect(error?.text.contains("--unshallow") == true)
    }
    // The base is there, but not what lies between.
    try repository.git(["-C", clone.path, "fetch", "-q", "--depth", "1", "origin", base])
    #expect(throws: RepositoryError.self) {
      try scanner.scanRange(Array("\(base)..\(tip)".utf8), in: BytePath(clone.path))
    }
  }

  @Test(arguments: ["nowhere", "HEAD..nowhere", "--all", "-h..HEAD", "", "HEAD..-x"])
  func `refuses what names no range`(range: String) throws {
    if range.isEmpty { return #expect(try repository.scanRange(range).findings == []) }
    #expect(throws: RepositoryError.self) { try repository.scanRange(range) }
  }

  @Test func `does not obey replacements and grafts`() throws {
    let secret = try repository.commit(["g": GitSample.secret(1)])
    let clean = try repository.commit(["g": "clean"])
    try repository.git(["replace", secret + ":g", clean + ":g"])
    try repository.write("\(clean)\n", to: ".git/info/grafts")
    #expect(try repository.scanRange("\(base)..HEAD").findingTexts == ["g:1 prefix"])
  }

  @Test func `reads what a partial clone has, and says what it does not`() throws {
    try repository.commit(["g": GitSample.secret(1)])
    try repository.commit(["h": "other\n"])
    try repository.git(["config", "uploadpack.allowFilter", "true"])
    let clone = repository.root.deletingLastPathComponent().appendingPathComponent("clone")
    try repository.git([
      "clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + repository.root.path,
      clone.path,
    ])
    let report = try Scanner.ofSamples(for: repository)
      .scanRange(Array("HEAD~2..HEAD".utf8), in: BytePath(clone.path))
    #expect(report.findings == [])
    #expect(report.receipt.failures.map(\.path) == [BytePath("g"), BytePath("h")])
    #expect(report.receipt.failures.allSatisfy { $0.kind == .git })
  }
}
