internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketSystem

/// `picket rules docs`: writes a page for each file of rules, and an index.
enum RuleDocsCommand {
  static func run(_ parsed: ParsedArguments) throws -> ExitStatus {
    let source = parsed.operands[0]
    let target = parsed.value(.output) ?? Array("docs/rules".utf8)
    let files = try InputFile.rules(at: source)
    let pages = try RuleDocs(files, root: String(decoding: source, as: UTF8.self)).pages
    for page in pages {
      let path = target + [UInt8(ascii: "/")] + Array(page.path.utf8)
      do throws(SystemError) {
        for (index, byte) in path.enumerated() where byte == UInt8(ascii: "/") && index > 0 {
          try Output.makeDirectory(Array(path[..<index]))
        }
        try Output.write(Array(page.text.utf8), toFile: path)
      } catch {
        throw FileError("--output", path, error.withAdvice)
      }
    }
    Terminal.note("picket: \(Quantity.count(pages.count, "page"))\n")
    return .clean
  }
}
