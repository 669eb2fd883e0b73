import PicketModel
import PicketRules
import PicketScan
import PicketTestSupport
import Testing

/// What a finding is called, and what its texts show of secrets.
struct FingerprintTests {
  private static let engine = Engine(rules: RuleSet([SampleRules.table]))
  private static let (secret, other) = ("zq_" + "a1b2c3d4e5f6", "zq_" + "zzzzyyyyxxxx")

  private func findings(_ text: String, path: String = "f") -> [Finding] {
    let bytes = Array(text.utf8)
    let padded = bytes + [UInt8](repeating: 0, count: TextScanner.padding)
    var result = ScanResult()
    TextScanner(Self.engine).scan(
      padded.span, Chunk(base: 0, count: bytes.count, judged: 0..<bytes.count), into: &result)
    let stage = FileStage(
      result, rules: Self.engine.rules, path: BytePath(path), origin: Origin(.tree))
    var lines = LineLocator(stage.offsets)
    lines.read(bytes.span)
    return stage.findings(lines)
  }

  private func fingerprint(_ text: String, path: String = "f") -> String? {
    let findings = findings(text, path: path)
    #expect(findings.count == 1)
    return findings.first?.fingerprint
  }

  @Test func `stays while the code around a finding stays`() {
    let line = "let key = \"\(Self.secret)\" // note"
    let usual = fingerprint(line)
    for text in [
      "\n\n\n" + line, "other line\n" + line + "\nand another", "    " + line, "\t" + line + "  \n",
      line + "\r\n", "x\r\n" + line + "\r\n", "let  key\t= \"\(Self.secret)\" // note",
      "let key = \"\(Self.other)\" // note",
    ] {
      #expect(fingerprint(text) == usual, "\(text.debugDescription)")
    }
  }

  @Test func `changes with the path, the rule and the code around`() {
    let line = "let key = \"\(Self.secret)\""
    let others = [
      fingerprint(line, path: "g"), fingerprint("var key = \"\(Self.secret)\""),
      fingerprint("let key = \"xk!" + "947205\""), fingerprint(line + " // note"),
    ]
    #expect(Set(others + [fingerprint(line)]).count == 5)
  }

  @Test func `tells equal lines apart by their order`() {
    let line = "key = \(Self.secret)\n"
    let found = findings(line + line + line)
    #expect(Set(found.map(\.fingerprint)).count == 3)
    #expect(found.first?.fingerprint == fingerprint(line))
    // The same in the next run, and with lines between.
    #expect(
      findings(line + "\n" + line + "x\n" + line).map(\.fingerprint) == found.map(\.fingerprint))
    // Other secrets on the same line are also occurrences.
    #expect(Set(findings("\(Self.secret) \(Self.other)").map(\.fingerprint)).count == 2)
  }

  @Test func `shows nothing of neighbours' secrets`() {
    var samples = SampleText(seed: 3)
    for _ in 0..<60 {
      let text = String(decoding: samples.text(count: 400), as: UTF8.self)
      let bytes = Array(text.utf8)
      let found = findings(text)
      let secrets = found.compactMap(\.range).map {
        Array(bytes[$0.offset..<($0.offset + $0.length)])
      }
      for finding in found {
        let shown = Array((finding.match ?? "").utf8)
        for secret in secrets where secret.count >= 6 {
          #expect(!shown.contains(anyRunOf: secret, count: 6), "\(finding.rule)")
        }
      }
    }
  }

  @Test func `shows 200 bytes of a match at most`() {
    let text = "xyzzy" + String(repeating: "a ", count: 10) + "xyzzy"
    #expect(findings(text).first?.match?.utf8.count ?? 0 <= 203)
  }
}

extension [UInt8] {
  fileprivate func contains(anyRunOf bytes: [UInt8], count length: Int) -> Bool {
    guard bytes.count >= length, count >= length else { return false }
    let runs = Set((0...(bytes.count - length)).map { Array(bytes[$0..<($0 + length)]) })
    return (0...(count - length)).contains { runs.contains(Array(self[$0..<($0 + length)])) }
  }
}
