internal import PicketKit
internal import PicketRules
internal import PicketSystem

/// `picket rules table`: compiles the rules of a directory into the bytes that the executable holds.
enum TableCommand {
  static func run(_ options: TableOptions) throws -> ExitStatus {
    do {
      let files = try RuleDirectory.read(options.directory)
      let compiled = try RuleLoader.compile(files, strictness: options.isLenient ? .user : .builtIn)
      try Output.write(compiled.table, toFile: options.output)
      Terminal.note("picket: \(compiled.rules.count) rules, \(compiled.table.count) bytes\n")
      return .clean
    } catch let errors as RuleErrors {
      Terminal.note(errors.texts.map { $0 + "\n" }.joined())
      return .fault
    }
  }
}
