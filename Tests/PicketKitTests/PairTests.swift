import PicketKit
import PicketModel
import PicketRules
import PicketScan
import PicketTestSupport
import Testing

/// An id and its secret that stand near each other are one finding.
struct PairTests {
  private static let rules = """
    [[rules]]
    id = "frotz-id"
    name = "Frotz id"
    severity = "low"
    confidence = "low"
    regex = '\\bFZID[0-9]{6}\\b'

    [[rules]]
    id = "frotz-secret"
    severity = "high"
    confidence = "medium"
    regex = '\\bfzs_[a-z]{12}\\b'
    companions = ["frotz-id"]
    """
  private static let table = RuleTable(text: rules)
  // Made up, and in pieces: no secret stands in this repository.
  private static let secret = "fzs_" + "qwmznxbtvrkp"
  private static let otherSecret = "fzs_" + "plokmijnuhby"
  private static let id = "FZID" + "520318"
  private static let otherID = "FZID" + "774126"

  private func report(_ text: String, _ change: (inout Settings) -> Void = { _ in }) -> ScanReport {
    Scanner.ofSamples(table: Self.table, change).scan(stream: Array(text.utf8))
  }

  @Test(arguments: [
    "ID=\(id)\nSECRET=\(secret)\n", "SECRET=\(secret)\nID=\(id)\n",
    "{\"id\":\"\(id)\",\"secret\":\"\(secret)\"}", "connect('\(id)', '\(secret)')",
    "frotz:\n  secret: \(secret) # for\n  # \(id)\n", "<a id='\(id)'>\r\n<b>\(secret)</b>\r\n</a>",
    "https://\(id):\(secret)@frotz.dev/\n",
  ])
  func `a pair is one finding of both places, and surer than its secret`(text: String) throws {
    let report = report(text)
    #expect(report.findings.map(\.rule) == ["frotz-secret"])
    let finding = try #require(report.findings.first)
    #expect(finding.confidence == .high)
    #expect(finding.severity == .high)
    #expect(finding.related.map(\.role) == ["companion"])
    let range = try #require(finding.related.first?.range)
    let bytes = Array(text.utf8)[range.offset..<(range.offset + range.length)]
    #expect(String(decoding: bytes, as: UTF8.self) == Self.id)
    #expect(finding.evidence.contains { $0.detail.contains("Frotz id") })
    #expect(!report.text.contains(Self.id) && !report.text.contains(Self.secret))
  }

  @Test func `an id alone stays what it is`() {
    let findings = report("ID=\(Self.id)\n").findings
    #expect(findings.map(\.rule) == ["frotz-id"])
    #expect(findings.map(\.confidence) == [.low])
    #expect(findings.map(\.related) == [[]])
  }

  @Test func `a secret alone stays what it is`() {
    let findings = report("SECRET=\(Self.secret)\n").findings
    #expect(findings.map(\.confidence) == [.medium])
    #expect(findings.map(\.related) == [[]])
  }

  @Test func `of two ids the nearer one belongs to a secret`() {
    let findings = report("\(Self.otherID)\n\(Self.id)\n\(Self.secret)\n").findings
    #expect(findings.map(\.rule) == ["frotz-id", "frotz-secret"])
    #expect(findings.last?.related.first?.range?.start.line == 2)
  }

  @Test(arguments: [
    "\(id) \(secret)\n\(otherID) \(otherSecret)\n", "\(secret) \(id)\n\(otherSecret) \(otherID)\n",
    "[[\"\(id)\",\"\(secret)\"],[\"\(otherID)\",\"\(otherSecret)\"]]",
  ])
  func `of several pairs each secret has its own id`(text: String) {
    let findings = report(text).findings
    #expect(findings.map(\.rule) == ["frotz-secret", "frotz-secret"])
    let places = findings.compactMap { $0.related.first?.range?.offset }
    #expect(Set(places).count == 2)
    #expect(places == places.sorted())
  }

  @Test func `two secrets may share an id`() {
    let findings = report("\(Self.id)\n\(Self.secret)\n\(Self.otherSecret)\n").findings
    #expect(findings.map(\.confidence) == [.high, .high])
    #expect(findings.compactMap { $0.related.first?.range?.start.line } == [1, 1])
  }

  @Test func `halves with two hundred lines between them are no pair`() {
    let lines = Array(repeating: String(repeating: ".", count: 60), count: 200)
    let text = ([Self.id] + lines + [Self.secret]).joined(separator: "\n")
    #expect(report(text).findings.map(\.rule) == ["frotz-id", "frotz-secret"])
  }

  @Test func `neither the id nor its place changes the fingerprint of the secret`() {
    let alone = report("a\n\(Self.secret)\n").findings.last?.fingerprint
    let paired = report("\(Self.id)\n\(Self.secret)\n").findings.last?.fingerprint
    #expect(alone == paired)
  }

  @Test func `a pair leaves the fingerprints of other ids alone`() {
    let tail = String(repeating: ".\n", count: 6_000) + Self.otherID + "\n"
    let unpaired = report("\(Self.id)\n" + tail).findings.last
    let paired = report("\(Self.id)\n\(Self.secret)\n" + tail).findings.last
    #expect(unpaired?.rule == "frotz-id")
    #expect(unpaired?.fingerprint == paired?.fingerprint)
  }

  @Test func `any number of workers and any size of chunk finds the same pairs`() throws {
    let directory = TemporaryDirectory()
    var text = ""
    for index in 0..<40 {
      text += String(repeating: "-\n", count: index * 7)
      text += index.isMultiple(of: 3) ? "\(Self.id)\n" : "\(Self.secret)\n"
    }
    for index in 0..<4 { try directory.write(Array(text.utf8), to: "f\(index)") }
    let expected = try Scanner.ofSamples(table: Self.table).scan(directory).text
    #expect(expected.contains("companion"))
    for (workers, buffer) in [(1, 0), (2, 1_200), (8, 4_000), (3, 100_000)] {
      let report = try Scanner.ofSamples(table: Self.table) {
        $0.workerCount = workers
        $0.sizes = ReadSizes(buffer: buffer, range: 997)
      }.scan(directory)
      #expect(report.text == expected, "\(workers) workers, \(buffer) bytes")
    }
  }

  @Test func `a user's rule takes nothing from a built-in one`() throws {
    let own = """
      [[rules]]
      id = "xyzzy"
      severity = "low"
      confidence = "low"
      regex = 'xyzzy[0-9]{4}'
      companions = ["frotz-secret"]
      """
    let source = RuleSource(name: "own.toml", bytes: Array(own.utf8))
    let scanner = try Scanner(Settings(), builtIn: Self.table, ruleFiles: [source])
    let report = scanner.scan(stream: Array("xyzzy1234 \(Self.secret)".utf8))
    #expect(report.findings.map(\.rule).sorted() == ["frotz-secret", "xyzzy"])
  }

  @Test func `a companion that is no rule is a fault`() {
    let text = "[[rules]]\nid = \"a\"\nregex = 'abcdefgh'\ncompanions = [\"fritz\"]\n"
    let source = RuleSource(name: "a.toml", bytes: Array(text.utf8))
    #expect {
      _ = try RuleLoader.compile([source], strictness: .user, taken: { ["frotz"] })
    } throws: { error in
      (error as? RuleErrors)?.texts == [
        "a.toml:4:14: 'companions' names 'fritz', which is no rule, did you mean 'frotz'"
      ]
    }
  }

  // MARK: The catalogue

  @Test(arguments: [
    ("aws_access_key_id = ", "\naws_secret_access_key = ", "\n"),
    ("{\"accessKeyId\": \"", "\", \"secretAccessKey\": \"", "\"}"),
    ("export AWS_ACCESS_KEY_ID=", "; export AWS_SECRET_ACCESS_KEY='", "'"),
    ("boto3.client('s3', aws_access_key_id='", "', aws_secret_access_key='", "')"),
    ("- name: AWS_ACCESS_KEY_ID\n  value: ", "\n- name: AWS_SECRET_ACCESS_KEY\n  value: ", "\n"),
    ("<id>", "</id><secretAccessKey>", "</secretAccessKey>"),
  ])
  func `a key of AWS is one finding however it is written`(
    before: String, between: String, after: String
  ) throws {
    let id = "AKIA" + "Q3ZTRMP5WN2LKD7E"
    let secret = "k8Xb2/vQm7RpT+4wYz" + "L9sJf3HdNc5GaU1eVoBi6K"
    let text = before + id + between + secret + after
    let report = try Scanner(Settings()).scan(stream: Array(text.utf8))
    #expect(report.findings.map(\.rule) == ["aws-secret-access-key"])
    #expect(report.findings.map(\.confidence) == [.high])
    #expect(report.findings.first?.related.count == 1)
    #expect(!report.text.contains(secret) && !report.text.contains(id))
  }
}
