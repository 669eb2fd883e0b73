import PicketKit
import PicketModel
import PicketTestSupport

/// What tests of repositories share.
enum GitSample {
  /// What the rule `prefix` finds; the number tells secrets apart.
  static func secret(_ number: Int) -> String {
    var samples = SampleText(seed: UInt64(number) + 5_000_000)
    return "zq_" + samples.run(12, "bcdfghjkmnpqrstvwxz23456789")
  }

  /// What the rule `block` finds over many lines.
  static func block(_ line: String = "QUJDREVGR0hJSktMTU5PUA==") -> String {
    "-----BEGIN WOOL-----\nc29tZSBsaW5lIG9mIHdvb2w=\n\(line)\nYW5vdGhlciBsaW5l\n-----END WOOL-----\n"
  }
}

extension Scanner {
  /// Makes a scanner with the sample rules whose git sees the environment of a repository.
  static func ofSamples(
    for repository: TemporaryRepository, _ change: (inout Settings) -> Void = { _ in }
  ) -> Scanner {
    ofSamples {
      $0.environment = repository.variables
      change(&$0)
    }
  }
}

extension TemporaryRepository {
  func scanStaged(_ change: (inout Settings) -> Void = { _ in }) throws -> ScanReport {
    try Scanner.ofSamples(for: self, change).scanStaged(in: BytePath(path))
  }

  func scanRange(_ range: String) throws -> ScanReport {
    try Scanner.ofSamples(for: self).scanRange(Array(range.utf8), in: BytePath(path))
  }
}

extension ScanReport {
  /// What was found where: `path:line rule`, or `path rule` for what is not about text.
  var findingTexts: [String] {
    findings.map { finding in
      "\(finding.path)\(finding.range.map { ":\($0.start.line)" } ?? "") \(finding.rule)"
    }
  }
}
