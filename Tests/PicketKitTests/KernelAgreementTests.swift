import PicketKit
import PicketModel
import PicketScan
import PicketTestSupport
import Testing

/// A scan without the filter finds what one with it finds, in whole trees.
struct KernelAgreementTests {
  @Test(arguments: 0..<3 as Range<UInt64>)
  func `writes the same report with every kernel`(seed: UInt64) throws {
    let directory = TemporaryDirectory()
    var samples = SampleText(seed: seed + 50)
    for index in 0..<8 {
      try directory.write(
        samples.text(count: samples.pick([50, 900, 4_000])), to: "d\(index % 3)/f\(index)")
    }
    let expected = try Scanner.ofSamples { $0.kernel = .exhaustive }.scan(directory)
    #expect(expected.findings.count > 40)
    for kernel in Kernel.allCases where kernel.isSupported {
      for workers in [1, 3] {
        let report = try Scanner.ofSamples {
          $0.kernel = kernel
          $0.workerCount = workers
        }.scan(directory)
        #expect(report.text == expected.text)
        #expect(report.receipt == expected.receipt)
      }
    }
  }

  @Test func `writes the same report with the built-in rules`() throws {
    let directory = TemporaryDirectory()
    var samples = SampleText(seed: 60)
    let words = [
      "ghp_", "AKIA", "xoxb-", "sk_live_", "password", "token", "api_key", " = \"", ": ", "'",
      "-----BEGIN ", "PRIVATE KEY-----", "npm_", "glpat-", "https://u:", "@host", "SG.", "AIza",
    ]
    for index in 0..<12 {
      var text = ""
      while text.utf8.count < 3_000 {
        text += samples.pick(words) + samples.run(samples.pick([0, 4, 20, 36]), "aB3xZ9_-Qk7/mT")
        if samples.chance(0.3) { text += "\n" }
      }
      try directory.write(text, to: "f\(index)")
    }
    let reports = try Kernel.allCases.filter(\.isSupported).map { kernel in
      var settings = Settings()
      settings.kernel = kernel
      return try Scanner(settings).scan(directory)
    }
    for report in reports { #expect(report.text == reports[0].text) }
    #expect(!reports[0].findings.isEmpty)
  }
}
