internal import PicketKit
internal import PicketModel
internal import PicketSystem

/// `picket rules test`: scans the examples of rules.
enum RuleTestCommand {
  static func run(_ paths: [[UInt8]]) throws -> ExitStatus {
    do {
      let test = try RuleTest(try paths.flatMap(read))
      try Terminal.print(test.faults.map { $0 + "\n" }.joined())
      let count = test.faults.count
      Terminal.note(
        "picket: \(test.ruleCount) rules, \(test.exampleCount) examples, "
          + "\(count == 0 ? "all well" : "\(count) at fault")\n")
      return count == 0 ? .clean : .findings
    } catch let errors as RuleErrors {
      Terminal.note(errors.texts.map { $0 + "\n" }.joined())
      return .fault
    }
  }

  private static func read(_ path: [UInt8]) throws -> [RuleSource] {
    let name = String(decoding: path, as: UTF8.self)
    do throws(SystemError) {
      let fileSystem = FileSystem()
      if try fileSystem.status(of: path).kind == .directory {
        return try RuleDirectory.read(path)
      }
      let file = try fileSystem.open(path, as: .file)
      let bytes = try fileSystem.contents(of: file, limit: RuleSource.largestFile)
      return [RuleSource(name: name, bytes: bytes)]
    } catch {
      throw FileError(text: "\(name.harmless): \(error)")
    }
  }
}
