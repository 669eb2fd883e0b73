internal import PicketFormats
internal import PicketModel

/// The inputs that show what a rule finds, and what it must not find.
extension RuleReader {
  mutating func readExamples(_ key: String) -> [RuleExample] {
    keys.elements(key).compactMap { element in
      if let string = element.string { return .text(template(string)) }
      guard element.table != nil else {
        return keys.wrongType(key, element, "a text, or a table with path, command or event")
      }
      var example = keys.nested(element)
      let result = readExample(&example, of: key)
      keys.errors += example.errors
      return result
    }
  }

  private mutating func readExample(_ example: inout KeyReader, of key: String) -> RuleExample? {
    let kinds = ["path", "command", "event"].filter { example.table[$0] != nil }
    guard kinds.count == 1, let kind = kinds.first else {
      example.note(
        .invalidValue(key: key, expected: "a table with one of path, command, event"),
        at: example.place)
      return nil
    }
    switch kind {
    case "path": return readEntry(&example)
    case "command":
      example.allow(only: ["command", "cwd", "project"])
      let (cwd, project) = (example.text("cwd"), example.text("project"))
      return example.string("command").map { .command(template($0), cwd: cwd, project: project) }
    default:
      example.allow(only: ["event"])
      return example.string("event").map { .event(template($0)) }
    }
  }

  private mutating func readEntry(_ example: inout KeyReader) -> RuleExample? {
    example.allow(only: ["path", "mode", "target", "text"])
    let mode = example.text(
      "mode", where: RuleName.isMode, "permission bits in octal such as \"0644\" or \"100755\"")
    let target = example.text("target")
    // An empty file is a good example; other texts may not be empty.
    let text = example.table["text"]?.string ?? example.string("text")
    return example.text("path").map { path in
      .entry(path: path, mode: mode, target: target, text: text.map { template($0) })
    }
  }

  /// Returns a text whose templates can be expanded, and notes the first that cannot.
  private mutating func template(_ string: TOMLString) -> String {
    do throws(ExampleTemplateFault) {
      _ = try ExampleTemplate(string.text)
    } catch {
      let offset = string.fileOffset(of: error.offset)
      let place = SourcePlace(offset: offset, position: keys.lines.position(of: offset))
      keys.note(.invalidTemplate(error.kind), at: place)
    }
    return string.text
  }
}
