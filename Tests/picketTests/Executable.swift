import Foundation
import Synchronization

/// A program that a test runs.
struct Executable {
  struct Result {
    var status: Int32
    var output: String
    var errors: String
  }

  let url: URL

  init(_ url: URL) {
    self.url = url
  }

  /// The picket that was built together with the tests: it lies beside their bundle.
  static func picket() throws -> Executable {
    // A test bundle is a file of Linux, and a directory with the file deep inside on macOS.
    let places =
      [CommandLine.arguments[0], Bundle.main.bundlePath] + Bundle.allBundles.map(\.bundlePath)
    for place in places {
      var directory = URL(filePath: place)
      for _ in 0..<5 {
        directory.deleteLastPathComponent()
        let file = directory.appending(path: "picket")
        if isProgram(file) { return Executable(file) }
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }

  /// Returns the program of a name in the search path.
  static func find(_ name: String) -> URL? {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return path.split(separator: ":").lazy.map { URL(filePath: "\($0)/\(name)") }.first(
      where: isProgram)
  }

  private static func isProgram(_ file: URL) -> Bool {
    let values = try? file.resolvingSymlinksInPath().resourceValues(forKeys: [.isRegularFileKey])
    return values?.isRegularFile == true
      && FileManager.default.isExecutableFile(atPath: file.path())
  }

  /// Runs the program to its end.
  func run(
    _ arguments: [String], in directory: URL? = nil, input: String = "",
    environment: [String: String] = [:]
  ) throws -> Result {
    let process = try start(arguments, in: directory, environment: environment)
    process.input.write(Data(input.utf8))
    try process.input.close()
    return process.end()
  }

  /// Starts the program.
  func start(
    _ arguments: [String], in directory: URL? = nil, environment: [String: String] = [:]
  ) throws -> Running {
    let process = Process()
    process.executableURL = url
    process.arguments = arguments
    process.currentDirectoryURL = directory
    // What a developer has set does not change what a test sees.
    process.environment = ProcessInfo.processInfo.environment.filter {
      !["NO_COLOR", "CLICOLOR_FORCE", "COLUMNS"].contains($0.key) && !$0.key.hasPrefix("GIT")
    }.merging(environment) { $1 }
    let running = Running(process: process)
    try process.run()
    return running
  }

  /// A program that runs, with all its standard streams in pipes.
  struct Running {
    let process: Process
    private let inputPipe = Pipe()
    private let outputPipe = Pipe()
    private let errorPipe = Pipe()

    init(process: Process) {
      self.process = process
      process.standardInput = inputPipe
      process.standardOutput = outputPipe
      process.standardError = errorPipe
    }

    var input: FileHandle { inputPipe.fileHandleForWriting }

    /// Waits for the end.
    func end() -> Result {
      // Neither pipe may fill while the other is read.
      let errorHandle = errorPipe.fileHandleForReading
      let reader = DispatchQueue(label: "errors")
      let read = Mutex(Data())
      reader.async { read.withLock { $0 = errorHandle.readDataToEndOfFile() } }
      let output = outputPipe.fileHandleForReading.readDataToEndOfFile()
      let errors = reader.sync { read.withLock { $0 } }
      process.waitUntilExit()
      let isSignal = process.terminationReason == .uncaughtSignal
      return Result(
        status: isSignal ? -process.terminationStatus : process.terminationStatus,
        output: String(decoding: output, as: UTF8.self),
        errors: String(decoding: errors, as: UTF8.self))
    }
  }
}
