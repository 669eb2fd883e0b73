internal import PicketFormats
internal import PicketKit
internal import PicketModel
internal import PicketSystem

/// Commands as lines of JSON: each line is answered by one, in the order in which they come.
struct CommandLines {
  private let scanner: Scanner

  /// Longer lines are not read: in bytes.
  private static let longestLine = 8 << 20
  private static let bufferSize = 64 << 10

  init(_ scanner: Scanner) {
    self.scanner = scanner
  }

  /// Answers until standard input ends; what is complete is answered before more is waited for.
  func run() throws -> ExitStatus {
    let input = FileDescriptor.standardInput()
    let fileSystem = FileSystem()
    var buffer = [UInt8](repeating: 0, count: Self.bufferSize)
    var rest: [UInt8] = []
    var number = 0
    var isSound = true
    while true {
      let count: Int
      do throws(SystemError) {
        count = try fileSystem.read(input, into: &buffer, at: 0..<buffer.count)
      } catch {
        throw FileError("--jsonl", [UInt8(ascii: "-")], error.withAdvice)
      }
      let newStart = rest.count
      rest += buffer[..<count]
      var start = 0
      var answers: [UInt8] = []
      while let end = rest[max(start, newStart)...].firstIndex(of: UInt8(ascii: "\n")) {
        number += 1
        isSound = answer(rest[start..<end], number, &answers) && isSound
        start = end + 1
      }
      if count == 0, start < rest.count {
        number += 1
        isSound = answer(rest[start...], number, &answers) && isSound
      }
      rest.removeFirst(count == 0 ? rest.count : start)
      try Terminal.print(answers)
      if count == 0 { return isSound ? .clean : .fault }
    }
  }

  /// Answers a line; tells whether it was sound.
  private func answer(
    _ line: ArraySlice<UInt8>, _ number: Int, _ answers: inout [UInt8]
  ) -> Bool {
    guard line.contains(where: { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }) else { return true }
    var writer = JSONWriter()
    var id: JSONValue?
    var isSound = true
    do throws(CommandLineFault) {
      let value = try Self.object(of: line)
      id = value["id"]
      let request = try Self.request(of: value)
      write(scanner.judge(request), id, to: &writer)
    } catch {
      isSound = false
      write(error, number, id, to: &writer)
    }
    writer.endLine()
    answers += writer.drain()
    return isSound
  }

  // MARK: Reading

  private static func object(of line: ArraySlice<UInt8>) throws(CommandLineFault) -> JSONValue {
    let value: JSONValue
    do throws(JSONFault) {
      value = try JSON.parse(Array(line), limits: JSON.Limits(size: longestLine, depth: 16))
    } catch {
      throw CommandLineFault(text: "column \(error.place.position.column): \(error)")
    }
    guard value.members != nil else {
      throw CommandLineFault(text: "write an object such as {\"id\": 1, \"command\": \"ls\"}")
    }
    return value
  }

  private static func request(of value: JSONValue) throws(CommandLineFault) -> CommandRequest {
    guard let command = value["command"]?.string else {
      throw CommandLineFault(text: "'command' has to be there, as a string")
    }
    var request = CommandRequest(command)
    request.directory = try text("cwd", of: value)
    request.home = try text("home", of: value)
    request.project = try text("project", of: value)
    request.shell = try text("shell", of: value)
    if let environment = value["env"], environment.kind != .null {
      guard let members = environment.members else {
        throw CommandLineFault(text: "'env' has to be an object of strings")
      }
      for member in members {
        if let text = member.value.string { request.environment[member.key] = text }
      }
    }
    return request
  }

  private static func text(
    _ key: String, of value: JSONValue
  ) throws(CommandLineFault) -> String? {
    guard let member = value[key], member.kind != .null else { return nil }
    guard let text = member.string else {
      throw CommandLineFault(text: "'\(key)' has to be a string")
    }
    return text.isEmpty ? nil : text
  }

  // MARK: Writing

  private func write(_ verdict: CommandVerdict, _ id: JSONValue?, to writer: inout JSONWriter) {
    writer.object { writer in
      write(id, to: &writer)
      writer.key("decision")
      writer.string(verdict.decision.rawValue)
      writer.key("findings")
      writer.array { writer in
        for finding in verdict.findings {
          writer.object { writer in
            for (key, value) in [
              ("rule", finding.rule), ("severity", finding.severity.rawValue),
              ("category", finding.category.rawValue), ("message", finding.message),
            ] {
              writer.key(key)
              writer.string(value)
            }
          }
        }
      }
    }
  }

  private func write(
    _ fault: CommandLineFault, _ number: Int, _ id: JSONValue?, to writer: inout JSONWriter
  ) {
    writer.object { writer in
      write(id, to: &writer)
      writer.key("error")
      writer.object { writer in
        writer.key("message")
        writer.string(fault.text)
        writer.key("line")
        writer.integer(number)
      }
    }
  }

  /// Writes the id as it came; what is no name or number is left out.
  private func write(_ id: JSONValue?, to writer: inout JSONWriter) {
    writer.key("id")
    switch id?.kind {
    case .string(let text): writer.string(text)
    case .number(let text):
      if let integer = Int(text) { writer.integer(integer) } else { writer.string(text) }
    case .boolean(let value): writer.boolean(value)
    case .null, .array, .object, nil: writer.null()
    }
  }
}

/// A line that is no command.
private struct CommandLineFault: Error {
  /// What would do.
  var text: String
}
