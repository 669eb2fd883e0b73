import Foundation
import PicketTestSupport
import Testing

/// `picket allow` and `picket baseline`, with files and real scans.
struct BaselineVerbTests {
  private let picket: Executable
  private let directory = TemporaryDirectory()

  /// A secret that a rule finds, made up of pieces; the file has no comments.
  private static let secret = #"{"password": "\#(["Xk29", "dLqp", "Zm77", "tRw3"].joined())"}"#
  private static let other = #"{"password": "\#(["Yk38", "eMrq", "An66", "uSx4"].joined())"}"#
  private static let baseline = ".picket-baseline.jsonl"

  init() throws {
    picket = try Executable.picket()
    try directory.write(Self.secret, to: "a.json")
  }

  @discardableResult
  private func run(_ arguments: String...) throws -> Executable.Result {
    try picket.run(arguments, in: directory.url)
  }

  /// Runs the line of a report that allows a finding, as a user pastes it.
  private func paste(_ report: String) throws -> Executable.Result {
    let line = try #require(try #/picket (allow [0-9a-f]{12}.*)/#.firstMatch(in: report)?.1)
    return try Executable(URL(filePath: "/bin/sh")).run(
      ["-c", "\"$picket\" \(line)"], in: directory.url, environment: ["picket": picket.url.path()])
  }

  private func text(_ name: String) throws -> String {
    try String(contentsOf: directory.url.appending(path: name), encoding: .utf8)
  }

  @Test func `the line of a report allows the finding when it is pasted`() throws {
    let result = try paste(run("scan").output)
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(result.errors.contains("allowed a.json:1:15 [generic-password-assignment]"))
    #expect(result.errors.contains("\(Self.baseline) (1 record)"))
    let scan = try run("scan")
    #expect(scan.status == 0 && scan.errors.contains("1 allowed"))
  }

  @Test(arguments: ["shop", "a shop's", "shop/b.json"], [false, true])
  func `it does so wherever the scan was`(place: String, isAbsolute: Bool) throws {
    try directory.write(Self.secret, to: place.hasSuffix(".json") ? place : "\(place)/b.json")
    let absolute = directory.url.appending(path: place).path(percentEncoded: false)
    let path = isAbsolute ? absolute : place
    let result = try paste(run("scan", path).output)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try run("scan", path).status == 0)
  }

  @Test func `it does so in a file that git ignores`() throws {
    try directory.write("a.json\n", to: ".gitignore")
    let git = try Executable(URL(filePath: "/usr/bin/env")).run(
      ["git", "init", "-q"], in: directory.url)
    #expect(git.status == 0)
    #expect(try run("scan").status == 0)
    #expect(try paste(run("scan", "a.json").output).status == 0)
    #expect(try run("scan", "a.json").status == 0)
  }

  @Test func `what it cannot allow is a fault, and nothing is written`() throws {
    let line = try #require(
      try #/allow ([0-9a-f]{12})/#.firstMatch(in: run("scan").output).map { String($0.1) })
    for (arguments, expected) in [
      (["allow", line], "say with --reason"), (["allow"], "name a FINGERPRINT"),
      (["allow", "0123", "--reason=x"], "is no fingerprint"),
      (["allow", "00000000", "--reason=x"], "no finding has the fingerprint"),
      (["allow", line, "--reason= "], "give a reason"),
      (["allow", line, "--reason=x", "--until=2020-01-01"], "is over"),
      (["allow", line, "--reason=x", "--until=soon"], "write YYYY-MM-DD"),
      (["allow", line, "--reason=x", "--project=nothere"], "No such file"),
    ] {
      let result = try picket.run(arguments, in: directory.url)
      #expect(result.status == 2 && result.output.isEmpty)
      #expect(result.errors.contains(expected), "\(result.errors)")
    }
    #expect(throws: (any Error).self) { try text(Self.baseline) }
  }

  @Test func `makes, updates, prunes and shows a baseline`() throws {
    #expect(try run("baseline", "show").status == 2)
    #expect(try run("baseline", "prune").status == 2)
    #expect(try run("baseline", "create").errors.contains("added 1 record"))
    let again = try run("baseline", "create")
    #expect(again.status == 2 && again.errors.contains("picket baseline update"))
    try directory.write(Self.other, to: "b.json")
    #expect(try run("scan").status == 1)
    #expect(try run("baseline", "update").errors.contains("added 1 record"))
    #expect(try run("scan").status == 0)
    #expect(
      try run("baseline", "show").output == """
        a.json: baseline [generic-password-assignment]
        b.json: baseline [generic-password-assignment]

        """)
    try directory.write("", to: "a.json")
    #expect(try run("baseline", "prune").errors.contains("dropped 1 record"))
    let shown = try run("baseline", "show", "--format=json").output
    let records = try #require(
      try JSONSerialization.jsonObject(with: Data(shown.utf8)) as? [[String: String]])
    #expect(
      records == [["rule": "generic-password-assignment", "path": "b.json", "by": "baseline"]])
  }

  @Test func `a baseline that is named is made where it is named`() throws {
    #expect(try run("baseline", "create", "--baseline", "known.jsonl").status == 0)
    #expect(try run("scan", "--baseline", "known.jsonl").status == 0)
    #expect(try run("scan").status == 1)
    #expect(try run("scan", "--baseline", "nothere.jsonl").status == 2)
    let result = try run("baseline", "update", "--baseline", "nothere/known.jsonl")
    #expect(result.status == 2 && result.errors.contains("nothere/known.jsonl"))
  }

  @Test func `a baseline of what could not be read is told to lack it`() throws {
    // Not valid UTF-16, so not fully judged.
    let broken: [UInt8] = [0xFF, 0xFE, 0x61, 0, 0, 0xD8, 0x64, 0]
    try directory.write(broken + [UInt8](repeating: 0, count: 8), to: "broken")
    let result = try run("baseline", "create")
    #expect(result.status == 3 && result.errors.contains("not read: broken"))
    #expect(try run("baseline", "prune").status == 2)
  }
}
