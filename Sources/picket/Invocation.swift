internal import PicketKit
internal import PicketModel
internal import PicketReport
internal import PicketScan

/// What the command line asks for.
enum Invocation {
  case help
  case version
  case scan(ScanOptions)
  case writeTable(TableOptions)
  case testRules([[UInt8]])

  /// Understands the arguments of the process.
  ///
  /// - Throws: `UsageError` that says which argument is at fault, and what would do.
  init(_ arguments: [[UInt8]]) throws(UsageError) {
    var arguments = Arguments(arguments)
    if arguments.take(flag: "--help") || arguments.take(flag: "-h") {
      self = .help
      return
    }
    if arguments.take(flag: "--version") {
      self = .version
      return
    }
    switch arguments.takeWord() {
    case "scan":
      self = .scan(try ScanOptions(&arguments))
    case "rules":
      switch arguments.takeWord() {
      case "table": self = .writeTable(try TableOptions(&arguments))
      case "test":
        let paths = try arguments.takePaths()
        guard !paths.isEmpty else { throw UsageError("rules test: name a file or directory") }
        self = .testRules(paths)
      default: throw UsageError("rules takes 'test' or 'table'")
      }
    case let word?:
      throw UsageError("there is no command '\(word)'; there is 'scan'")
    case nil:
      throw UsageError("name a command, such as 'picket scan DIR'")
    }
  }
}

/// What `picket rules table` is told.
struct TableOptions {
  var directory: [UInt8]
  var output: [UInt8]
  /// Whether the rules are held to what a user's rules are held to, and not to more.
  var isLenient: Bool

  init(_ arguments: inout Arguments) throws(UsageError) {
    output = try arguments.take(option: "--output") ?? Array("table.bin".utf8)
    isLenient = arguments.take(flag: "--lenient")
    let directories = try arguments.takePaths()
    guard directories.count == 1 else {
      throw UsageError("rules table: name the one directory that holds the rules")
    }
    directory = directories[0]
  }
}

/// What `picket scan` is told.
struct ScanOptions {
  var paths: [BytePath] = []
  var format = ReportFormat.text
  var output: [UInt8]?
  var standardInputName: BytePath?
  /// `nil` if the command line does not say.
  var failOn: FailOn?
  /// Files of configuration in the place of the project's own.
  var configurationFiles: [BytePath] = []
  var usesConfiguration = true
  /// A baseline in the place of the project's own.
  var baseline: BytePath?
  /// Compiled rules that take the place of the built-in ones, for measurements.
  var table: [UInt8]?
  var showsStatistics = false
  var settings = Settings()

  init(_ arguments: inout Arguments) throws(UsageError) {
    if let name = try arguments.takeText(option: "--format") {
      format = try Self.choice(
        name, of: ReportFormat.allCases.map { ($0.rawValue, $0) }, "--format")
    }
    output = try arguments.take(option: "--output")
    if let name = try arguments.takeText(option: "--fail-on") {
      failOn = try Self.choice(name, of: FailOn.allCases.map { ($0.rawValue, $0) }, "--fail-on")
    }
    while let file = try arguments.take(option: "--config") {
      configurationFiles.append(BytePath(file))
    }
    usesConfiguration = !arguments.take(flag: "--no-config")
    baseline = try arguments.take(option: "--baseline").map(BytePath.init)
    table = try arguments.take(option: "--table")
    settings.workerCount = try arguments.takeCount(option: "--jobs", least: 1)
    settings.maximumFileSize = try arguments.takeSize(option: "--max-file-size")
    if let limit = try arguments.takeCount(option: "--max-findings", least: 1) {
      settings.maximumFindings = limit
    }
    settings.ignoresNothing = arguments.take(flag: "--no-ignore")
    showsStatistics = arguments.take(flag: "--stats")
    if let name = try arguments.takeText(option: "--kernel") {
      settings.kernel = try Self.choice(
        name, of: Kernel.allCases.filter(\.isSupported).map { ($0.rawValue, $0) }, "--kernel")
    }
    try takeSubject(&arguments)
  }

  private mutating func takeSubject(_ arguments: inout Arguments) throws(UsageError) {
    let name = try arguments.take(option: "--stdin-filename")
    let readsStandardInput = arguments.take(flag: "--stdin")
    paths = try arguments.takePaths().map(BytePath.init)
    guard readsStandardInput else {
      if name != nil { throw UsageError("--stdin-filename goes with --stdin") }
      if paths.isEmpty { paths = [BytePath(".")] }
      return
    }
    guard paths.isEmpty else { throw UsageError("--stdin takes the place of paths: name none") }
    standardInputName = name.map(BytePath.init) ?? BytePath("<stdin>")
  }

  private static func choice<T>(
    _ name: String, of choices: [(name: String, value: T)], _ option: String
  ) throws(UsageError) -> T {
    if let choice = choices.first(where: { $0.name == name }) { return choice.value }
    let names = choices.map(\.name).joined(separator: ", ")
    throw UsageError("\(option) takes one of \(names), not '\(name)'")
  }
}
