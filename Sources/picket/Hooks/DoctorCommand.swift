internal import PicketKit
internal import PicketModel

/// `picket doctor`: proves that the hooks work.
enum DoctorCommand {
  static func run() throws -> ExitStatus {
    let faults = try HookProof().faults(version: "picket \(Version.number)\n")
    guard faults.isEmpty else {
      Terminal.complain(faults.joined(separator: "\n"))
      return .fault
    }
    return try Terminal.print("picket: the hooks are in place, and stopped a planted secret\n")
  }
}
