import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// A change that silences what it adds itself is told.
struct WeakenedGuardTests {
  private let repository: TemporaryRepository

  init() throws {
    repository = try TemporaryRepository()
  }

  private func notices(_ range: String? = nil) throws -> [String] {
    let report = try range.map(repository.scanRange) ?? repository.scanStaged()
    #expect(report.receipt.failures == [])
    return report.notices.map { "\($0.path):\($0.line) \($0.kind.rawValue)" }
  }

  @Test func `tells of a comment that comes with what it allows`() throws {
    let line = "\(GitSample.secret(1)) # picket:allow prefix -- why\n"
    try repository.write("a\n" + line, to: "f")
    try repository.stageAll()
    #expect(try notices() == ["f:2 guard-weakened"])
    try repository.git(["commit", "-qm", "first"])
    #expect(try notices() == [])
    #expect(try notices("HEAD") == [])
    // The comment was there before.
    try repository.write("a\n# picket:allow prefix -- why\n", to: "g")
    try repository.commit()
    try repository.write("a\n# picket:allow prefix -- why\n\(GitSample.secret(2))\n", to: "g")
    try repository.stageAll()
    #expect(try notices() == [])
    // Now it is new, and in a file that is not.
    try repository.write("a\n# picket:allow prefix -- other\n\(GitSample.secret(2))\n", to: "g")
    try repository.stageAll()
    #expect(try notices() == ["g:2 guard-weakened"])
  }

  @Test func `leaves out what an ignore file names, and tells if it is new`() throws {
    try repository.write("f\n", to: ".picketignore")
    try repository.write(GitSample.secret(1), to: "f")
    try repository.write(GitSample.secret(2), to: "dir/f")
    try repository.write(GitSample.secret(3), to: "g")
    try repository.stageAll()
    #expect(try notices() == [".picketignore:1 guard-weakened"])
    let report = try repository.scanStaged()
    #expect(report.findingTexts == ["g:1 prefix"])
    #expect(report.receipt.excluded == [.picketIgnored: 2])
    #expect(try repository.scanStaged { $0.ignoresNothing = true }.findings.count == 3)
    try repository.git(["commit", "-qm", "first"])
    try repository.write(GitSample.secret(4), to: "f")
    try repository.stageAll()
    #expect(try notices() == [])
    #expect(try repository.scanStaged().findings == [])
  }
}
