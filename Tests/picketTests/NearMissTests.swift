import Foundation
import PicketTestSupport
import Testing

/// What nearly is a finding, and what is one that everybody knows.
struct NearMissTests {
  private let picket: Executable
  private let directory = TemporaryDirectory()

  /// A value of which the form is right and the words are not.
  private static let nearly = "password = \"" + ["my-", "example", "-value-1"].joined() + "\"\n"
  /// A value of Amazon's manual.
  private static let published = ["wJalrXUtnFEMI/K7M", "DENG/bPxRfiCY", "EXAMPLEKEY"].joined()

  init() throws {
    picket = try Executable.picket()
  }

  private func run(_ arguments: String...) throws -> Executable.Result {
    try picket.run(arguments, in: directory.url)
  }

  @Test func `near misses are listed to who asks, and counted for all`() throws {
    try directory.write("x = 1\n" + Self.nearly, to: "a.py")
    let quiet = try run("scan")
    #expect(quiet.status == 0 && quiet.errors.contains("1 ruled out (--show-near-misses)"))
    #expect(!quiet.errors.contains("a.py:2"))
    let result = try run("scan", "--show-near-misses", "-q")
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(
      result.errors == """
        a.py:2:13: near miss: placeholder: it holds a word of examples \
        [generic-password-assignment]

        """)
    let json = try run("scan", "--show-near-misses", "--format=json").output
    #expect(json.contains("\"nearMisses\": 1") && json.contains("\"column\": 13"))
  }

  @Test func `explains the near misses of a line`() throws {
    try directory.write("x = 1\n" + Self.nearly, to: "a.py")
    let result = try run("explain", "--at", "a.py:2")
    #expect(result.status == 0 && result.output.contains("near miss: placeholder"))
    #expect(try run("explain", "--at", "a.py:1").output.isEmpty)
  }

  @Test(arguments: [
    ("AWS_SECRET_ACCESS_KEY=<>", "env"), ("aws_secret_access_key = '<>'", "py"),
    ("{\"SecretAccessKey\": \"<>\"}", "json"), ("secret = \"<>\";", "js"),
    ("aws configure set aws_secret_access_key <>", "sh"),
  ])
  func `a published example value fails no run, and is told`(line: String, kind: String) throws {
    try directory.write(line.replacing("<>", with: Self.published) + "\n", to: "a.\(kind)")
    let result = try run("scan")
    #expect(result.status == 0 && result.output.isEmpty)
    #expect(result.errors.contains("1 published example value was seen and not counted"))
    let json = try run("scan", "--format=json").output
    #expect(json.contains("\"a published example value\": 1"))
  }

  @Test func `a page is added for a step of GitHub's, in its format alone`() throws {
    try directory.write("old\n", to: "summary.md")
    let file = directory.url.appending(path: "summary.md")
    let environment = ["GITHUB_STEP_SUMMARY": file.path()]
    func page() throws -> String { try String(contentsOf: file, encoding: .utf8) }
    let text = try picket.run(["scan"], in: directory.url, environment: environment)
    #expect(text.status == 0)
    #expect(try page() == "old\n")
    let github = try picket.run(
      ["scan", "--format=github"], in: directory.url, environment: environment)
    #expect(github.status == 0)
    #expect(try page().hasPrefix("old\n## picket: passed, nothing found\n"))
    let fault = try picket.run(
      ["scan", "--format=github"], in: directory.url,
      environment: ["GITHUB_STEP_SUMMARY": file.path() + "/nothere"])
    #expect(fault.status == 2 && fault.errors.contains("GITHUB_STEP_SUMMARY"))
  }
}
