/// Goes through commands as a shell would, without running any.
///
/// Values that are constants are followed; of all others it is remembered where they came from. Both
/// sides of a choice are taken, loops are taken once for each of some constant words, and functions
/// that nobody calls are taken once at the end.
package struct ShellRun {
  let setting: ShellSetting
  private(set) var findings: [ShellFinding] = []
  private var ownFindings: [OwnCommandFinding] = []
  /// What was resolved and unwrapped, for people.
  private(set) var notes: [String] = []
  /// Whether the text was too deep or too long to be judged to its end.
  package private(set) var isExhausted = false

  var variables: [String: [ShellText]] = [:]
  var functions: [String: ShellFunction] = [:]
  var aliases: [String: String] = [:]
  /// What the command wrote into files, by their absolute paths.
  var files: [String: ShellFlow] = [:]
  /// The current directory; `nil` where it is not known.
  var directory: String?
  /// `$1` and so on; `nil` if they are those of the script.
  var positional: [ShellText]?
  /// Descriptors that lead to another machine.
  var networkDescriptors: Set<Int> = []
  /// Named pipes that were made.
  var fifos: Set<String> = []
  private var documents: [ShellWord] = []
  private var known: Set<KnownFinding> = []
  private var calledFunctions: Set<String> = []
  private var level = 0
  /// What may still be done, roughly in bytes that are moved; below zero, judging ends.
  private var workLeft: Int
  /// When less work is left, what is likely to say nothing new is left out.
  private let frugalWork: Int
  /// The calls of functions that were taken.
  private var knownCalls: Set<FunctionCall> = []

  /// How deep texts, functions, wrappers and substitutions may stand in each other.
  private static let maximumLevel = 60
  private static let loopLimit = 6
  /// What any text may take, and what each of its bytes adds: values that double, loops in loops
  /// and functions that call each other end there, after the same work on every machine.
  private static let leastWork = 1_000_000
  private static let workOfByte = 64
  private static let workOfCommand = 32
  /// More findings than these say nothing new.
  private static let findingLimit = 10_000

  init(_ setting: ShellSetting, byteCount: Int) {
    self.setting = setting
    directory = setting.directory
    workLeft = Self.leastWork + Self.workOfByte * byteCount
    frugalWork = workLeft - workLeft / 4
  }

  /// Judges a text.
  ///
  /// - Parameters:
  ///   - bytes: the text, in the language of a shell.
  ///   - origin: where it was taken from.
  ///   - setting: where it would run.
  /// - Returns: what was found, and whether all was judged.
  /// - Complexity: O(*n*).
  package static func judge(
    _ bytes: [UInt8], _ origin: ShellOrigin = .itself, _ setting: ShellSetting
  ) -> ShellJudgement {
    var run = ShellRun(setting, byteCount: bytes.count)
    _ = run.evaluate(bytes, origin, nil)
    run.evaluateFunctions()
    return ShellJudgement(
      findings: run.findings, ownFindings: run.ownFindings, notes: run.notes,
      isExhausted: run.isExhausted)
  }

  // MARK: What judges tell

  /// Keeps a finding; the same one is kept once.
  mutating func report(_ check: ShellCheck, _ range: Range<Int>, _ detail: String = "") {
    guard findings.count < Self.findingLimit,
      known.insert(KnownFinding(check: check, range: range)).inserted
    else { return }
    findings.append(ShellFinding(check: check, range: range, detail: detail))
  }

  /// Keeps what a rule of a user finds, in the same way.
  mutating func report(_ finding: OwnCommandFinding) {
    guard ownFindings.count < Self.findingLimit, !ownFindings.suffix(100).contains(finding) else {
      return
    }
    ownFindings.append(finding)
  }

  mutating func note(_ text: @autoclosure () -> String) {
    if setting.explains, notes.count < 100 { notes.append(text()) }
  }

  mutating func exhaust() {
    isExhausted = true
  }

  /// Takes work off what may still be done.
  mutating func spend(_ work: Int) {
    workLeft -= work
    if workLeft < 0 { exhaust() }
  }

  /// Whether loops are taken once, and functions once for the same arguments: what calls and
  /// repeats much would not be judged to its end otherwise.
  private var isFrugal: Bool { workLeft < frugalWork }

  /// Whether nothing more may be done.
  var isSpent: Bool { workLeft < 0 }

  // MARK: Scripts

  /// Takes the commands of a text.
  mutating func evaluate(
    _ bytes: [UInt8], _ origin: ShellOrigin, _ input: ShellFlow?
  ) -> ShellFlow {
    let result = ShellParser.parse(bytes, origin, documents: documents)
    documents = result.documents
    if result.isTooDeep { exhaust() }
    return evaluate(result.script, input)
  }

  /// Takes the commands of a text that stands in a word.
  mutating func evaluate(code: String, _ range: Range<Int>, _ input: ShellFlow? = nil) -> ShellFlow
  {
    spend(Self.workOfCommand + 16 * code.utf8.count)
    guard !isSpent else { return .unknown }
    return nested { $0.evaluate(Array(code.utf8), .fixed(range), input) }
  }

  /// Takes something one level deeper; at the limit, it is not judged.
  mutating func nested(_ body: (inout ShellRun) -> ShellFlow) -> ShellFlow {
    guard level < Self.maximumLevel else {
      exhaust()
      return .unknown
    }
    level += 1
    defer { level -= 1 }
    return body(&self)
  }

  mutating func evaluate(_ script: ShellScript, _ input: ShellFlow?) -> ShellFlow {
    var output = ShellFlow(text: "")
    for command in script.commands {
      output.append(evaluate(command, input))
    }
    return output
  }

  mutating func evaluate(_ command: ShellCommand, _ input: ShellFlow?) -> ShellFlow {
    spend(Self.workOfCommand)
    guard !isSpent else { return .unknown }
    switch command {
    case .simple(let simple): return nested { $0.evaluate(simple, input) }
    case .pipeline(let commands):
      var flow = input
      for command in commands { flow = evaluate(command, flow) }
      return flow ?? .unknown
    case .compound(let compound): return nested { $0.evaluate(compound, input) }
    case .function(let function):
      functions[function.name] = function
      if function.callsItselfTwice { report(.forkBomb, function.range) }
      return ShellFlow(text: "")
    }
  }

  // MARK: Compound commands

  private mutating func evaluate(_ compound: ShellCompound, _ input: ShellFlow?) -> ShellFlow {
    let streams = open(compound.redirections)
    let input = streams.input ?? input
    let before = (directory, positional)
    var output = ShellFlow(text: "")
    switch compound.kind {
    case .group, .choice, .loop:
      for body in compound.bodies { output.append(evaluate(body, input)) }
    case .subshell:
      for body in compound.bodies { output.append(evaluate(body, input)) }
      (directory, positional) = before
    case .each(let name, let words):
      var values = words.flatMap { expand($0) }
      if values.isEmpty || values.count > Self.loopLimit || isFrugal {
        values = [Self.anyOf(values)]
      }
      for value in values {
        variables[name] = [value.value]
        for body in compound.bodies { output.append(evaluate(body, input)) }
      }
    }
    write(output, to: streams.writes, range: compound.range)
    return streams.writes.isEmpty ? output : ShellFlow(text: "")
  }

  /// Stands for many values: a name that is not known, but not empty.
  private static func anyOf(_ values: [ShellArgument]) -> ShellArgument {
    var text = ShellText(hole: ShellHole(name: nil, canBeEmpty: false, isQuoted: true))
    for value in values { text.marks.formUnion(value.value.marks) }
    return ShellArgument(text, range: values.first?.range ?? 0..<0)
  }

  // MARK: Functions

  /// Takes the body of a function; `nil` if none has the name.
  mutating func call(_ name: String, _ arguments: [ShellArgument], _ input: ShellFlow?)
    -> ShellFlow?
  {
    guard let function = functions[name] else { return nil }
    calledFunctions.insert(name)
    let taken = FunctionCall(name: name, arguments: arguments.map(\.value.text))
    let isNew = knownCalls.insert(taken).inserted
    guard isNew || !isFrugal else { return .unknown }
    let outer = positional
    positional = arguments.map(\.value)
    defer { positional = outer }
    // A function that replaces a command calls that command by its own name.
    functions[name] = nil
    defer { if functions[name] == nil { functions[name] = function } }
    return nested { run in
      var output = ShellFlow(text: "")
      for command in function.body { output.append(run.evaluate(command, input)) }
      return output
    }
  }

  /// Takes the functions that nobody called: somebody else may.
  private mutating func evaluateFunctions() {
    for name in functions.keys.sorted() where !calledFunctions.contains(name) {
      guard let function = functions[name] else { continue }
      positional = nil
      for command in function.body { _ = evaluate(command, nil) }
    }
  }

  // MARK: Here-documents

  /// The body of a here-document.
  func document(_ number: Int?) -> ShellWord? {
    number.flatMap { documents.indices.contains($0) ? documents[$0] : nil }
  }
}

/// What a finding is known by.
private struct KnownFinding: Hashable {
  var check: ShellCheck
  var range: Range<Int>
}

/// A function, and what it is given.
private struct FunctionCall: Hashable {
  var name: String
  var arguments: [String]
}

/// What came of judging a text.
package struct ShellJudgement: Sendable {
  package var findings: [ShellFinding]
  /// What rules of users found.
  package var ownFindings: [OwnCommandFinding]
  /// What was resolved and unwrapped, for people.
  package var notes: [String]
  /// Whether the text was too deep or too long to be judged to its end.
  package var isExhausted: Bool
}

extension ShellFunction {
  /// Whether its body starts it twice in one pipeline, which never ends.
  fileprivate var callsItselfTwice: Bool {
    body.contains { $0.startsTwice(name) }
  }
}

extension ShellCommand {
  fileprivate func startsTwice(_ name: String) -> Bool {
    switch self {
    case .simple, .function: false
    case .pipeline(let commands): commands.filter { $0.starts(name) }.count > 1
    case .compound(let compound):
      compound.bodies.contains { $0.commands.contains { $0.startsTwice(name) } }
        || compound.bodies.contains { $0.commands.filter { $0.starts(name) }.count > 1 }
    }
  }

  private func starts(_ name: String) -> Bool {
    if case .simple(let simple) = self { simple.words.first?.constant == name } else { false }
  }
}
