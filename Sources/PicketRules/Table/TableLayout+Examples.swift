internal import PicketModel

extension TableLayout {
  static func write(_ examples: [RuleExample], to writer: inout ByteWriter) {
    writer.write(UInt16(examples.count))
    for example in examples {
      switch example {
      case .text(let text):
        writer.write(UInt8(0))
        writer.write(text)
      case .entry(let path, let mode, let target, let text):
        writer.write(UInt8(1))
        writer.write(path)
        for value in [mode, target, text] { writer.write(value) { $0.write($1) } }
      case .command(let command, let cwd, let project):
        writer.write(UInt8(2))
        writer.write(command)
        for value in [cwd, project] { writer.write(value) { $0.write($1) } }
      case .event(let event):
        writer.write(UInt8(3))
        writer.write(event)
      }
    }
  }

  static func readExamples(_ reader: inout ByteReader) -> [RuleExample] {
    (0..<Int(reader.read(UInt16.self))).map { _ in
      let kind = reader.read(UInt8.self)
      let text: String = reader.read()
      func readText() -> String? { reader.read { $0.read() } }
      switch kind {
      case 0: return .text(text)
      case 1:
        let (mode, target) = (readText(), readText())
        return .entry(path: text, mode: mode, target: target, text: readText())
      case 2:
        let cwd = readText()
        return .command(text, cwd: cwd, project: readText())
      default: return .event(text)
      }
    }
  }
}
