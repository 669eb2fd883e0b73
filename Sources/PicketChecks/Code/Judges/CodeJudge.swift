package import PicketModel

/// Judges programs: statements and commands that are built from strings, and what goes out unchecked.
package struct CodeJudge {
  let program: CodeProgram
  let place: SQLPlace
  /// The tables that a migration makes, which have no rows yet.
  let madeTables: Set<String>
  private(set) var findings: [TextFinding] = []

  private init(_ text: [UInt8], _ language: CodeLanguage, _ path: BytePath) {
    program = CodeProgram(text, language)
    place = SQLPlace(path)
    madeTables = place.isMigration ? Self.madeTables(program.code) : []
  }

  /// Returns what is wrong in a program; nothing if its language is not known.
  ///
  /// - Complexity: O(*n*), where *n* is the length of the text.
  package static func findings(in text: [UInt8], path: BytePath) -> [TextFinding] {
    guard let language = CodeLanguage(path) else { return [] }
    var judge = CodeJudge(text, language, path)
    judge.judge()
    return judge.findings
  }

  var code: CodeText { program.code }
  var language: CodeLanguage { program.code.language }
  var imports: CodeImports { program.imports }

  private mutating func judge() {
    judgeTexts()
    for index in code.tokens.indices {
      switch code.tokens[index].kind {
      case .symbol where code.tokens[index].role == .opening:
        if mayJudgeCall(at: index), let call = CodeCall(code, at: index) { judge(call) }
      case .symbol:
        if code.tokens[index].role == .assignment { judgeAssignment(at: index) }
      case .text(let literal):
        if code.literals[literal].isCommand { judgeCommandText(literal, index) }
        judgeMongo(at: index)
      case .name:
        judgeMongo(at: index)
        judgeName(at: index)
      case .number, .lineEnd:
        break
      }
    }
  }

  /// Tells by the name of the function whether any judge looks at a call.
  private func mayJudgeCall(at open: Int) -> Bool {
    if place.isMigration { return true }
    guard let name = CodeCall.name(at: open, code) else { return false }
    if CodeCallees.judged.contains(code.bytes, code.tokens[name].range) { return true }
    // What was imported may have another name here.
    return language == .python && imports.renames(code.word(name))
  }

  private mutating func judge(_ call: CodeCall) {
    judgeQueryCall(call)
    if code.symbol(call.open) == "(" { judgeMigrationCall(call) }
    judgeCommand(call)
    judgeEvaluation(call)
    judgePage(call)
    judgeObject(call)
    judgeTransport(call)
    judgeDisclosure(call)
  }

  private static let assigning: CodeSymbolSet = ["=", "+=", ":", "=>"]

  private mutating func judgeAssignment(at index: Int) {
    let symbol = code.symbol(index)
    guard Self.assigning.contains(symbol), let name = settingName(before: index),
      CodeCallees.settings.contains(code.bytes, name)
    else { return }
    judgePageAssignment(at: index)
    judgeTransportSetting(at: index)
    judgeObjectSetting(at: index)
    judgeDisclosureSetting(at: index)
  }

  /// Names that are judged wherever they stand.
  private static let names: Set<String> = [
    "CERT_NONE", "VERIFY_NONE", "ALLOW_ALL_HOSTNAME_VERIFIER", "INSTANCE", "checkServerTrusted",
    "DangerousAcceptAnyServerCertificateValidator", "html_safe",
  ]

  /// Functions of Ruby that people call without brackets.
  private static let bareCalls = CodeNameSet([
    "system", "exec", "spawn", "eval", "instance_eval", "class_eval", "module_eval", "raw", "puts",
    "load", "where", "order", "having", "joins", "execute", "info", "debug", "warn", "error",
    "find_by_sql", "print",
  ])

  private mutating func judgeName(at index: Int) {
    let count = code.tokens[index].range.count
    if count > 7, Self.names.contains(code.word(index)) { judgeTransportName(at: index) }
    guard language == .ruby else { return }
    if place.isMigration { judgeBareCommand(at: index) }
    if Self.bareCalls.contains(code.bytes, code.tokens[index].range),
      code.symbol(index - 1) != ":", let call = CodeCall(bare: index, code)
    {
      judge(call)
    }
  }

  // MARK: What judges share

  /// What is known of an argument; a harmless value where there is none.
  func value(_ tokens: Range<Int>?) -> CodeValue {
    tokens.map { program.value($0) } ?? .harmless
  }

  /// Whether an argument is a word such as `True`.
  func isWord(_ tokens: Range<Int>?, _ words: String...) -> Bool {
    guard let tokens, tokens.count == 1, let first = tokens.first else { return false }
    if words.contains(code.word(first)) { return true }
    return code.tokens[first].kind == .number
      && words.contains(String(decoding: code.bytes[code.tokens[first].range], as: UTF8.self))
  }

  /// The full path of what a call names, with imports resolved.
  func resolved(_ call: CodeCall) -> [String] { imports.resolved(call.path) }

  /// Adds a finding about some tokens.
  mutating func report(
    _ check: String, _ tokens: Range<Int>, variant: String? = nil, _ detail: String = ""
  ) {
    let variant = place.isSample ? "sample" : variant
    let range = code.range(of: tokens)
    // Two ways to the same place are one finding.
    guard !findings.suffix(8).contains(where: { $0.check == check && $0.range.overlaps(range) })
    else { return }
    findings.append(TextFinding(check, variant: variant, range, detail))
  }

  /// Adds findings of another judge as they are.
  mutating func add(_ others: [TextFinding]) {
    findings += others
  }
}
