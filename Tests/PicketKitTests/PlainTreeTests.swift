import Foundation
import PicketKit
import PicketModel
import PicketTestSupport
import Testing

/// Trees without git: all files are in scope, and what cannot be read is told.
struct PlainTreeTests {
  private static let secret = "zq_" + "a1b2c3d4e5f6"

  private func paths(_ report: ScanReport) -> [[UInt8]] { report.findings.map(\.path.bytes) }

  @Test func `finds files of any name`() throws {
    let directory = TemporaryDirectory()
    let names: [[UInt8]] = [
      Array("-rf".utf8), Array("--stdin".utf8), Array("a\nb".utf8), Array(" ".utf8),
      Array("\u{1B}[31m".utf8), [0xFF, 0xFE], [0xC3], Array("é".utf8), Array("...".utf8),
      Array(".gitx".utf8), Array(".gi".utf8), Array("*".utf8), Array("\"\\'".utf8),
      [UInt8](repeating: 0x61, count: 255), [UInt8](repeating: 0xE9, count: 255),
    ]
    for name in names { try directory.write(Array(Self.secret.utf8), toName: name) }
    let report = try Scanner.ofSamples().scan(directory)
    #expect(Set(paths(report)) == Set(names))
    #expect(report.receipt.isComplete)
    // The report is text, whatever the names are.
    #expect(report.text.split(separator: "\n").count == names.count)
  }

  @Test func `takes names that begin with a dash as they are`() throws {
    let directory = TemporaryDirectory()
    try directory.write(Self.secret, to: "-d/f")
    let report = try Scanner.ofSamples().scan(paths: [BytePath(directory.path(of: "-d"))])
    #expect(report.findings.map(\.path) == [BytePath("f")])
  }

  @Test func `follows no symbolic link and counts each`() throws {
    let directory = TemporaryDirectory()
    let outside = TemporaryDirectory()
    try outside.write(Self.secret, to: "f")
    try directory.write(Self.secret, to: "real/f")
    try directory.makeLink("to-file", to: outside.url.path + "/f")
    try directory.makeLink("to-directory", to: outside.url.path)
    try directory.makeLink("inside", to: "real/f")
    try directory.makeLink("loop", to: ".")
    try directory.makeLink("dangling", to: "nowhere")
    try directory.makeLink("\n", to: "/etc")
    let report = try Scanner.ofSamples().scan(directory)
    #expect(paths(report) == [Array("real/f".utf8)])
    #expect(report.receipt.excluded == [.symbolicLink: 6])
    #expect(report.receipt.isComplete)
  }

  @Test func `follows a link that is named as an argument`() throws {
    let directory = TemporaryDirectory()
    try directory.write(Self.secret, to: "real/f")
    try directory.makeLink("link", to: "real")
    let report = try Scanner.ofSamples().scan(paths: [BytePath(directory.path(of: "link"))])
    #expect(paths(report) == [Array("f".utf8)])
  }

  @Test func `tells of pipes, sockets and devices that it does not read`() throws {
    let directory = TemporaryDirectory()
    try directory.write(Self.secret, to: "f")
    try directory.makePipe("pipe")
    let socket = try directory.makeSocket("socket")
    defer { close(socket) }
    let report = try Scanner.ofSamples().scan(directory)
    #expect(report.findings.count == 1)
    #expect(report.failureKinds == [.specialFile, .specialFile])
    #expect(report.receipt.failures.map(\.path) == [BytePath("pipe"), BytePath("socket")])
  }

  @Test func `reads chains of directories deeper than a path is long`() throws {
    let directory = TemporaryDirectory()
    try directory.makeChain(depth: 5_000, end: Array(Self.secret.utf8))
    let report = try Scanner.ofSamples().scan(directory)
    #expect(report.findings.count == 1)
    #expect(report.findings.first?.path.bytes.count == 10_003)
    #expect(report.receipt.isComplete)
  }

  @Test(arguments: [".git", "a/.git"])
  func `hides nothing behind what only looks like a repository`(lookalike: String) throws {
    let directory = TemporaryDirectory()
    try directory.makeDirectory(lookalike)
    try directory.write("*\n", to: ".gitignore")
    try directory.write("*\n", to: "a/.gitignore")
    try directory.write(Self.secret, to: "f")
    try directory.write(Self.secret, to: "a/f")
    let report = try Scanner.ofSamples().scan(directory)
    #expect(paths(report).map { String(decoding: $0, as: UTF8.self) } == ["a/f", "f"])
    #expect(report.receipt.excluded == [.gitDirectory: 1])
  }

  @Test func `hides nothing behind a file that only looks like a repository`() throws {
    for content in ["", "gitdir: nowhere\n", "gitdir: /etc\n", "\0"] {
      let directory = TemporaryDirectory()
      try directory.write(content, to: ".git")
      try directory.write("*\n", to: ".gitignore")
      try directory.write(Self.secret, to: "f")
      // An error, or the finding: never a clean report.
      if let report = try? Scanner.ofSamples().scan(directory) {
        #expect(report.findings.count == 1 || !report.receipt.isComplete, "\(content)")
      }
    }
  }

  @Test func `leaves out and counts files above a size`() throws {
    let directory = TemporaryDirectory()
    for count in [0, 99, 100, 101, 5_000] {
      try directory.write([UInt8].filler(count), to: "f\(count)")
    }
    for sizes in [ReadSizes.standard, ReadSizes(buffer: 0, range: 100)] {
      let report = try Scanner.ofSamples(
        table: .init(text: SampleRules.rule(regex: "zq_[0-9]{4}"))
      ) {
        $0.maximumFileSize = 100
        $0.sizes = sizes
      }.scan(directory)
      #expect(report.receipt.excluded == [.tooLarge: 2])
      #expect(report.receipt.scannedFiles == 3)
      #expect(report.receipt.scannedBytes == 199)
      #expect(report.receipt.isComplete)
    }
  }

  @Test func `refuses paths that name nothing`() throws {
    let directory = TemporaryDirectory()
    try directory.write(Self.secret, to: "f")
    let paths = ["f", "none", "f/none"].map { BytePath(directory.path(of: $0)) }
    #expect {
      try Scanner.ofSamples().scan(paths: paths)
    } throws: { error in
      (error as? PathErrors)?.texts.count == 2
    }
  }

  @Test func `judges the paths of files`() throws {
    let directory = TemporaryDirectory()
    try directory.write("", to: "a/key.pem")
    try directory.write("", to: "a/key.pem.txt")
    let report = try Scanner.ofSamples().scan(directory)
    #expect(report.findings.map(\.rule) == ["path-of-key"])
    #expect(report.findings.map(\.path) == [BytePath("a/key.pem")])
  }
}
