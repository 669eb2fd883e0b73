import Foundation
import PicketTestSupport
import Testing

/// What only the whole process shows.
struct ExecutableTests {
  private let picket: Executable
  private let directory = TemporaryDirectory()

  /// A line in which a rule finds a password, made up of pieces.
  private static let secret = "password = \"" + ["Xk29", "dLqp", "Zm77", "tRw3"].joined() + "\"\n"

  init() throws {
    picket = try Executable.picket()
  }

  private func run(_ arguments: String..., input: String = "") throws -> Executable.Result {
    try picket.run(arguments, in: directory.url, input: input)
  }

  /// Runs picket in a line of a shell.
  private func shell(_ line: String) throws -> Executable.Result {
    try Executable(URL(filePath: "/bin/sh")).run(
      ["-c", line], in: directory.url, environment: ["picket": picket.url.path()])
  }

  // MARK: Exit statuses

  @Test func `tells by its status how a scan ended`() throws {
    try directory.write("nothing\n", to: "clean.txt")
    #expect(try run("scan").status == 0)
    try directory.write(Self.secret, to: "app.py")
    #expect(try run("scan").status == 1)
    #expect(try run("scan", "--fail-on", "never").status == 0)
    #expect(try run("scan", "--fail-on=critical").status == 0)
    #expect(try run("scan", "nothere").status == 2)
    #expect(try run("scan", "--no-such-option").status == 2)
    #expect(try run("scan", "--skip", "secret", "--max-findings", "1").status == 0)
  }

  @Test func `prints help on standard output, and faults on standard error`() throws {
    let help = try run("scan", "--help")
    #expect(help.status == 0 && help.errors.isEmpty && help.output.contains("--fail-on"))
    let fault = try run("scan", "--hlp")
    #expect(fault.status == 2 && fault.output.isEmpty)
    #expect(
      fault.errors == """
        picket: scan: there is no option '--hlp', did you mean '--help'?
        picket: see 'picket scan --help'

        """)
  }

  @Test func `wraps help to COLUMNS where there is no terminal`() throws {
    let narrow = try picket.run(["scan", "-h"], environment: ["COLUMNS": "40"])
    #expect(narrow.output.split(separator: "\n").allSatisfy { $0.count <= 40 })
  }

  @Test func `alone, it scans the work tree and says so`() throws {
    try directory.write(Self.secret, to: "repository/app.py")
    try directory.makeDirectory("repository/deep")
    #expect(try shell("cd repository && git init -q .").status == 0)
    let result = try shell("cd repository/deep && \"$picket\"")
    #expect(result.status == 1)
    #expect(result.errors.contains("scanning the work tree"))
    #expect(result.output.contains("app.py:1:"))
  }

  // MARK: Input

  @Test(arguments: ["--files-from=list", "--files-from=- <list"])
  func `scans what a list names, and nothing else`(option: String) throws {
    try directory.write(Self.secret, to: "a.py")
    try directory.write(Self.secret, to: "b.py")
    try directory.write("a.py\n", to: "list")
    let result = try shell("\"$picket\" scan -fshort \(option)")
    #expect(result.status == 1 && result.output.hasPrefix("a.py:1:"))
    #expect(result.output.split(separator: "\n").count == 1)
  }

  @Test func `an empty list names nothing`() throws {
    try directory.write(Self.secret, to: "a.py")
    let result = try run("scan", "--files-from=-")
    #expect(result.status == 0 && result.errors.contains("0 files"))
  }

  @Test func `paths in a list may hold line feeds`() throws {
    try directory.write(Self.secret, to: "a\nb.py")
    #expect(try run("scan", "--files-from=-", "-0", input: "a\nb.py\0").status == 1)
    #expect(try run("scan", "--files-from=-", input: "a\nb.py\n").status == 2)
  }

  // MARK: Rules

  @Test func `selects rules by id and category`() throws {
    try directory.write(Self.secret, to: "a.py")
    #expect(try run("scan", "--only", "generic-password-assignment").status == 1)
    #expect(try run("scan", "--only", "filesystem,shell").status == 0)
    #expect(try run("scan", "--skip=generic-password-assignment").status == 0)
    let result = try run("scan", "--only", "generic-pasword-assignment")
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.contains("did you mean 'generic-password-assignment'?"))
    #expect(try run("scan", "--only=").status == 2)
  }

  @Test func `shows people what is severe and sure enough, and judges all`() throws {
    try directory.write(Self.secret, to: "a.py")
    let result = try run("scan", "--min-severity=critical")
    #expect(result.output.isEmpty && result.status == 1)
    try directory.write("https://app:dLqp93xk2mQ@db.acme.internal/", to: "b/a.txt")
    #expect(try run("scan", "b", "--min-confidence=high").output.isEmpty)
    #expect(!(try run("scan", "--min-severity=high").output.isEmpty))
    #expect(!(try run("scan", "--min-severity=critical", "--format=jsonl").output.isEmpty))
  }

  @Test func `reads the project's configuration unless it is told not to`() throws {
    try directory.write(Self.secret, to: "a.py")
    try directory.write("fail-on = \"never\"\n", to: ".picket.toml")
    #expect(try run("scan").status == 0)
    #expect(try run("scan", "--no-config").status == 1)
    #expect(try run("scan", "--fail-on=high").status == 1)
    #expect(try run("scan", "--no-config", "--config", "x").status == 2)
  }

  @Test func `tells what each rule cost`() throws {
    try directory.write(Self.secret, to: "a.py")
    let errors = try run("scan", "--stats=rules").errors
    #expect(errors.contains("generic-password-assignment: 1 hit"))
    #expect(!(try run("scan", "--stats").errors.contains("generic-password-assignment")))
  }

  @Test func `explains a line with its evidence, and no secret`() throws {
    try directory.write("x = 1\n" + Self.secret, to: "a.py")
    let result = try run("explain", "--at", "a.py:2")
    #expect(result.status == 0)
    #expect(result.output.contains("[generic-password-assignment]"))
    #expect(result.output.contains("the name of a password"))
    #expect(!result.output.contains("dLqp"))
    #expect(try run("explain", "--at", "a.py:1").errors.contains("no rule finds anything"))
    #expect(try run("explain", "--at", "a.py").status == 2)
  }

  @Test func `explains the finding of a fingerprint`() throws {
    try directory.write(Self.secret, to: "a.py")
    let line = try run("scan", "--format=jsonl").output
    let match = try #require(try #/"fingerprint":"([0-9a-f]{12})/#.firstMatch(in: line))
    let result = try run("explain", String(match.1))
    #expect(result.output.contains("a.py:1:"))
  }

  @Test func `tests rules by their examples`() throws {
    try directory.write(
      """
      [[rules]]
      id = "acme-key"
      name = "Acme key"
      category = "secret"
      severity = "high"
      confidence = "high"
      regex = '\\bacme_[a-z0-9]{32}\\b'
      why = "It opens the account."
      fix = "Revoke it."
      examples = [
        'key={{acme_ + [a-z0-9]*32}}',
        'key={{acme_ + [a-z0-9]*20}}',
      ]
      counterexamples = ['key={{acme_ + [a-z0-9]*32}}']

      """, to: "rules/acme.toml")
    let result = try run("rules", "test", "rules")
    #expect(result.status == 1)
    #expect(
      result.output == """
        rules/acme.toml:12: acme-key: example 2 is not found: key=acme_…
        rules/acme.toml:14: acme-key: counterexample 1 is found: key=acme_…

        """)
    #expect(try run("rules", "test").status == 0)
  }

  @Test func `shows a rule, and no secret in its examples`() throws {
    let result = try run("rules", "show", "github-classic-pat")
    #expect(result.status == 0 && result.output.contains("GITHUB_TOKEN=ghp_…"))
    #expect(try run("rules", "show", "github-clasic-pat").errors.contains("'github-classic-pat'"))
  }

  // MARK: Output

  @Test func `writes reports of several formats`() throws {
    try directory.write(Self.secret, to: "a.py")
    let result = try run(
      "scan", "a.py", "-fshort", "--report=jsonl=a.jsonl", "--report", "short=a.txt")
    #expect(result.status == 1 && result.output.hasPrefix("a.py:1:"))
    let report = try String(contentsOf: directory.url.appending(path: "a.txt"), encoding: .utf8)
    #expect(report == result.output)
    #expect(try run("scan", "--report=a.txt").status == 2)
    #expect(try run("scan", "--report=short=x", "--output=x").status == 2)
  }

  @Test(arguments: [
    ("\"$picket\" scan . >/dev/full", "No space left on device"),
    ("\"$picket\" scan . --output /dev/full", "--output /dev/full: No space left on device"),
    ("\"$picket\" scan . >&-", "standard output"),
    ("\"$picket\" scan . -o .", "name a file"),
    ("\"$picket\" scan . -o nothere/report", "nothere/report: No such file or directory"),
    ("\"$picket\" --help >/dev/full", "No space left on device"),
  ])
  func `a report that cannot be written is a fault`(line: String, expected: String) throws {
    try directory.write(Self.secret, to: "a.py")
    let result = try shell(line)
    #expect(result.status == 2)
    #expect(result.errors.contains(expected), "\(result.errors)")
  }

  @Test func `a report does not get what a closed stream was meant for`() throws {
    try directory.write(Self.secret, to: "a.py")
    #expect(try shell("\"$picket\" scan a.py -fshort -o report 2>&-").status == 1)
    let report = try String(contentsOf: directory.url.appending(path: "report"), encoding: .utf8)
    #expect(report.hasPrefix("a.py:1:") && !report.contains("picket:"))
  }

  @Test func `a reader that goes away is no noise`() throws {
    let result = try shell("\"$picket\" rules list | true")
    #expect(result.errors.isEmpty)
  }

  // MARK: Signals

  @Test(arguments: [SIGINT, SIGTERM])
  func `a signal ends a scan, which reports what it has`(signal: Int32) throws {
    let running = try picket.start(
      ["scan", "--stdin", "-fshort", "-o", "report"], in: directory.url)
    running.input.write(Data(Self.secret.utf8))
    // Long enough for it to have read the line, and to wait for more.
    Thread.sleep(forTimeInterval: 1)
    kill(running.process.processIdentifier, signal)
    let result = running.end()
    #expect(result.status == 128 + signal)
    #expect(result.output.hasPrefix("<stdin>:1:"))
    #expect(result.errors.contains("before the end"))
    #expect(!FileManager.default.fileExists(atPath: directory.url.appending(path: "report").path()))
  }
}
