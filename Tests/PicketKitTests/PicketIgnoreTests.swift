import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

struct PicketIgnoreTests {
  private static let secret = "zq_" + "a1b2c3d4e5f6" + "\n"

  private static func fill(_ write: (String, String) throws -> Void) throws {
    for name in ["a", "b.skip", "d/c", "d/keep.skip", "d/e/no/f", "d/e/g", "no/h"] {
      try write(name, secret)
    }
    try write(".picketignore", "*.skip\n/d/e/no/\n")
    try write("d/.picketignore", "!keep.skip\n")
  }

  private func names(_ report: ScanReport) -> [String] {
    report.findings.map(\.path.description)
  }

  @Test func `leaves out what it names, in a plain tree`() throws {
    let directory = TemporaryDirectory()
    try Self.fill { try directory.write($1, to: $0) }
    let report = try Scanner.ofSamples().scan(directory)
    #expect(names(report) == ["a", "d/c", "d/e/g", "d/keep.skip", "no/h"])
    #expect(report.receipt.excluded == [.picketIgnored: 2])
    #expect(report.receipt.isComplete)
  }

  @Test func `leaves out what git tracks`() throws {
    let repository = try TemporaryRepository()
    try Self.fill { try repository.write($1, to: $0) }
    try repository.write("/no\n", to: ".gitignore")
    try repository.git(["add", "-A", "-f"])
    let report = try Scanner.ofSamples().scan(paths: [BytePath(repository.root.path)])
    #expect(names(report) == ["a", "d/c", "d/e/g", "d/keep.skip", "no/h"])
    #expect(report.receipt.excluded == [.picketIgnored: 2, .gitDirectory: 1])
  }

  @Test func `counts what git ignores as that`() throws {
    let repository = try TemporaryRepository()
    try repository.write("*.skip\n", to: ".gitignore")
    try repository.write("*.skip\n", to: ".picketignore")
    try repository.write(Self.secret, to: "a.skip")
    let report = try Scanner.ofSamples().scan(paths: [BytePath(repository.root.path)])
    #expect(report.receipt.excluded == [.ignored: 1, .gitDirectory: 1])
  }

  @Test(arguments: ["d", "d/e"])
  func `holds for a directory of a work tree that is scanned alone`(inside: String) throws {
    let repository = try TemporaryRepository()
    try Self.fill { try repository.write($1, to: $0) }
    let path = repository.root.appendingPathComponent(inside).path
    let report = try Scanner.ofSamples().scan(paths: [BytePath(path)])
    #expect(names(report) == (inside == "d" ? ["d/c", "d/e/g", "d/keep.skip"] : ["d/e/g"]))
    #expect(report.receipt.excluded == [.picketIgnored: 1])
  }

  @Test func `says nothing of what the user names`() throws {
    let repository = try TemporaryRepository()
    try Self.fill { try repository.write($1, to: $0) }
    for name in ["b.skip", "d/e/no"] {
      let path = repository.root.appendingPathComponent(name).path
      #expect(try Scanner.ofSamples().scan(paths: [BytePath(path)]).findings.count == 1)
    }
  }

  @Test func `is switched off with all other ignore files`() throws {
    let directory = TemporaryDirectory()
    try Self.fill { try directory.write($1, to: $0) }
    let report = try Scanner.ofSamples { $0.ignoresNothing = true }.scan(directory)
    #expect(report.findings.count == 7)
    #expect(report.receipt.excluded.isEmpty)
  }

  @Test func `is not read through a link`() throws {
    let directory = TemporaryDirectory()
    try directory.write(Self.secret, to: "a")
    try directory.write("a\n", to: "patterns")
    try directory.makeLink(".picketignore", to: "patterns")
    #expect(try Scanner.ofSamples().scan(directory).findings.count == 1)
  }
}
