internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketScan
internal import PicketSystem

/// What `picket scan` is told.
struct ScanOptions {
  /// What is scanned.
  enum Subject {
    case paths([BytePath])
    case standardInput(BytePath)
    /// SQL statements of a file, or of standard input.
    case statements([UInt8]?)
    /// What the index of git adds; whether a hook of git asks.
    case staged(isHook: Bool)
    /// What commits add, as the user names them.
    case range([UInt8])
    case history(HistoryOptions)
    /// The message of a commit.
    case message([UInt8], path: BytePath)
    /// What a push brings, by the lines of its hook, and the remote; `nil` where it is received.
    case push([UInt8], remote: [UInt8]?)
    /// Paths that a file lists, and whether they end in zero bytes.
    case list([UInt8], isNullSeparated: Bool)
  }

  /// A file that gets the findings.
  struct ReportFile {
    var option: String
    var format: ReportFormat
    var path: [UInt8]
  }

  /// What is told of the work that was done.
  enum Statistics {
    case none
    case stages
    case rules
  }

  var subject = Subject.paths([BytePath(".")])
  var format = ReportFormat.text
  /// Whether findings go to standard output.
  var printsFindings = true
  var reports: [ReportFile] = []
  /// `nil` if the command line does not say, like the next two.
  var failOn: FailOn?
  var minimumSeverity: Severity?
  var minimumConfidence: Confidence?
  var color = ColorChoice.auto
  var isQuiet = false
  var isVerbose = false
  var showsNearMisses = false
  /// Whether copies of the user's own secrets are looked for.
  var findsOwnSecrets = false
  var statistics = Statistics.none
  var project = ProjectChoice()
  /// Compiled rules that take the place of the built-in ones, for measurements.
  var table: [UInt8]?
  var settings = Settings()

  /// Makes the options of a scan that is told nothing.
  init() {
    take(nil)
  }

  init(_ parsed: ParsedArguments) throws(UsageError) {
    if let word: ReportFormat = parsed.word(.format) { format = word }
    failOn = parsed.word(.failOn)
    minimumSeverity = parsed.word(.minSeverity)
    minimumConfidence = parsed.word(.minConfidence)
    color = parsed.word(.color) ?? .auto
    isQuiet = parsed.has(.quiet)
    isVerbose = parsed.has(.verbose)
    showsNearMisses = parsed.has(.showNearMisses)
    findsOwnSecrets = parsed.has(.ownSecrets)
    if let statistics = parsed.value(.stats) {
      self.statistics = statistics.isEmpty ? .stages : .rules
    }
    project = try ProjectChoice(parsed)
    table = parsed.value(.table)
    try readReports(parsed)
    try readSettings(parsed)
    try readSubject(parsed)
  }

  /// Makes the options of `picket check sql`.
  init(statements parsed: ParsedArguments) throws(UsageError) {
    try self.init(parsed)
    subject = .statements(parsed.operands.first)
  }

  /// Takes whose modes are judged; where CI checks out files, modes say nothing about a user's.
  private mutating func take(_ modes: ModeChoice?) {
    let environment = Process.environment("CI").map { String(decoding: $0, as: UTF8.self) }
    let isUsual = ["", "0", "false"].contains(environment ?? "")
    let choice = modes ?? (isUsual ? .scope : .none)
    settings.judgesModes = choice != .none
    settings.judgesAllModes = choice == .all
  }

  private mutating func readReports(_ parsed: ParsedArguments) throws(UsageError) {
    if let path = parsed.value(.output) {
      printsFindings = false
      reports.append(ReportFile(option: "--output", format: format, path: path))
    }
    for value in parsed.all(.report) {
      guard let equals = value.firstIndex(of: UInt8(ascii: "=")), equals + 1 < value.count else {
        throw parsed.error("--report takes a format and a path, such as jsonl=findings.jsonl")
      }
      let name = Array(value[..<equals]).shown
      guard let format = ReportFormat(rawValue: name) else {
        let names = ReportFormat.allCases.map(\.rawValue)
        let list = "; formats are " + names.joined(separator: ", ")
        throw parsed.error(
          "--report has no format '\(name)'"
            + Guess.advice(for: name, among: names, otherwise: list))
      }
      reports.append(
        ReportFile(option: "--report", format: format, path: Array(value[(equals + 1)...])))
    }
    for (index, report) in reports.enumerated()
    where reports[..<index].contains(where: { $0.path == report.path }) {
      throw parsed.error("two reports are to be written to '\(report.path.shown)'; name two files")
    }
  }

  private mutating func readSettings(_ parsed: ParsedArguments) throws(UsageError) {
    settings.workerCount = try parsed.count(.jobs)
    settings.maximumFileSize = try parsed.size(.maxFileSize)
    if let limit = try parsed.count(.maxFindings) { settings.maximumFindings = limit }
    settings.ignoresNothing = parsed.has(.noIgnore)
    settings.kernel = parsed.word(.kernel)
    take(parsed.word(.modes))
    settings.countsRuleCosts = statistics == .rules
    try settings.selectRules(parsed)
  }

  private mutating func readSubject(_ parsed: ParsedArguments) throws(UsageError) {
    let sources = [OptionName.stdin, .filesFrom, .staged, .diff, .history].filter(parsed.has)
    let named = parsed.has(.history) || parsed.operands.isEmpty ? 0 : 1
    guard sources.count + named < 2 else {
      throw parsed.error(
        "--stdin, --files-from, --staged, --diff and --history take the place of paths: choose one")
    }
    for option in [OptionName.unreachable, .sinceLast]
    where parsed.has(option) && !parsed.has(.history) {
      throw parsed.error("--\(option.rawValue) goes with --history")
    }
    if try readRepository(parsed) { return }
    if parsed.has(.stdinFilename), !parsed.has(.stdin) {
      throw parsed.error("--stdin-filename goes with --stdin")
    }
    if parsed.has(.null), !parsed.has(.filesFrom) {
      throw parsed.error("--null goes with --files-from")
    }
    if parsed.operands.contains([UInt8(ascii: "-")]) {
      throw parsed.error("'-' is no path; write --stdin to scan standard input, or ./- for a file")
    }
    if parsed.operands.contains([]) { throw parsed.error("a path is empty; leave it out") }
    if parsed.has(.stdin) {
      subject = .standardInput(
        parsed.value(.stdinFilename).map(BytePath.init) ?? BytePath("<stdin>"))
    } else if let list = parsed.value(.filesFrom) {
      subject = .list(list, isNullSeparated: parsed.has(.null))
    } else if !parsed.operands.isEmpty {
      subject = .paths(parsed.operands.map { BytePath($0) })
    }
  }
}

extension ScanOptions {
  /// Reads what of a repository is scanned; tells whether it is anything.
  private mutating func readRepository(_ parsed: ParsedArguments) throws(UsageError) -> Bool {
    if parsed.has(.staged) {
      subject = .staged(isHook: false)
    } else if let range = parsed.value(.diff) {
      subject = .range(range)
    } else if parsed.has(.history) {
      var history = HistoryOptions()
      history.revisions = parsed.operands
      history.includesUnreachable = parsed.has(.unreachable)
      history.isSinceLast = parsed.has(.sinceLast)
      if history.includesUnreachable, history.isSinceLast {
        throw parsed.error("--unreachable and --since-last do not go together: leave one out")
      }
      subject = .history(history)
    } else {
      return false
    }
    return true
  }
}

extension Settings {
  /// Takes the rules that `--only` and `--skip` name.
  mutating func selectRules(_ parsed: ParsedArguments) throws(UsageError) {
    onlyRules = parsed.list(.only)
    skippedRules = parsed.list(.skip)
    for (option, names) in [(OptionName.only, onlyRules), (.skip, skippedRules)]
    where parsed.has(option) && names.isEmpty {
      throw parsed.error("--\(option.rawValue) names no rule; leave it out for all rules")
    }
  }
}
