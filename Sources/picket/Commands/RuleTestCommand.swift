internal import PicketKit
internal import PicketReport

/// `picket rules test`: scans the examples of rules.
enum RuleTestCommand {
  static func run(_ paths: [[UInt8]]) throws -> ExitStatus {
    let files = try paths.flatMap { try InputFile.rules(at: $0) }
    let test = try paths.isEmpty ? RuleTest() : RuleTest(files)
    try Terminal.print(test.faults.map { $0 + "\n" }.joined())
    let count = test.faults.count
    Terminal.note(
      "picket: \(Quantity.count(test.ruleCount, "rule")), "
        + "\(Quantity.count(test.exampleCount, "example")), "
        + "\(count == 0 ? "all well" : "\(count) at fault")\n")
    return count == 0 ? .clean : .findings
  }
}
