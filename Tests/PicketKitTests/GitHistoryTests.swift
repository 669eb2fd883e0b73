import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// A history is every object in it, once.
struct GitHistoryTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
  }

  private func scan(
    _ change: (inout HistoryOptions) -> Void = { _ in }, workers: Int = 2
  ) throws -> ScanReport {
    var options = HistoryOptions()
    change(&options)
    return try Scanner.ofSamples(for: repository) { $0.workerCount = workers }
      .scanHistory(options, in: BytePath(repository.path))
  }

  @Test func `finds nothing where there is no history`() throws {
    let report = try scan()
    #expect(report.findings == [])
    #expect(report.receipt.isComplete)
  }

  @Test func `tells where a secret came in, once`() throws {
    try repository.commit(["a": "x\n"])
    let commit = try repository.commit(["a": "x\n\(GitSample.secret(1))\n"])
    try repository.commit(["a": "y\nx\n\(GitSample.secret(1))\n"])
    try repository.commit(["b": "x\n\(GitSample.secret(1))\n"])
    try repository.commit(["a": "clean", "b": "clean"])
    let report = try scan()
    #expect(report.findingTexts == ["a:2 prefix"])
    let finding = try #require(report.findings.first)
    #expect(finding.origin.kind == .history)
    #expect(finding.origin.commit == commit)
    #expect(finding.origin.author == "A <a@example.org>")
    #expect(finding.origin.isAtHead == false)
    #expect(!finding.origin.isFromMerge)
    #expect(finding.related.map(\.path) == [BytePath("b")])
    #expect(report.receipt.isComplete)
  }

  @Test func `tells what is still there and what only a merge brought`() throws {
    try repository.commit(["a": GitSample.secret(1)])
    try repository.git(["checkout", "-q", "-b", "side"])
    try repository.commit(["s": "s"])
    try repository.git(["checkout", "-q", "-"])
    try repository.commit(["m": "m"])
    try repository.git(["merge", "-q", "--no-commit", "side"])
    let merge = try repository.commit(["evil": GitSample.secret(2)])
    let findings = try scan().findings
    #expect(findings.map(\.path) == [BytePath("a"), BytePath("evil")])
    #expect(findings.map(\.origin.isAtHead) == [true, true])
    #expect(findings.map(\.origin.isFromMerge) == [false, true])
    #expect(findings.last?.origin.commit == merge)
  }

  @Test func `reads all references, and those that are named`() throws {
    try repository.commit(["a": GitSample.secret(1)])
    try repository.git(["checkout", "-q", "--orphan", "other"])
    try repository.commit(["b": GitSample.secret(2)], message: GitSample.secret(3))
    try repository.git(["tag", "-a", "-m", GitSample.secret(4), "v1"])
    try repository.git(["checkout", "-q", "--detach"])
    try repository.commit(["c": GitSample.secret(5)])
    #expect(try scan().findings.count == 5)
    #expect(try scan { $0.revisions = [Array("other".utf8)] }.findings.count == 3)
    #expect(try scan { $0.revisions = [Array("v1".utf8)] }.findings.count == 4)
    #expect(throws: RepositoryError.self) { try scan { $0.revisions = [Array("nowhere".utf8)] } }
    #expect(throws: RepositoryError.self) { try scan { $0.revisions = [Array("--all".utf8)] } }
  }

  @Test func `reads what nothing leads to when asked`() throws {
    try repository.commit(["a": "x"])
    try repository.commit(["a": GitSample.secret(1)])
    try repository.git(["reset", "-q", "--hard", "HEAD~1"])
    #expect(try scan().findings == [])
    #expect(try scan { $0.includesUnreachable = true }.findings.map(\.rule) == ["prefix"])
  }

  @Test func `reads only what is new since the last complete scan`() throws {
    try repository.commit(["a": GitSample.secret(1)])
    func scanNew() throws -> [String] { try scan { $0.isSinceLast = true }.findingTexts }
    #expect(try scanNew() == ["a:1 prefix"])
    #expect(try scanNew() == [])
    try repository.commit(["b": GitSample.secret(2)])
    #expect(try scanNew() == ["b:1 prefix"])
    let other = Scanner.ofSamples(table: .init(text: SampleRules.rule(regex: "zq_[a-z0-9]{12}"))) {
      $0.environment = repository.variables
    }
    var options = HistoryOptions()
    options.isSinceLast = true
    // Other rules find other things: everything is read again.
    #expect(try other.scanHistory(options, in: BytePath(repository.path)).findings.count == 2)
    #expect(try scan().findings.count == 2)
  }

  @Test func `judges names, at each path`() throws {
    try repository.commit(["a.pem": "x", "d/b.pem": "x", "c": "x"])
    try repository.git(["rm", "-q", "a.pem"])
    try repository.commit()
    let report = try scan()
    #expect(report.findingTexts == ["a.pem path-of-key", "d/b.pem path-of-key"])
  }

  @Test func `passes over ignore files: a path names other things in other versions`() throws {
    try repository.commit([".picketignore": "*\n", "a": GitSample.secret(1)])
    #expect(try scan().findingTexts == ["a:1 prefix"])
  }

  @Test func `reads large objects and finds the same with any number of workers`() throws {
    let filler = String(repeating: "filler line\n", count: 40_000)
    for number in 0..<12 {
      try repository.commit([
        "f\(number % 5)": filler.prefix(number * 9_000) + GitSample.secret(number)
      ])
    }
    try repository.commit(["large": filler + GitSample.secret(99)])
    try repository.git(["repack", "-adq"])
    let texts = try [1, 2, 7].map { try scan(workers: $0).text }
    #expect(try scan().findings.count == 13)
    for text in texts { #expect(text == texts[0]) }
  }

  @Test func `says what a partial clone does not have`() throws {
    try repository.commit(["g": GitSample.secret(1)], message: GitSample.secret(2))
    try repository.git(["config", "uploadpack.allowFilter", "true"])
    let clone = repository.root.deletingLastPathComponent().appendingPathComponent("clone")
    try repository.git([
      "clone", "-q", "--filter=blob:none", "--no-checkout", "file://" + repository.root.path,
      clone.path,
    ])
    let report = try Scanner.ofSamples(for: repository).scanHistory(in: BytePath(clone.path))
    #expect(report.findingTexts == ["<message>:1 prefix"])
    #expect(report.receipt.failures.map(\.kind) == [.git])
  }
}
