internal import PicketKit
internal import PicketModel
internal import PicketReport

/// `picket allow`: writes into the baseline that one finding may stay.
struct AllowCommand {
  private let fingerprint: String
  private let reason: String
  private let until: String?
  private let scan: ProjectScan

  init(_ parsed: ParsedArguments) throws {
    guard let reason = parsed.value(.reason).map({ String(decoding: $0, as: UTF8.self) }) else {
      throw parsed.error("say with --reason why the finding may stay")
    }
    fingerprint = parsed.operands[0].shown.lowercased()
    self.reason = reason
    until = parsed.value(.until).map { $0.shown }
    guard Finding.isFingerprintStart(fingerprint) else {
      throw parsed.error(
        "'\(fingerprint)' is no fingerprint: take 8 digits or more of one that 'picket scan' tells")
    }
    scan = try ProjectScan(parsed, makesBaseline: true)
  }

  func run() throws -> ExitStatus {
    var editor = try scan.editor()
    if editor.findings(startingWith: fingerprint).isEmpty {
      // It may have been found in a file that was named, though git ignores it.
      editor = try scan.editor(ignoresNothing: true)
    }
    if editor.findings(startingWith: fingerprint).isEmpty {
      ProjectScan.complain(of: editor.receipt)
    }
    let change = try editor.allow(fingerprint: fingerprint, reason: reason, until: until)
    let place = try scan.write(change.baseline)
    let finding = editor.findings(startingWith: fingerprint).first
    let end = until.map { " until \($0)" } ?? ""
    Terminal.complain(
      "allowed \(finding?.place ?? "") [\(finding?.rule ?? "")]\(end): written to \(place)")
    return .clean
  }
}
