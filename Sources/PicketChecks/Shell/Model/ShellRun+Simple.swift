import PicketModel

/// Simple commands: their streams, variables and names.
extension ShellRun {
  /// Where the streams of a command lead.
  struct Streams {
    var input: ShellFlow?
    var writes: [ShellArgument] = []
    var opensNetwork = false
  }

  mutating func evaluate(_ command: ShellSimpleCommand, _ input: ShellFlow?) -> ShellFlow {
    let streams = open(command.redirections)
    var assignments: [(name: String, value: ShellText)] = []
    for assignment in command.assignments where !isSpent {
      assignments += evaluate(assignment, isForGood: command.words.isEmpty)
    }
    var arguments: [ShellArgument] = []
    for word in command.words where !isSpent { arguments += expand(word) }
    guard let first = arguments.first else {
      judgeSettings(assignments, command.range)
      write(ShellFlow(text: ""), to: streams.writes, range: command.range)
      let marks = assignments.reduce(into: ShellMarks()) { $0.formUnion($1.value.marks) }
      return ShellFlow(marks: marks, text: "")
    }
    var call = ShellCall(
      name: "", command: first, arguments: Array(arguments.dropFirst()), assignments: assignments,
      input: streams.input ?? input, writes: streams.writes, opensNetwork: streams.opensNetwork,
      range: command.range)
    if call.isDeclaration { declare(command.assignments, &call) }
    let output = perform(call)
    write(output, to: streams.writes, range: command.range)
    return streams.writes.isEmpty ? output : ShellFlow(marks: [], text: "")
  }

  // MARK: Assignments

  private mutating func evaluate(
    _ assignment: ShellAssignment, isForGood: Bool
  ) -> [(name: String, value: ShellText)] {
    var values: [ShellText] = []
    if assignment.isArray {
      for word in assignment.values { values += expand(word).map(\.value) }
    } else {
      values = assignment.values.map { text(of: $0) }
    }
    let added = values
    if assignment.appends, let old = variables[assignment.name] {
      spend(old)
      if assignment.isArray {
        values = old + values
      } else if var joined = old.first, let piece = values.first {
        joined.append(value: piece)
        values = [joined]
      }
    }
    if isForGood || assignment.isArray { variables[assignment.name] = values }
    return (assignment.isArray ? added : values).map { (assignment.name, $0) }
  }

  /// `export`, `local` and their like, whose words set variables.
  private mutating func declare(_ arrays: [ShellAssignment], _ call: inout ShellCall) {
    for argument in call.arguments {
      guard let equals = argument.text.firstIndex(of: "="),
        argument.text.utf8.first != UInt8(ascii: "-")
      else { continue }
      let name = String(argument.text[..<equals])
      var value = argument.value
      value.text = String(argument.text[argument.text.index(after: equals)...])
      if !arrays.contains(where: { $0.name == name && $0.isArray }) { variables[name] = [value] }
      call.assignments.append((name, value))
    }
  }

  // MARK: Redirections

  private static var mostRedirections: Int { 64 }

  /// Opens what a command reads and writes.
  mutating func open(_ redirections: [ShellRedirection]) -> Streams {
    var streams = Streams()
    // Nobody writes more: what a hostile line adds is not followed.
    for redirection in redirections.prefix(Self.mostRedirections) { open(redirection, &streams) }
    return streams
  }

  private mutating func open(_ redirection: ShellRedirection, _ streams: inout Streams) {
    switch redirection.kind {
    case .hereDocument:
      guard let body = document(redirection.document) else { return }
      let value = text(of: body)
      streams.input = ShellFlow(marks: value.marks, text: value.constant)
      if streams.input?.text == nil, !value.holes.isEmpty {
        // Unknown parts do not change what the commands around them are.
        streams.input?.text = value.text
      }
    case .hereString:
      let value = text(of: redirection.target)
      streams.input = ShellFlow(marks: value.marks, text: value.text + "\n")
    case .read:
      for target in expand(redirection.target) {
        streams.input = flow(ofFile: target)
        if target.isNetwork {
          streams.opensNetwork = true
          if let number = redirection.descriptor { networkDescriptors.insert(number) }
        }
      }
    case .write, .append:
      for target in expand(redirection.target) {
        if target.isNetwork {
          streams.opensNetwork = true
          if let number = redirection.descriptor { networkDescriptors.insert(number) }
        }
        guard redirection.descriptor != 2 || !target.isHarmlessSink else { continue }
        streams.writes.append(target)
        judgeWrite(
          to: target, appends: redirection.kind == .append, isError: redirection.descriptor == 2)
      }
    case .duplicate:
      guard let number = text(of: redirection.target).constant.flatMap({ Int($0) }) else { return }
      if networkDescriptors.contains(number) {
        streams.opensNetwork = true
        if redirection.descriptor ?? 0 == 0 { streams.input = ShellFlow(marks: .download) }
      }
    }
  }

  /// What is read from a file.
  func flow(ofFile file: ShellArgument) -> ShellFlow {
    if let known = files[absolute(file.text)] ?? files[file.text] {
      return ShellFlow(marks: known.marks.union(file.value.marks), text: known.text)
    }
    var flow = ShellFlow(marks: file.value.marks.intersection([.download, .decoded, .secret]))
    if file.isNetwork { flow.marks.insert(.download) }
    if isSecret(file) { flow.marks.insert(.secret) }
    if file.text.hasPrefix("/proc/"), file.text.hasSuffix("/environ") {
      flow.marks.insert(.environment)
    }
    return flow
  }

  /// Remembers what a command wrote into files.
  mutating func write(_ flow: ShellFlow, to targets: [ShellArgument], range: Range<Int>) {
    for target in targets {
      if target.isNetwork { judgeNetworkSink(flow.marks, range) }
      guard files.count < 1_000 else { return }
      spend(directory?.utf8.count ?? 0)
      files[absolute(target.text)] = flow
      if flow.marks.contains(.environment), let place = place(of: target.value).constantPath,
        PathFacts.isTemporary(place)
      {
        report(.environmentDump, range, "all variables go into a file that others can read")
      }
    }
  }

  // MARK: Names

  /// Finds what a command is, and takes it.
  mutating func perform(_ call: ShellCall) -> ShellFlow {
    // Judges read what goes in, and make paths of words.
    let pathLength = 32 + (directory?.utf8.count ?? 0) / 4
    spend(pathLength * (1 + call.arguments.count) + (call.input?.text?.utf8.count ?? 0))
    guard !isSpent else { return .unknown }
    return nested { $0.take(call) }
  }

  private mutating func take(_ call: ShellCall) -> ShellFlow {
    var call = call
    guard let name = commandName(of: call.command, call) else {
      judgeUnknownCommand(call)
      return ShellFlow(marks: inputMarks(of: call))
    }
    call.name = name
    if !setting.ownCommands.isEmpty { judgeOwn(call) }
    if let alias = aliases[name], call.command.text == name, !call.command.isQuoted {
      aliases[name] = nil
      defer { aliases[name] = alias }
      let rest = call.arguments.map { $0.text.shellQuoted }.joined(separator: " ")
      return evaluate(code: alias + " " + rest, call.range, call.input)
    }
    if functions[call.command.text] != nil {
      judgeSettings(call.assignments, call.range)
      return self.call(call.command.text, call.arguments, call.input) ?? .unknown
    }
    if call.command.text.utf8.contains(UInt8(ascii: "/")), isWrittenFile(call.command) {
      runFile(call.command, call)
    }
    if let output = performBuiltin(call) { return output }
    if let output = unwrap(call) { return output }
    judge(call)
    return output(of: call)
  }

  /// The name of a command without its directory; `nil` if it is not known.
  private mutating func commandName(of command: ShellArgument, _ call: ShellCall) -> String? {
    var text = command.text
    if !command.value.isConstant {
      // `$prefix/bin/rm` and `"$DIR"/configure` still tell their last part.
      guard let slash = text.lastIndex(of: "/") else { return nil }
      text = String(text[text.index(after: slash)...])
      guard !text.contains(ShellText.hole), !text.isEmpty else { return nil }
      return text
    }
    if let slash = text.lastIndex(of: "/") { text = String(text[text.index(after: slash)...]) }
    if command.hasGlob {
      guard let found = CommandGlob.dangerousName(matching: text) else { return text }
      note("\(text) is \(found)")
      return found
    }
    if text.hasSuffix(".exe") { text.removeLast(4) }
    if text != command.text { note("\(command.value.shown) is \(text)") }
    return text
  }

  /// Whether the command line wrote the file, or downloaded it.
  private func isWrittenFile(_ file: ShellArgument) -> Bool {
    files[absolute(file.text)] != nil || !file.value.marks.isDisjoint(with: [.download, .decoded])
  }

  func inputMarks(of call: ShellCall) -> ShellMarks {
    call.input?.marks ?? []
  }
}

extension ShellCall {
  fileprivate var isDeclaration: Bool {
    ["export", "local", "declare", "typeset", "readonly"].contains(command.text)
  }
}

extension ShellArgument {
  var isNetwork: Bool { text.hasPrefix("/dev/tcp/") || text.hasPrefix("/dev/udp/") }

  var isHarmlessSink: Bool {
    ["/dev/null", "/dev/stderr", "/dev/stdout", "/dev/tty"].contains(text)
  }
}

extension String {
  /// The text as one word of a shell.
  package var shellQuoted: String { "'" + replacing(each: "'", with: "'\\''") + "'" }
}

/// Command names that are written with globs, such as `/bin/r[m]`.
enum CommandGlob {
  private static let names = [
    "rm", "dd", "sh", "bash", "nc", "cat", "curl", "wget", "mkfs", "shred", "chmod", "find",
    "python3", "git",
  ]

  static func dangerousName(matching glob: String) -> String? {
    names.first { matches(Array(glob.utf8)[...], Array($0.utf8)[...]) }
  }

  private static func matches(_ glob: ArraySlice<UInt8>, _ name: ArraySlice<UInt8>) -> Bool {
    guard let first = glob.first else { return name.isEmpty }
    switch first {
    case UInt8(ascii: "*"):
      return (0...name.count).contains { matches(glob.dropFirst(), name.dropFirst($0)) }
    case UInt8(ascii: "?"): return !name.isEmpty && matches(glob.dropFirst(), name.dropFirst())
    case UInt8(ascii: "["):
      guard let close = glob.firstIndex(of: UInt8(ascii: "]")), let byte = name.first else {
        return false
      }
      return glob[(glob.startIndex + 1)..<close].contains(byte)
        && matches(glob[(close + 1)...], name.dropFirst())
    default: return name.first == first && matches(glob.dropFirst(), name.dropFirst())
    }
  }
}
