import Foundation
import PicketKit
import PicketModel
import PicketRules
import PicketScan
import PicketTestSupport
import Testing

/// What stands encoded in the Secrets of Kubernetes is judged as if it stood there plainly.
struct SecretManifestTests {
  // Made up, and in pieces: no secret stands in this repository.
  private static let password = "xK2mq" + "9v#LpR4t"
  private static let token = "ghp_" + "Q7mNv2RkT9xLpZ4WsB8cYd3HfG6jKt" + "1E6lkk"
  private static let id = "AKIA" + "Q3ZTRMP5WN2LKD7E"
  private static let secret = "k8Xb2/vQm7RpT+4wYz" + "L9sJf3HdNc5GaU1eVoBi6K"

  private static let scanner = try? Scanner()

  private static func encoded(_ text: String) -> String {
    Data(text.utf8).base64EncodedString()
  }

  private func report(_ text: String, path: String = "secret.yaml") throws -> ScanReport {
    let scanner = try #require(Self.scanner)
    return scanner.scan(Array(text.utf8).span, path: BytePath(path))
  }

  private static let manifests: [String] = {
    let value = encoded(password)
    let half = value.index(value.startIndex, offsetBy: 8)
    let (head, tail) = (value[..<half], value[half...])
    return [
      "apiVersion: v1\nkind: Secret\ndata:\n  password: \(value)\n",
      "apiVersion: v1\ndata:\n    password: \"\(value)\"  # db\nkind: Secret\nmetadata:\n  name: a\n",
      "kind: \"Secret\"\r\ndata:\r\n  user: YQ==\r\n  password: '\(value)'\r\ntype: Opaque\r\n",
      "kind: Secret\ndata:\n  password: !!binary \(value)\n",
      "kind: Secret\ndata:\n  password: |\n    \(head)\n    \(tail)\n  next: YQ==\n",
      "kind: Secret\ndata:\n  password: >-\n    \(value)",
      "kind: Secret\ndata: {user: YQ==, password: \(value)}\n",
      "kind: ConfigMap\ndata:\n  a: b\n---\nkind: Secret\ndata:\n  password: \(value)\n",
      "kind: List\nitems:\n- kind: Secret\n  data:\n    password: \(value)\n- kind: Pod\n",
      "kind: List\nitems:\n  - data:\n      password: \(value)\n    kind: Secret\n",
      "{{- if .Values.db }}\nkind: Secret\ndata:\n  {{- with .x }}\n  password: \(value)\n{{- end }}\n",
      "{\"kind\": \"Secret\", \"data\": {\"password\": \"\(value)\"}}",
      "{\"kind\":\"List\",\"items\":[{\"data\":{\"password\":\"\(value)\"},\"kind\":\"Secret\"}]}",
      "metadata:\n  annotations:\n    last: |\n      {\"data\":{\"password\":\"\(value)\"},"
        + "\"kind\":\"Secret\"}\n",
    ]
  }()

  @Test(arguments: manifests)
  func `a value of a Secret is found where it stands, and never shown`(text: String) throws {
    let report = try report(text)
    #expect(report.findings.map(\.rule) == ["generic-password-assignment"])
    let finding = try #require(report.findings.first)
    #expect(finding.decoded == ["base64"])
    let range = try #require(finding.range)
    let bytes = Array(text.utf8)[range.offset..<(range.offset + range.length)]
    #expect(bytes.filter { $0 > 0x20 } == Array(Self.encoded(Self.password).utf8))
    // Neither as it stands nor decoded, and no end of it.
    let shown = report.text + (finding.snippet?.lines.map(\.text).joined() ?? "")
    for part in [Self.password, Self.encoded(Self.password), "eEsy", "TcFI0dA"] {
      #expect(!shown.contains(part))
    }
  }

  @Test(arguments: manifests)
  func `a stream and any size of chunk give the same`(text: String) throws {
    let expected = try report(text).text
    for buffer in [1, 300, 5_000] {
      var settings = Settings()
      settings.sizes = ReadSizes(buffer: buffer, range: 64)
      let directory = TemporaryDirectory()
      try directory.write(Array(text.utf8), to: "secret.yaml")
      #expect(try Scanner(settings).scan(directory).text == expected, "\(buffer)")
    }
  }

  @Test(arguments: [
    "kind: ConfigMap\ndata:\n  blob: \(encoded(token))\n",
    "kind: SealedSecret\nspec:\n  data:\n    blob: \(encoded(token))\n",
    "kind: Secret\nmetadata:\n  blob: \(encoded(token))\n",
    "kind: Secret\n---\nkind: Pod\ndata:\n  blob: \(encoded(token))\n",
    "{\"kind\": \"ConfigMap\", \"data\": {\"blob\": \"\(encoded(token))\"}, \"a\": \"kind: Secret\"}",
  ])
  func `what is no Secret is not decoded`(text: String) throws {
    #expect(try report(text).findings.flatMap(\.decoded).isEmpty)
  }

  @Test(arguments: [
    "changeme", "password", "${DB_PASSWORD}", "", "x", "********", "{{ .Values.x }}",
  ])
  func `a placeholder is none, encoded or not`(value: String) throws {
    let text = "kind: Secret\ndata:\n  password: \(Self.encoded(value))\n"
    #expect(try report(text).findings.isEmpty)
  }

  @Test func `a whole file in a value is judged as that file`() throws {
    let file = "# settings\nGITHUB_TOKEN=\(Self.token)\nDEBUG=1\n"
    let findings = try report("kind: Secret\ndata:\n  .env: \(Self.encoded(file))\n").findings
    #expect(findings.map(\.rule) == ["github-classic-pat"])
    #expect(findings.map(\.confidence) == [.high])
  }

  @Test func `a value that was encoded twice is decoded twice`() throws {
    let value = Self.encoded(Self.encoded("token: \(Self.token)\n"))
    let findings = try report("kind: Secret\ndata:\n  a: \(value)\n").findings
    #expect(findings.map(\.rule) == ["github-classic-pat"])
    #expect(findings.map(\.decoded) == [["base64", "base64"]])
  }

  @Test func `a pair in two values is one finding`() throws {
    let text = """
      kind: Secret
      data:
        AWS_ACCESS_KEY_ID: \(Self.encoded(Self.id))
        AWS_SECRET_ACCESS_KEY: \(Self.encoded(Self.secret))
      """
    let findings = try report(text).findings
    #expect(findings.map(\.rule) == ["aws-secret-access-key"])
    #expect(findings.first?.related.first?.range?.start.line == 3)
  }

  @Test func `plain values are found as in any text`() throws {
    let text = "kind: Secret\nstringData:\n  password: \(Self.password)\n"
    let findings = try report(text).findings
    #expect(findings.map(\.rule) == ["generic-password-assignment"])
    #expect(findings.flatMap(\.decoded).isEmpty)
  }

  @Test func `a comment allows what stands encoded`() throws {
    let text =
      "kind: Secret\ndata:\n  password: \(Self.encoded(Self.password))"
      + "  # picket:allow generic-password-assignment -- test\n"
    let report = try report(text)
    #expect(report.findings.map { $0.suppressed?.by } == [.inline])
    #expect(report.notices.isEmpty)
  }

  // A filter and nothing else: a text without a Secret is not read again.
  @Test func `a text without a Secret is not looked into`() throws {
    let rule =
      "[[rules]]\nid = \"a\"\ncheck = \"secret/kubernetes-data\"\nkeywords = [\"kind: Secret\"]\n"
    let source = RuleSource(name: "a.toml", bytes: Array(rule.utf8))
    let table = try RuleLoader.compile([source], strictness: .user).table
    let scanner = try Scanner(Settings(), builtIn: RuleTable(table))
    let text = "kind: Secrets\ndata:\n  blob: \(Self.encoded(Self.token))\n"
    #expect(scanner.scan(stream: Array(text.utf8)).statistics.hitCount <= 1)
    #expect(scanner.scan(stream: Array("kind: Pod\n".utf8)).statistics.hitCount == 0)
  }

  @Test func `many Secrets, deep lists and open quotes end soon`() throws {
    let entry = "kind: Secret\ndata:\n  a: \"YQ\n"
    for text in [
      String(repeating: entry, count: 20_000),
      String(repeating: "- ", count: 60_000) + "kind: Secret",
      (0..<2_000).map { String(repeating: " ", count: $0 % 500) + "kind: Secret\n" }.joined(),
      "{\"kind\": \"Secret\", " + String(repeating: "[", count: 100_000),
      "kind: Secret\n" + String(repeating: "{\"a\":[", count: 20_000),
    ] {
      #expect(try report(text).receipt.isComplete)
    }
  }
}
