import PicketKit
import PicketModel
import Testing

struct FingerprintSearchTests {
  /// A finding with a fingerprint that starts with some digits.
  private func finding(_ start: String) -> Finding {
    let rule = Rule(
      id: "acme-token", name: "Acme token", category: .secret, severity: .high, confidence: .high,
      action: .deny, matcher: .check(""))
    var finding = Finding(
      of: rule, subject: .file, path: BytePath("a.json"), range: nil, origin: Origin(.tree))
    finding.fingerprint = start + String(repeating: "0", count: 64 - start.count)
    return finding
  }

  @Test func `the start of a fingerprint stands for it, in any case`() throws {
    let findings = [finding("0123456789ab"), finding("fedcba9876")]
    #expect(try findings.onlyIndex(startingWith: "FEDCBA98") == 1)
    #expect(try findings.onlyIndex(startingWith: findings[0].fingerprint) == 0)
    for start in ["fedcba9", "fedcba99", "", "fedcba98zz"] {
      #expect(throws: PathErrors.self) { try findings.onlyIndex(startingWith: start) }
    }
  }

  @Test func `of several that start so, all are told`() throws {
    let findings = [finding("01234567a"), finding("fedcba9876"), finding("01234567b")]
    let error = #expect(throws: PathErrors.self) {
      try findings.onlyIndex(startingWith: "01234567")
    }
    let texts = try #require(error?.texts)
    #expect(texts.count == 3 && texts[0].contains("give more digits"))
    #expect(texts[1].contains("01234567a0") && texts[1].contains("a.json [acme-token]"))
    #expect(texts[2].contains("01234567b0"))
    #expect(try findings.onlyIndex(startingWith: "01234567b") == 2)
  }
}
