import PicketKit
import PicketModel
import PicketRules
import PicketScan
import PicketTestSupport
import Testing

/// A user's rules may be anything that PCRE2 takes: they are found, or refused, or not judged to
/// their end and reported so.
struct UnusualRuleTests {
  private func scan(_ regex: String, _ more: String = "", in text: String) -> ScanReport {
    Scanner.ofSamples(table: RuleTable(text: SampleRules.rule(regex: regex, more)))
      .scan(stream: Array(text.utf8))
  }

  private func refusal(of rules: String) -> String? {
    let file = RuleSource(name: "rules.toml", bytes: Array(rules.utf8))
    do throws(RuleErrors) {
      _ = try RuleLoader.compile([file], strictness: .user)
      return nil
    } catch {
      return error.texts.joined(separator: "\n")
    }
  }

  @Test(arguments: [
    (#"BEGIN(?=\s{0,9}(w[a-z]{1,9}))"#, "BEGIN\n\nword", "word"),
    (#"(?<=(word)\n)BEGIN"#, "word\nBEGIN", "word"),
    (#"(?<=(word)\n\n)BEGIN"#, "word\n\nBEGIN", "word"),
  ])
  func `finds a secret outside of the match`(regex: String, text: String, secret: String) {
    let report = scan(regex, "secretGroup = 1", in: text)
    let start = text.utf8.count - text.utf8.drop { $0 != UInt8(ascii: "w") }.count
    #expect(report.places == ["sample@\(start)+\(secret.utf8.count)"])
    #expect(report.findings.first?.match?.contains(secret) == false)
  }

  // The compiler does not know \K, so the rule is searched for: its match starts behind the place
  // where it has to be tried.
  @Test(arguments: [#"foozle\Kbar"#, #"foozle(*COMMIT)bar|x\K"#, #"(?|(foozlebar)|y\K)"#])
  func `finds what syntax finds that is PCRE2's alone`(regex: String) {
    #expect(scan(regex, in: "a foozlebar").findings.count == 1)
  }

  @Test func `masks a secret that is empty, and one whose group took no part`() {
    #expect(scan("fizzbuzz(a)?", "secretGroup = 1", in: "fizzbuzz").places == ["sample@0+8"])
    #expect(scan("fizzbuzz(a{0,2})", "secretGroup = 1", in: "fizzbuzz").places == ["sample@8+0"])
  }

  @Test func `takes long keywords`() {
    let word = String(repeating: "qjw", count: 100)
    let report = scan("[a-z0-9]{300}", "keywords = ['\(word)']", in: " \(word) ")
    #expect(report.places == ["sample@1+300"])
  }

  @Test func `refuses what looks back too far`() {
    let lookbehind = "(?<=(?<=a{60000})b{20000})qqqz"
    #expect(refusal(of: SampleRules.rule(regex: lookbehind))?.contains("looks back") == true)
  }

  @Test(arguments: [(128, 0), (127, 1), (64, 1), (63, 2)])
  func `refuses rules with more literals than a table can number`(limit: Int, errorCount: Int) {
    // Each has 64 literals.
    let text = ["a", "b"].map { SampleRules.rule(id: $0, regex: "q[0-7]z[0-7]") }.joined()
    let file = RuleFile(name: "rules.toml", bytes: Array(text.utf8))
    let compiler = RuleCompiler(
      RuleFile.parse([file], strictness: .user).rules, strictness: .user, proofs: [],
      maximumAnchorCount: limit)
    #expect(compiler.errors.count == errorCount)
    #expect(compiler.rules.count == 2 - errorCount)
  }

  @Test func `reports a rule that cannot be judged to its end`() throws {
    let table = RuleTable(
      text: SampleRules.rule(regex: #"quux(?:[a-z]{1,40}|[a-y ]{1,40}){1,60}[!0]"#)
        + SampleRules.rule(id: "other", regex: "zq_[0-9]{6}"))
    let text = "quux" + String(repeating: "abcdefgh", count: 60) + "? zq_" + "947205"
    var reports: [ScanReport] = []
    for _ in 0..<3 {
      for kernel in [nil, Kernel.exhaustive] {
        let scanner = Scanner.ofSamples(table: table) { $0.kernel = kernel }
        reports.append(scanner.scan(stream: Array(text.utf8)))
      }
    }
    for report in reports {
      #expect(report.failureKinds == [.notFullyJudged])
      #expect(!report.receipt.isComplete)
      #expect(report.findings.map(\.rule) == ["other"])
      #expect(report.receipt == reports[0].receipt)
    }
  }
}
