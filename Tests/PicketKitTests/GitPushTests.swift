import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// What a push brings is what the lines of git's hooks say, and the other side does not have.
struct GitPushTests {
  private let repository: TemporaryRepository
  private let base: String
  private let zero = String(repeating: "0", count: 40)

  init() throws {
    repository = try TemporaryRepository()
    base = try repository.commit(["old": GitSample.secret(1)])
    try repository.git(["update-ref", "refs/remotes/origin/main", base])
  }

  /// Scans what the hook of who sends is told, as `new old` for each reference.
  private func send(_ pairs: [(new: String, old: String)], to remote: String = "origin") throws
    -> [String]
  {
    let lines = pairs.map { "refs/heads/x \($0.new) refs/heads/x \($0.old)\n" }.joined()
    let report = try Scanner.ofSamples(for: repository)
      .scanPush(Array(lines.utf8), to: Array(remote.utf8), in: BytePath(repository.path))
    #expect(report.receipt.isComplete)
    return report.findingTexts
  }

  private func receive(_ lines: String) throws -> [String] {
    let report = try Scanner.ofSamples(for: repository)
      .scanPush(Array(lines.utf8), to: nil, in: BytePath(repository.path))
    #expect(report.receipt.isComplete)
    return report.findingTexts
  }

  @Test func `a new branch brings what no branch of the remote has`() throws {
    try repository.commit(["a": GitSample.secret(2)])
    let tip = try repository.commit(["a": "clean\n"])
    #expect(try send([(tip, zero)]) == ["a:1 prefix"])
    #expect(try send([(tip, zero)], to: "*").count == 2)
    #expect(try send([(tip, zero)], to: "/a/path.git").count == 2)
    #expect(try send([(tip, base), (tip, zero)]) == ["a:1 prefix"])
  }

  @Test func `a deletion and an empty push bring nothing`() throws {
    #expect(try send([(zero, base)]) == [])
    #expect(try send([]) == [])
  }

  @Test func `a forced update brings what the old branch did not have`() throws {
    let first = try repository.commit(["a": GitSample.secret(2)])
    try repository.git(["update-ref", "refs/remotes/origin/x", first])
    try repository.git(["reset", "-q", "--hard", base])
    let second = try repository.commit(["b": GitSample.secret(3)])
    #expect(try send([(second, first)]) == ["b:1 prefix"])
    // The other side has what nobody has fetched.
    let unknown = String(repeating: "5", count: 40)
    #expect(try send([(second, unknown)]) == ["b:1 prefix"])
  }

  @Test func `a tag brings its message and what it leads to`() throws {
    try repository.commit(["a": GitSample.secret(2)])
    try repository.git(["tag", "-a", "-m", GitSample.secret(3), "v1"])
    #expect(try send([(repository.id("v1"), zero)]) == ["<message>:1 prefix", "a:1 prefix"])
  }

  @Test func `who receives reads what no reference has`() throws {
    let old = try repository.id("HEAD")
    let branch = String(decoding: try repository.git(["symbolic-ref", "HEAD"]), as: UTF8.self)
      .trimmingCharacters(in: .newlines)
    try repository.git(["checkout", "-q", "--detach"])
    let new = try repository.commit(["a": GitSample.secret(2)])
    try repository.git(["checkout", "-q", "-"])
    #expect(try receive("\(old) \(new) \(branch)\n") == ["a:1 prefix"])
    #expect(try receive("\(zero) \(new) refs/heads/new\n") == ["a:1 prefix"])
    #expect(try receive("\(new) \(zero) refs/heads/gone\n") == [])
    try repository.git(["update-ref", "refs/heads/other", new])
    #expect(try receive("\(old) \(new) \(branch)\n") == [])
  }

  @Test(arguments: ["nonsense\n", "a b c d\n", "refs/heads/x 12 refs/heads/x 13\n"])
  func `refuses lines that are none of a hook`(line: String) throws {
    for remote in [Array("origin".utf8), nil] {
      #expect(throws: RepositoryError.self) {
        try Scanner.ofSamples(for: repository)
          .scanPush(Array(line.utf8), to: remote, in: BytePath(repository.path))
      }
    }
  }

  @Test func `refuses a push of what is not here`() throws {
    let unknown = String(repeating: "5", count: 40)
    #expect(throws: RepositoryError.self) { try send([(unknown, zero)]) }
  }
}
