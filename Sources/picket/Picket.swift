internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketSystem

@main
enum Picket {
  static func main() {
    Process.openMissingStreams()
    Process.ignoreBrokenPipes()
    Process.raiseOpenFileLimit()
    Process.end(with: run(Process.arguments).rawValue)
  }

  /// Runs the command that some arguments ask for.
  private static func run(_ arguments: [[UInt8]]) -> ExitStatus {
    do {
      switch try CommandLineParser.parse(arguments) {
      case .nothing:
        return try ScanCommand.ofWhatIsAtHand().run()
      case .help(let topic):
        return try Terminal.print(HelpPage(topic, Terminal.style(of: .output)).text)
      case .version:
        return try Terminal.print("picket \(Version.number)\n")
      case .run(let parsed):
        return try run(parsed)
      }
    } catch let error as UsageError {
      let words = error.verb.map { " \($0.rawValue)" } ?? ""
      Terminal.complain(error.text + "\nsee 'picket\(words) --help'")
    } catch let error as SystemError where error.isBrokenPipe {
      // Whoever reads has seen enough; that is no fault, but nothing is known to be clean either.
    } catch let errors as PathErrors {
      Terminal.complain(errors.texts.joined(separator: "\n"))
    } catch let errors as RuleErrors {
      // As they are: editors find the place in `file:line:column: text`.
      Terminal.note(errors.texts.map { $0 + "\n" }.joined())
    } catch {
      Terminal.complain("\(error)")
    }
    return .fault
  }

  private static func run(_ parsed: ParsedArguments) throws -> ExitStatus {
    switch parsed.verb {
    case .scan: try ScanCommand(ScanOptions(parsed)).run()
    case .ci: try HookCommand.ci(parsed).run()
    case .hookPreCommit, .hookPreMergeCommit, .hookCommitMsg, .hookPrePush, .hookPreReceive:
      try HookCommand(parsed).run()
    case .install: try InstallCommand.install(isGlobal: parsed.has(.global))
    case .uninstall: try InstallCommand.uninstall(isGlobal: parsed.has(.global))
    case .doctor: try DoctorCommand.run()
    case .explain: try ExplainCommand(parsed).run()
    case .hygiene: try HygieneCommand(parsed).run()
    case .checkCommand: try CheckCommand(parsed).run()
    case .checkSQL: try ScanCommand(ScanOptions(statements: parsed)).run()
    case .allow: try AllowCommand(parsed).run()
    case .baselineCreate, .baselineUpdate, .baselinePrune: try BaselineCommand(parsed).run()
    case .baselineShow: try BaselineShowCommand(parsed).run()
    case .rulesList: try RuleListCommand(parsed).run()
    case .rulesShow: try RuleShowCommand(parsed).run()
    case .rulesTest: try RuleTestCommand.run(parsed.operands)
    case .rulesTable: try TableCommand.run(parsed)
    case .rulesDocs: try RuleDocsCommand.run(parsed)
    case .completions: try Terminal.print(Completions.script(for: parsed.operands))
    case .man: try Terminal.print(ManPage.text)
    case .help: try Terminal.print(HelpPage(.overview, Terminal.style(of: .output)).text)
    case .version: try Terminal.print("picket \(Version.number)\n")
    }
  }
}

/// How the process ends; part of the interface.
enum ExitStatus {
  /// Nothing fails the run, and everything in scope was read.
  case clean
  /// Findings fail the run.
  case findings
  /// The command line or the configuration is at fault, or picket is.
  case fault
  /// Nothing fails the run, but something in scope was not read or judged.
  case incomplete
  /// A signal, by its number, ended the run.
  case interrupted(Int32)

  var rawValue: Int32 {
    switch self {
    case .clean: 0
    case .findings: 1
    case .fault: 2
    case .incomplete: 3
    case .interrupted(let signal): 128 + signal
    }
  }
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

/// The version of picket.
enum Version {
  static let number = "0.1.0"
}
