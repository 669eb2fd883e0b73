internal import PicketKit
internal import PicketModel
internal import PicketReport

/// `picket baseline create`, `update` and `prune`: change the baseline after a scan.
struct BaselineCommand {
  private let verb: VerbName
  private let scan: ProjectScan

  init(_ parsed: ParsedArguments) throws {
    verb = parsed.verb
    scan = try ProjectScan(parsed, makesBaseline: verb != .baselinePrune)
    if verb == .baselineCreate, let path = scan.baselineExists() {
      throw parsed.error(
        "there is \(path.description.harmless) already: 'picket baseline update' adds to it;"
          + " remove it to start anew, without the reasons in it")
    }
  }

  func run() throws -> ExitStatus {
    let editor = try scan.editor()
    ProjectScan.complain(of: editor.receipt)
    let change = verb == .baselinePrune ? try editor.prune() : editor.update()
    let place = try scan.write(change.baseline)
    let counts =
      verb == .baselinePrune
      ? "dropped \(Quantity.count(change.removedCount, "record"))"
      : "added \(Quantity.count(change.addedCount, "record"))"
    Terminal.complain("\(counts): written to \(place)")
    guard editor.receipt.isComplete else {
      Terminal.complain("what was not read has no records: see to it, then update the baseline")
      return .incomplete
    }
    return .clean
  }
}
