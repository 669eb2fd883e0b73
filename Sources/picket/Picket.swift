internal import PicketReport
internal import PicketSystem

@main
enum Picket {
  static func main() {
    Process.ignoreBrokenPipes()
    Process.raiseOpenFileLimit()
    Process.end(with: run(Process.arguments).rawValue)
  }

  /// Runs the command that some arguments ask for.
  private static func run(_ arguments: [[UInt8]]) -> ExitStatus {
    do {
      switch try Invocation(arguments) {
      case .help:
        return try Terminal.print(Help.text)
      case .version:
        return try Terminal.print("picket \(Version.number)\n")
      case .scan(let options):
        var command = ScanCommand(options)
        return try command.run()
      case .writeTable(let options):
        return try TableCommand.run(options)
      case .testRules(let paths):
        return try RuleTestCommand.run(paths)
      }
    } catch let error as UsageError {
      Terminal.complain(error.text + "\nsee 'picket --help'")
      return .fault
    } catch let error as SystemError where error.isBrokenPipe {
      // Whoever reads has seen enough; that is no fault, but nothing is known to be clean either.
      return .fault
    } catch {
      Terminal.complain("\(error)")
      return .fault
    }
  }
}

/// How the process ends; part of the interface.
enum ExitStatus: Int32 {
  /// Nothing fails the run, and everything in scope was read.
  case clean = 0
  /// Findings fail the run.
  case findings = 1
  /// The command line or the configuration is at fault, or picket is.
  case fault = 2
  /// Nothing fails the run, but something in scope was not read or judged.
  case incomplete = 3
}

extension ExitStatus {
  init(_ outcome: Outcome) {
    switch outcome {
    case .clean: self = .clean
    case .findings: self = .findings
    case .incomplete: self = .incomplete
    }
  }
}
