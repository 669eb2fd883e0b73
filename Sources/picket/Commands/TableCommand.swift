internal import PicketKit
internal import PicketRules
internal import PicketSystem

/// `picket rules table`: compiles the rules of a directory into the bytes that the executable holds.
enum TableCommand {
  static func run(_ parsed: ParsedArguments) throws -> ExitStatus {
    let output = parsed.value(.output) ?? Array("table.bin".utf8)
    let files = try InputFile.rules(at: parsed.operands[0])
    let compiled = try RuleLoader.compile(
      files, strictness: parsed.has(.lenient) ? .user : .builtIn)
    do throws(SystemError) {
      try Output.write(compiled.table, toFile: output)
    } catch {
      throw FileError("--output", output, error.withAdvice)
    }
    Terminal.note("picket: \(compiled.rules.count) rules, \(compiled.table.count) bytes\n")
    return .clean
  }
}
