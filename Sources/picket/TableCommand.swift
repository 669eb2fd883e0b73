internal import PicketKit
internal import PicketRules
internal import PicketSystem

/// `picket rules table`: compiles the rules of a directory into the bytes that the executable holds.
enum TableCommand {
  static func run(directory: [UInt8], output: [UInt8]) throws -> ExitStatus {
    do {
      let files = try RuleDirectory.read(directory)
      let compiled = try RuleLoader.compile(files, strictness: .builtIn)
      try Output.write(compiled.table, toFile: output)
      Terminal.note("picket: \(compiled.rules.count) rules, \(compiled.table.count) bytes\n")
      return .clean
    } catch let errors as RuleErrors {
      Terminal.note(errors.texts.map { $0 + "\n" }.joined())
      return .fault
    }
  }
}
